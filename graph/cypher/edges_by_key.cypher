// Relationships of one type between two labels, by head, tail and document.
UNWIND $batch.rows AS row
MATCH (h:__HEAD__ {id: row.head})-[r:__TYPE__]->(t:__TAIL__ {id: row.tail})
WHERE r.document = row.document
RETURN __EDGE__
