// title: 双方共建
// about: 两个主体共同参建的一切实体。地区包括下属地区、部门和高新区,机构包括附属机构。
// question: {first}和{second}共建了什么?
// param first: entity, required; 一方
// param second: entity, required; 另一方
// param kind: label, optional; 只看某一类,如 Laboratory 或 实验室
// returns: thing, type, partners, place, status, document, quote
// example: --first 浙江 --second 清华大学
MATCH (p {id: $first})<-[:LOCATED_IN|AFFILIATED_WITH*0..4]-(a)
WHERE a.id = $first OR NOT p:Place OR a:Place OR a:Agency OR a:HighTechZone
WITH DISTINCT a
MATCH (a)-[:CO_BUILDS]->(x)
WHERE $kind IN labels(x) // if $kind
WITH DISTINCT a, x
MATCH (q {id: $second})
MATCH (b)-[:CO_BUILDS]->(x)
WHERE b.id <> a.id AND EXISTS { MATCH (b)-[:LOCATED_IN|AFFILIATED_WITH*0..4]->(v) WHERE v.id = $second }
  AND (b.id = $second OR NOT q:Place OR b:Place OR b:Agency OR b:HighTechZone)
WITH DISTINCT x
MATCH (y)-[r:CO_BUILDS]->(x)
WITH x, y, r.status AS status, r.document AS source, r.quote AS quote, r.start AS first, y.name AS partner
ORDER BY partner
WITH x, source, collect(DISTINCT partner) AS partners, collect(DISTINCT y.id) AS ids,
     collect({status: status, quote: quote, first: first}) AS said
UNWIND said AS one
WITH x, source, partners, ids, one
ORDER BY CASE one.status WHEN 'done' THEN 0 WHEN 'underway' THEN 1 ELSE 2 END, one.first
WITH x, source, partners, ids, collect(one.status)[0] AS status, collect(one.quote)[0] AS quote
OPTIONAL MATCH (x)-[:LOCATED_IN]->(spot:Place)
WITH x, status, source, quote, partners, ids, spot.name AS spot
ORDER BY spot
WITH x, status, source, quote, partners, ids, collect(DISTINCT spot) AS spots
MATCH (d:Document {id: source})
RETURN x.name AS thing, labels(x)[0] AS type, partners AS partners, spots[0] AS place, status AS status,
       d.title AS document, quote AS quote,
       ids + [x.id] AS _nodes, [i IN ids | ['CO_BUILDS', i, x.id, source]] AS _edges
ORDER BY thing, d.date, document, quote
