// All relationships of one type.
MATCH (h)-[r:__TYPE__]->(t)
RETURN __EDGE__
