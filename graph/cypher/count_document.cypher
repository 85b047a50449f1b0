// How many relationships of one type a document states.
MATCH ()-[r:__TYPE__ {document: $document}]->()
RETURN count(r) AS n
