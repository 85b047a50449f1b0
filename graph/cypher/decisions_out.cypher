// Forget decisions.
UNWIND $ids AS id
MATCH (d:Decision {id: id})
DETACH DELETE d
