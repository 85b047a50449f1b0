// Nodes of one label with one of these aliases.
MATCH (n:__LABEL__)
WHERE any(alias IN n.aliases WHERE alias IN $names)
RETURN n.id AS id
LIMIT 100
