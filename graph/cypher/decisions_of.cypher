// Into what these entities were merged.
UNWIND $ids AS id
MATCH (d:Decision {id: id})
WHERE d.kind = 'merge'
RETURN d.kind AS kind, d.kept AS kept, d.other AS other, d.rule AS rule, d.reason AS reason, d.name AS name
