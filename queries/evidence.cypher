// title: 实体的证据
// about: 提到它的每份文档和关于它的每条关系,附原句和位置;最近的在前。
// question: 哪些文档怎样提到{entity}?
// param entity: entity, required
// param limit: integer, default 500; 最多行数
// returns: head, relation, tail, status, date, document, quote, start, end
// example: --entity 之江实验室
MATCH (e {id: $entity})-[r]-(o)
WITH DISTINCT r, startNode(r) AS a, endNode(r) AS b
WITH a, b, type(r) AS relation, r.status AS status, r.date AS date, r.document AS source, r.quote AS quote,
     r.start AS first, r.`end` AS last
MATCH (d:Document {id: source})
RETURN a.name AS head, relation AS relation, b.name AS tail, status AS status, date AS date, d.title AS document,
       quote AS quote, first AS start, last AS `end`,
       [a.id, b.id] AS _nodes, [[relation, a.id, b.id, source]] AS _edges
ORDER BY date DESC, document, relation, head, tail
LIMIT $limit
