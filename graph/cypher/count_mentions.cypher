// How many entities a document mentions.
MATCH (d:Document {id: $document})-[r:MENTIONS]->(e)
RETURN count(r) AS n
