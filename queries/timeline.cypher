// title: 一个实体的来龙去脉
// about: 它和它的前身、后续,按文档日期排列的每次提及和每条关系(位置和附属除外)。
// question: {entity}后来怎么样了?
// param entity: entity, required
// param limit: integer, default 500; 最多行数
// returns: date, head, relation, tail, status, document, quote
// example: --entity 之江实验室
MATCH (e {id: $entity})-[:SUCCEEDS*0..4]-(x)
WITH DISTINCT x
MATCH (x)-[r:CO_BUILDS|FUNDS|SUCCEEDS|PART_OF|HOSTS|MENTIONS]-(o)
WITH DISTINCT r, startNode(r) AS a, endNode(r) AS b
WITH a, b, type(r) AS relation, r.status AS status, r.date AS date, r.document AS source, r.quote AS quote
MATCH (d:Document {id: source})
RETURN date AS date, a.name AS head, relation AS relation, b.name AS tail, status AS status, d.title AS document,
       quote AS quote, [a.id, b.id] AS _nodes, [[relation, a.id, b.id, source]] AS _edges
ORDER BY date, document, relation, head, tail
LIMIT $limit
