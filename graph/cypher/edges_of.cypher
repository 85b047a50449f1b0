// All relationships of an entity but mentions, with names and the documents that state them.
MATCH (n:__LABEL__ {id: $id})-[r]-(o)
WHERE type(r) <> 'MENTIONS'
MATCH (d:Document)
WHERE d.id = r.document
RETURN type(r) AS type, startNode(r).id = $id AS outward, o.id AS other, o.name AS name, d.title AS document, d.date AS date,
       r.status AS status, r.quote AS quote, r.start AS start, r.`end` AS `end`
