// All decisions which entities are one.
MATCH (d:Decision)
RETURN d.kind AS kind, d.kept AS kept, d.other AS other, d.rule AS rule, d.reason AS reason, d.name AS name
