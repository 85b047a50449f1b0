// Keep decisions. rows: id, properties
UNWIND $rows AS row
MERGE (d:Decision {id: row.id})
SET d += row.properties
