// Take away a document's relationships but its mentions, some at a time. It mentions all that it relates.
MATCH (d:Document {id: $document})-[:MENTIONS]->(h)-[r:__STATED__]->(t)
WHERE r.document = $document
WITH r LIMIT 5000
DELETE r
RETURN count(*) AS n
