// title: 地方与高校院所共建的实验室
// about: 地方一方包括该地及其下属地区、设在其中的部门和高新区;高校院所一方包括其附属机构,合作方名单中注明所属。
// question: {province}与{university}共建了哪些实验室?
// param province: Place, required; 省、市、县都可以
// param university: University or ResearchInstitute, required; 高校或科研院所
// returns: laboratory, partners, place, status, document, quote
// example: --province 浙江 --university 浙江大学
// when empty: cobuilt-between first={province} second={university}; 没有查到双方共建的实验室,但查到双方共建了:
MATCH (p:Place {id: $province})<-[:LOCATED_IN*0..4]-(a)
WHERE a:Place OR a:Agency OR a:HighTechZone
WITH DISTINCT a
MATCH (a)-[:CO_BUILDS]->(x:Laboratory)
WITH DISTINCT x
MATCH (b)-[:CO_BUILDS]->(x)
MATCH (b)-[:AFFILIATED_WITH*0..2]->(u {id: $university})
WITH DISTINCT x, u
MATCH (y)-[r:CO_BUILDS]->(x)
WITH x, u, y, r.status AS status, r.document AS source, r.quote AS quote, r.start AS first,
     y.id <> u.id AND EXISTS { MATCH (y)-[:AFFILIATED_WITH*1..2]->(v) WHERE v.id = $university } AS child
WITH x, y, status, source, quote, first, CASE WHEN child THEN y.name + '(属' + u.name + ')' ELSE y.name END AS partner
ORDER BY partner
WITH x, source, collect(DISTINCT partner) AS partners, collect(DISTINCT y.id) AS ids,
     collect({status: status, quote: quote, first: first}) AS said
UNWIND said AS one
WITH x, source, partners, ids, one
ORDER BY CASE one.status WHEN 'done' THEN 0 WHEN 'underway' THEN 1 ELSE 2 END, one.first
WITH x, source, partners, ids, collect(one.status)[0] AS status, collect(one.quote)[0] AS quote
OPTIONAL MATCH (x)-[l:LOCATED_IN]->(spot:Place)
WITH x, status, source, quote, partners, ids, spot.name AS spot
ORDER BY spot
WITH x, status, source, quote, partners, ids, collect(DISTINCT spot) AS spots
MATCH (d:Document {id: source})
RETURN x.name AS laboratory, partners AS partners, spots[0] AS place, status AS status, d.title AS document,
       quote AS quote, ids + [x.id] AS _nodes, [i IN ids | ['CO_BUILDS', i, x.id, source]] AS _edges
ORDER BY laboratory, d.date, document, quote
