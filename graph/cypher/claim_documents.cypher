// Lock documents against other writers, making those that are new, and tell what was said when they were loaded.
UNWIND $ids AS id
MERGE (d:Document {id: id})
SET d.digest = d.digest
RETURN d.id AS id, d.digest AS digest, d.sha256 AS sha256, d.source AS source
