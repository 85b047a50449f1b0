// title: 两条走廊的共同之处
// about: 与两条走廊(或其组成部分)都有关系的实体。
// question: {first}和{second}有什么共同的?
// param first: Corridor, required
// param second: Corridor, required
// returns: shared, type, first_relations, second_relations, documents
// example: --first 广深科技创新走廊 --second 广深港科技创新走廊
MATCH (c:Corridor {id: $first})<-[:PART_OF*0..2]-(m)
WITH DISTINCT m
MATCH (m)-[r:PART_OF|LOCATED_IN|CO_BUILDS|FUNDS|SUCCEEDS|HOSTS|AFFILIATED_WITH]-(n)
MATCH (n)-[:LOCATED_IN*0..3]->(x)
WHERE NOT x.id IN [$first, $second]
WITH DISTINCT x, type(r) AS relation, startNode(r).id AS head, endNode(r).id AS tail, r.document AS source
ORDER BY relation, head, tail, source
WITH x, collect(DISTINCT relation) AS first_relations, collect([relation, head, tail, source]) AS first_edges
MATCH (k:Corridor {id: $second})<-[:PART_OF*0..2]-(m)
WITH DISTINCT x, first_relations, first_edges, m
MATCH (x)<-[:LOCATED_IN*0..3]-(n)
WITH DISTINCT x, first_relations, first_edges, m, n
MATCH (n)-[r:PART_OF|LOCATED_IN|CO_BUILDS|FUNDS|SUCCEEDS|HOSTS|AFFILIATED_WITH]-(m)
WITH DISTINCT x, first_relations, first_edges, type(r) AS relation, startNode(r).id AS head, endNode(r).id AS tail,
     r.document AS source
ORDER BY relation, head, tail, source
WITH x, first_relations, first_edges, collect(DISTINCT relation) AS second_relations,
     collect([relation, head, tail, source]) AS second_edges
WITH x, first_relations, second_relations, first_edges + second_edges AS edges
UNWIND edges AS edge
WITH x, first_relations, second_relations, edges, count(DISTINCT edge[3]) AS documents
RETURN x.name AS shared, labels(x)[0] AS type, first_relations AS first_relations,
       second_relations AS second_relations, documents AS documents, [x.id] AS _nodes, edges AS _edges
ORDER BY type, shared
