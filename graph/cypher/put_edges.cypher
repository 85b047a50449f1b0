// Add relationships of one type between two labels. rows: head, tail, document, evidence
// Their document has none of them: it is new, or what it said was taken out before in the same transaction.
CYPHER replan=skip
UNWIND $batch.rows AS row
MATCH (h:__HEAD__ {id: row.head})
MATCH (t:__TAIL__ {id: row.tail})
CREATE (h)-[r:__TYPE__ {document: row.document, __EVIDENCE__}]->(t)
RETURN count(*) AS n
