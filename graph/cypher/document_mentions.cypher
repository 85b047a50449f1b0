// Some of what a document mentions, locked against other writers.
MATCH (d:Document {id: $document})-[r:MENTIONS]->(e)
WITH r, e LIMIT 1000
SET e.claimed = true
WITH r, e
REMOVE e.claimed
RETURN e.id AS tail, r.said AS said, r.raw AS raw
