// title: 一地的共建伙伴
// about: 与该地(含下属地区、部门和高新区)共同参建过的外部主体,按共建数量排列。
// question: {place}都和谁共建?
// param place: Place, required; 省、市、县都可以
// param kind: label, optional; 只看某一类伙伴,如 University 或 高校
// returns: partner, type, count, things, documents
// example: --place 浙江
MATCH (p:Place {id: $place})<-[:LOCATED_IN*0..4]-(a)
WHERE a:Place OR a:Agency OR a:HighTechZone
WITH DISTINCT a
MATCH (a)-[:CO_BUILDS]->(x)
WITH collect(DISTINCT a.id) AS side, collect(DISTINCT x) AS things
UNWIND things AS x
MATCH (y)-[r:CO_BUILDS]->(x)
WHERE NOT y.id IN side
  AND $kind IN labels(y) // if $kind
WITH y, x, r.document AS source
ORDER BY x.name, source
WITH y, collect(DISTINCT x.name) AS things, collect(DISTINCT x.id) AS ids, collect(DISTINCT source) AS sources,
     collect(['CO_BUILDS', y.id, x.id, source]) AS edges
RETURN y.name AS partner, labels(y)[0] AS type, size(things) AS count, things AS things, size(sources) AS documents,
       [y.id] + ids AS _nodes, edges AS _edges
ORDER BY count DESC, partner
