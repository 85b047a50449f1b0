// Nodes of one label with this alias.
MATCH (n:__LABEL__)
WHERE $text IN n.aliases
RETURN n.id AS id
