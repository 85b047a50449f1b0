// title: 只见计划、未见建成
// about: 文中只有计划状态、所有文档都没有报告建成或挂牌的共建、牵头、资助、接续和组成关系。
// question: {place}有哪些计划了却没有报告建成的?
// param place: Place, optional; 只看某地(含下属地区)的主体
// param before: year, optional; 只看这一年以前提出的
// returns: thing, type, relation, party, date, document, quote
// example: --place 浙江
MATCH (p:Place {id: $place})<-[:LOCATED_IN*0..4]-(m) // if $place
WITH DISTINCT m // if $place
MATCH (m)-[r:CO_BUILDS|HOSTS|FUNDS|SUCCEEDS|PART_OF]-(o) // if $place
WHERE r.status = 'planned' // if $place
WITH DISTINCT r, startNode(r) AS a, endNode(r) AS b // if $place
MATCH (a)-[r:CO_BUILDS|HOSTS|FUNDS|SUCCEEDS|PART_OF]->(b) // unless $place
WHERE r.status = 'planned' // unless $place
WITH a, b, type(r) AS relation, r.date AS date, r.document AS source, r.quote AS quote
WHERE date < $before // if $before
WITH a, b, relation, date, source, quote,
     CASE WHEN relation IN ['SUCCEEDS', 'PART_OF'] THEN a ELSE b END AS x,
     CASE WHEN relation IN ['SUCCEEDS', 'PART_OF'] THEN b ELSE a END AS party
WHERE NOT EXISTS { MATCH (x)-[s:CO_BUILDS|HOSTS|FUNDS|SUCCEEDS|PART_OF]-(z) WHERE s.status = 'done' }
MATCH (d:Document {id: source})
RETURN x.name AS thing, labels(x)[0] AS type, relation AS relation, party.name AS party, date AS date,
       d.title AS document, quote AS quote,
       [a.id, b.id] AS _nodes, [[relation, a.id, b.id, source]] AS _edges
ORDER BY date, thing, relation, party, document
