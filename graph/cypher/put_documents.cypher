// Keep documents' own properties. rows: id, properties
CYPHER replan=skip
UNWIND $batch.rows AS row
MERGE (d:Document {id: row.id})
SET d += row.properties
