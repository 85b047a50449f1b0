// How many relationships a type has.
MATCH ()-[r:__TYPE__]->()
RETURN count(r) AS n
