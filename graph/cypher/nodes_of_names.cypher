// The names of all entities of one label.
MATCH (n:__LABEL__)
RETURN n.id AS id, n.name AS name, n.`key` AS `key`, n.aliases AS aliases
