// Tell which of some ids nodes of one label have.
UNWIND $ids AS id
MATCH (n:__LABEL__ {id: id})
RETURN n.id AS id
