// Nodes of one label whose names have these keys.
UNWIND $keys AS word
MATCH (n:__LABEL__ {`key`: word})
RETURN n.id AS id
