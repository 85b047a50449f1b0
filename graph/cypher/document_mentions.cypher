// Some of what a document mentions.
MATCH (d:Document {id: $document})-[r:MENTIONS]->(e)
RETURN e.id AS tail, r.said AS said, r.raw AS raw LIMIT 1000
