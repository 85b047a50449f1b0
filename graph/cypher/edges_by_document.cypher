// How many relationships of one type each document states.
MATCH ()-[r:__TYPE__]->()
RETURN r.document AS document, count(r) AS n
