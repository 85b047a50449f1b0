// Into what these entities were merged.
// Where there is none at all nothing is looked up.
CYPHER replan=skip
MATCH (any:Decision)
WITH count(any) AS n
WHERE n > 0
UNWIND $batch.ids AS id
MATCH (d:Decision {id: id})
WHERE d.kind = 'merge'
RETURN d.kind AS kind, d.kept AS kept, d.other AS other, d.rule AS rule, d.reason AS reason, d.name AS name
