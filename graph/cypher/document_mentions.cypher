// Some of the entities that a document mentions.
MATCH (d:Document {id: $document})-[r:MENTIONS]->(e)
RETURN e.id AS id LIMIT 1000
