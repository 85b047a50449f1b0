// Keep decisions. rows: id, properties
CYPHER replan=skip
UNWIND $batch.rows AS row
MERGE (d:Decision {id: row.id})
SET d += row.properties
