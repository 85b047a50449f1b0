// Keep entities of one label. rows: id, name, key, aliases, properties
CYPHER replan=skip
UNWIND $batch.rows AS row
MERGE (n:__LABEL__ {id: row.id})
SET n.name = row.name, n.`key` = row.`key`, n.aliases = row.aliases
SET n += row.properties
