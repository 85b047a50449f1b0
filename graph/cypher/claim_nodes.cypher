// Lock nodes of one label against other writers, then tell what is held of them: nothing of one that is made here, for it
// was not there or another writer took it away. In their order, so that no two wait for each other.
CYPHER replan=skip
UNWIND $batch.ids AS id
MERGE (n:__LABEL__ {id: id})
SET n.claimed = true
WITH n
REMOVE n.claimed
RETURN __NODE__
