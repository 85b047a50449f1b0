// title: 只见计划、未见建成
// about: 文中只有计划状态、所有文档都没有报告建成或挂牌的共建、牵头、资助、接续和组成关系。
// question: {place}有哪些计划了却没有报告建成的?
// param place: Place, optional; 只看某地(含下属地区)的主体
// param before: year, optional; 只看这一年以前提出的
// returns: thing, type, relation, party, date, document, quote
// example: --place 浙江
MATCH (p:Place {id: $place})<-[:LOCATED_IN*0..4]-(m) // if $place
WITH DISTINCT m // if $place
MATCH (m)-[r:CO_BUILDS|HOSTS|FUNDS|SUCCEEDS|PART_OF {status: 'planned'}]-(o) // if $place
WITH DISTINCT r, startNode(r) AS a, endNode(r) AS b // if $place
MATCH (a)-[r:CO_BUILDS|HOSTS|FUNDS|SUCCEEDS|PART_OF {status: 'planned'}]->(b) // unless $place
WHERE (type(r) IN ['SUCCEEDS', 'PART_OF'] OR NOT EXISTS {
        MATCH (b)-[:CO_BUILDS|HOSTS|FUNDS|SUCCEEDS|PART_OF {status: 'done'}]-() })
  AND (NOT type(r) IN ['SUCCEEDS', 'PART_OF'] OR NOT EXISTS {
        MATCH (a)-[:CO_BUILDS|HOSTS|FUNDS|SUCCEEDS|PART_OF {status: 'done'}]-() })
  AND r.date < $before // if $before
WITH a, b, type(r) IN ['SUCCEEDS', 'PART_OF'] AS turned, type(r) AS relation, r.date AS date, r.document AS source,
     r.quote AS quote
MATCH (d:Document {id: source})
RETURN CASE WHEN turned THEN a.name ELSE b.name END AS thing,
       CASE WHEN turned THEN labels(a)[0] ELSE labels(b)[0] END AS type, relation AS relation,
       CASE WHEN turned THEN b.name ELSE a.name END AS party, date AS date, d.title AS document, quote AS quote,
       [a.id, b.id] AS _nodes, [[relation, a.id, b.id, source]] AS _edges
ORDER BY date, thing, relation, party, document
