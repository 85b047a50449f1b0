// All relationships that begin at some entities of one label.
UNWIND $batch.ids AS id
MATCH (h:__LABEL__ {id: id})-[r]->(t)
RETURN type(r) AS type, __EDGE__
