// title: 一个主体的共建
// about: 它(地区含下属地区、部门和高新区,机构含附属机构)参与共建的一切,以及参与共建它的各方。
// question: {entity}参与共建了什么?
// param entity: entity, required; 高校、院所、地区、部门、企业,或被共建的实体
// param kind: label, optional; 只看某一类,如 Platform 或 创新平台
// param status: status, optional; planned 计划中、underway 推进中、done 已完成
// returns: thing, type, partners, place, status, document, quote
// example: --entity 中国科学院
MATCH (e {id: $entity})
OPTIONAL MATCH (e)<-[:LOCATED_IN|AFFILIATED_WITH*0..4]-(a)
WHERE a.id = $entity OR NOT e:Place OR a:Place OR a:Agency OR a:HighTechZone
WITH DISTINCT e, a
OPTIONAL MATCH (a)-[:CO_BUILDS]->(x)
WITH e, collect(DISTINCT x) + [e] AS things
UNWIND things AS x
WITH DISTINCT x
MATCH (y)-[r:CO_BUILDS]->(x)
WHERE $kind IN labels(x) // if $kind
WITH x, y, r.status AS status, r.document AS source, r.quote AS quote, r.start AS first, y.name AS partner
WHERE status = $status // if $status
WITH x, y, status, source, quote, first, partner
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
