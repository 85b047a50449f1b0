// Keep relationships of one type between two labels. rows: head, tail, document, evidence
UNWIND $rows AS row
MATCH (h:__HEAD__ {id: row.head})
MATCH (t:__TAIL__ {id: row.tail})
MERGE (h)-[r:__TYPE__ {document: row.document}]->(t)
SET r += row.evidence
