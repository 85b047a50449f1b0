// Add entities of one label that the transaction did not find. rows: id, name, key, aliases, properties
// Where another writer was quicker the constraint refuses this one, and the engine begins the transaction anew.
UNWIND $rows AS row
CREATE (n:__LABEL__ {`key`: row.`key`, __PROPERTIES__})
