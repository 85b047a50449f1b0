// Tell which of some ids nodes of one label have.
CYPHER replan=skip
UNWIND $batch.ids AS id
MATCH (n:__LABEL__ {id: id})
RETURN n.id AS id
