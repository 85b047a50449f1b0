// title: 一个实体的来龙去脉
// about: 它和它的前身、后续,按文档日期排列的每次提及和每条关系(位置和附属除外)。
// question: {entity}后来怎么样了?
// param entity: entity, required
// param limit: integer, default 500; 最多行数
// returns: date, entity, relation, other, status, document, quote
// example: --entity 之江实验室
MATCH (e {id: $entity})-[:SUCCEEDS*0..4]-(x)
WITH DISTINCT x
MATCH (x)-[r:CO_BUILDS|FUNDS|SUCCEEDS|PART_OF|HOSTS|MENTIONS]-(o)
WITH x, o, r, startNode(r).id AS first, endNode(r).id AS last
WITH x, o, type(r) AS relation, r.status AS status, r.date AS date, r.document AS source, r.quote AS quote, first, last
MATCH (d:Document {id: source})
RETURN date AS date, x.name AS entity, relation AS relation, CASE relation WHEN 'MENTIONS' THEN null ELSE o.name END AS other,
       status AS status, d.title AS document, quote AS quote,
       [x.id, o.id] AS _nodes, [[relation, first, last, source]] AS _edges
ORDER BY date, document, relation, entity, other
LIMIT $limit
