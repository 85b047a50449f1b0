// title: 科创走廊的网络
// about: 走廊自身的关系,以及走廊的组成部分(地区和部门除外)的关系。
// question: {corridor}上有什么?
// param corridor: Corridor, required; 科创走廊
// returns: head, head_type, relation, tail, tail_type, status, document, quote
// example: --corridor 杭州城西科创大走廊
MATCH (c:Corridor {id: $corridor})<-[:PART_OF*0..2]-(m)
WITH DISTINCT c, m
WHERE m.id = c.id OR NOT (m:Place OR m:Agency)
MATCH (m)-[r:PART_OF|LOCATED_IN|CO_BUILDS|FUNDS|SUCCEEDS|HOSTS|AFFILIATED_WITH]-(o)
WITH DISTINCT r, startNode(r) AS a, endNode(r) AS b
WITH a, b, type(r) AS relation, r.status AS status, r.document AS source, r.quote AS quote
MATCH (d:Document {id: source})
RETURN a.name AS head, labels(a)[0] AS head_type, relation AS relation, b.name AS tail, labels(b)[0] AS tail_type,
       status AS status, d.title AS document, quote AS quote,
       [a.id, b.id] AS _nodes, [[relation, a.id, b.id, source]] AS _edges
ORDER BY CASE WHEN b.id = $corridor THEN 0 WHEN a.id = $corridor THEN 1 ELSE 2 END, relation, tail, head, d.date, document
