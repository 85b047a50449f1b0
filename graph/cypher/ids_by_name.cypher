// Nodes of one label with this canonical name.
MATCH (n:__LABEL__ {`key`: $key})
WHERE n.name = $text
RETURN n.id AS id
