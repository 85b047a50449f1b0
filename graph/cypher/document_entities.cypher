// The entities that a document mentions.
MATCH (d:Document {id: $id})-[m:MENTIONS]->(e)
RETURN DISTINCT e.id AS id
