// Take away what a document mentions.
MATCH (d:Document {id: $document})-[r:MENTIONS]->(e)
DELETE r
