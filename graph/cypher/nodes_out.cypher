// Take away entities of one label.
CYPHER replan=skip
UNWIND $batch.ids AS id
MATCH (n:__LABEL__ {id: id})
DETACH DELETE n
