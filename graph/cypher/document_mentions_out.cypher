// Take away a document's mentions of some entities.
MATCH (d:Document {id: $document})-[r:MENTIONS]->(e)
WHERE e.id IN $ids
DELETE r
