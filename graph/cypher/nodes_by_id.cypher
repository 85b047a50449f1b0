// Nodes of one label, by id.
CYPHER replan=skip
UNWIND $batch.ids AS id
MATCH (n:__LABEL__ {id: id})
RETURN __NODE__
