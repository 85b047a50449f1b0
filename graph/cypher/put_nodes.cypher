// Keep entities of one label. rows: id, name, aliases, properties
UNWIND $rows AS row
MERGE (n:__LABEL__ {id: row.id})
SET n.name = row.name, n.aliases = row.aliases
SET n += row.properties
