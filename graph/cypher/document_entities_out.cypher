// Take away some entities that a document mentions.
MATCH (d:Document {id: $document})-[:MENTIONS]->(e)
WHERE e.id IN $ids
DETACH DELETE e
