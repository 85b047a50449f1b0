// title: 高校院所的共建伙伴:按省份
// about: 与它(含附属机构)共同参建的各方,和各方所在的省级地区。
// question: {university}在各省和谁共建?
// param university: University or ResearchInstitute, required
// param province: Place, optional; 只看某地的伙伴
// returns: province, partner, type, count, things
// example: --university 浙江大学
MATCH (u {id: $university})<-[:AFFILIATED_WITH*0..2]-(b)
WITH DISTINCT u, b
MATCH (b)-[:CO_BUILDS]->(x)
WITH u, x
MATCH (y)-[r:CO_BUILDS]->(x)
WHERE NOT EXISTS { MATCH (y)-[:AFFILIATED_WITH*0..2]->(v) WHERE v.id = $university }
  AND EXISTS { MATCH (y)-[:LOCATED_IN*0..4]->(w) WHERE w.id = $province } // if $province
WITH DISTINCT y, x, r.document AS source
OPTIONAL MATCH (y)-[:LOCATED_IN*0..4]->(top:Place)
WHERE NOT EXISTS { MATCH (top)-[:LOCATED_IN]->(up) WHERE up.id <> top.id }
WITH y, x, source, top.name AS province
ORDER BY province, x.name, source
WITH y, collect(DISTINCT province) AS provinces, collect(DISTINCT x.name) AS things, collect(DISTINCT x.id) AS ids,
     collect(DISTINCT ['CO_BUILDS', y.id, x.id, source]) AS edges
RETURN provinces[0] AS province, y.name AS partner, labels(y)[0] AS type, size(ids) AS count, things AS things,
       [y.id] + ids AS _nodes, edges AS _edges
ORDER BY coalesce(province, '~'), count DESC, partner
