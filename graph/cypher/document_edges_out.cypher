// Take away a document's relationships of one type, some at a time.
MATCH (h)-[r:__TYPE__ {document: $document}]->(t)
WITH r LIMIT 5000
DELETE r
RETURN count(*) AS n
