// What documents say of some entities of one label, each different saying once.
UNWIND $batch.ids AS id
MATCH (d:Document)-[r:MENTIONS]->(e:__LABEL__ {id: id})
RETURN DISTINCT id AS tail, r.said AS said, r.raw AS raw
