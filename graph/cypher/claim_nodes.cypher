// Lock nodes of one label against other writers, then tell what is held of them. In their order, so that no two wait for each other.
CYPHER replan=skip
UNWIND $batch.ids AS id
MATCH (n:__LABEL__ {id: id})
SET n.claimed = true
WITH n
REMOVE n.claimed
RETURN __NODE__
