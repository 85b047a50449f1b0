// All nodes of one label.
MATCH (n:__LABEL__)
RETURN __NODE__
