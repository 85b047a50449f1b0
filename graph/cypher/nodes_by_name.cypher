// Nodes of one label with this canonical name.
MATCH (n:__LABEL__ {name: $text})
RETURN __NODE__
