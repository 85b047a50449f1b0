// Forget decisions.
CYPHER replan=skip
UNWIND $batch.ids AS id
MATCH (d:Decision {id: id})
DETACH DELETE d
