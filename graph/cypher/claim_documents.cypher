// Lock documents against other writers, making those that are new; then tell what was said when they were loaded.
CYPHER replan=skip
UNWIND $batch.ids AS id
MERGE (d:Document {id: id})
SET d.claimed = true
WITH d
REMOVE d.claimed
RETURN d.id AS id, d.digest AS digest, d.sha256 AS sha256, d.source AS source
