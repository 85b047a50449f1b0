// title: 同文相近处的事实
// about: 文档首次提到它的地方前后若干字之内,原文陈述的其他关系。相近不等于有关,请读原句。
// question: 提到{entity}的地方还说了什么?
// param entity: entity, required
// param distance: integer, default 300; 前后多少字
// returns: head, relation, tail, status, date, document, quote
// example: --entity 杭州城西科创大走廊
MATCH (e {id: $entity})<-[m:MENTIONS]-(d:Document)
WITH d, m.start AS spot
MATCH (d)-[:MENTIONS]->(x)
MATCH (x)-[r:CO_BUILDS|FUNDS|SUCCEEDS|PART_OF|HOSTS|AFFILIATED_WITH|LOCATED_IN]->(y)
WHERE r.document = d.id AND r.basis = 'stated' AND r.start >= spot - $distance AND r.start <= spot + $distance
  AND x.id <> $entity AND y.id <> $entity
WITH DISTINCT d, x, y, type(r) AS relation, r.status AS status, r.date AS date, r.quote AS quote, r.start AS first
RETURN x.name AS head, relation AS relation, y.name AS tail, status AS status, date AS date, d.title AS document,
       quote AS quote, [x.id, y.id] AS _nodes, [[relation, x.id, y.id, d.id]] AS _edges
ORDER BY date, document, first, relation, head, tail
