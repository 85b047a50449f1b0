// title: 两个实体之间的最短联系
// about: 沿共建、牵头、资助、组成、附属、接续和位置关系,不经文档,最多六步;有几条一样短的路时只给一条。
// question: {first}和{second}之间有什么联系?
// param first: entity, required
// param second: entity, required
// returns: step, head, relation, tail, status, document, quote
// example: --first 良渚实验室 --second 杭州
// when empty: mentioned-together first={first} second={second}; 没有查到关系相连的路,但下列文档同时提到双方:
MATCH (a {id: $first})
MATCH (b {id: $second})
MATCH path = shortestPath((a)-[:CO_BUILDS|FUNDS|SUCCEEDS|PART_OF|AFFILIATED_WITH|HOSTS|LOCATED_IN*1..6]-(b))
WITH relationships(path) AS links
UNWIND range(0, size(links) - 1) AS i
WITH i + 1 AS step, links[i] AS r
WITH step, startNode(r) AS x, endNode(r) AS y, type(r) AS relation, r.status AS status, r.document AS source,
     r.quote AS quote
MATCH (d:Document {id: source})
RETURN step AS step, x.name AS head, relation AS relation, y.name AS tail, status AS status, d.title AS document,
       quote AS quote, [x.id, y.id] AS _nodes, [[relation, x.id, y.id, source]] AS _edges
ORDER BY step
