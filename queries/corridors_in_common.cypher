// title: 两条走廊的共同之处
// about: 与两条走廊(或其组成部分)都有关系的实体。
// question: {first}和{second}有什么共同的?
// param first: Corridor, required
// param second: Corridor, required
// returns: shared, type, first_relations, second_relations, documents
// example: --first 广深科技创新走廊 --second 广深港科技创新走廊
UNWIND [$first, $second] AS side
MATCH (c:Corridor {id: side})<-[:PART_OF*0..2]-(m)
WITH DISTINCT side, m
MATCH (m)-[r:PART_OF|LOCATED_IN|CO_BUILDS|FUNDS|SUCCEEDS|HOSTS|AFFILIATED_WITH]-(n)
MATCH (n)-[:LOCATED_IN*0..3]->(x)
WHERE NOT x.id IN [$first, $second]
WITH DISTINCT side, x, type(r) AS relation, startNode(r).id AS head, endNode(r).id AS tail, r.document AS source
ORDER BY relation, head, tail, source
WITH x, collect(DISTINCT CASE WHEN side = $first THEN relation END) AS first_relations,
     collect(DISTINCT CASE WHEN side = $second THEN relation END) AS second_relations,
     collect(DISTINCT [relation, head, tail, source]) AS edges, count(DISTINCT source) AS documents
WHERE size(first_relations) > 0 AND size(second_relations) > 0
RETURN x.name AS shared, labels(x)[0] AS type, first_relations AS first_relations,
       second_relations AS second_relations, documents AS documents, [x.id] AS _nodes, edges AS _edges
ORDER BY type, shared
