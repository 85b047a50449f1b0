// Nodes of one label with this canonical name.
MATCH (n:__LABEL__)
WHERE n.name = $text
RETURN __NODE__
