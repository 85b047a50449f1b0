// Names of one label that hold any of these pieces.
MATCH (n:__LABEL__)
WHERE any(piece IN $pieces WHERE n.name CONTAINS piece)
RETURN n.name AS name
LIMIT 500
