// All relationships that end at some entities of one label.
UNWIND $batch.ids AS id
MATCH (h)-[r]->(t:__LABEL__ {id: id})
RETURN type(r) AS type, __EDGE__
