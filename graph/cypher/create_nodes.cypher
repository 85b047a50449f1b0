// Add entities of one label that the transaction did not find. rows: id, name, key, aliases, properties
// Where another writer was quicker the constraint refuses this one, and the engine begins the transaction anew.
// The file engine refuses a property in CREATE that no node of the label had yet, also without a value; not in SET.
CYPHER replan=skip
UNWIND $batch.rows AS row
CREATE (n:__LABEL__ {id: row.id, name: row.name, `key`: row.`key`, aliases: row.aliases})
SET n += row.properties
