// What other documents say of some entities that a document mentions, each different saying once.
MATCH (d:Document {id: $document})-[:MENTIONS]->(e)<-[r:MENTIONS]-(o:Document)
WHERE e.id IN $ids AND o.id <> $document
RETURN DISTINCT e.id AS tail, r.said AS said, r.raw AS raw
