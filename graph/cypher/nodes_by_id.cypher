// Nodes of one label, by id.
UNWIND $ids AS id
MATCH (n:__LABEL__ {id: id})
RETURN __NODE__
