// title: 一地的共建:按年份和状态
// about: 该地(含下属地区、部门和高新区)参与的共建,按文档年份和文中状态计数。
// question: {place}各年共建了多少,进展如何?
// param place: Place, required; 省、市、县都可以
// param status: status, optional
// returns: year, status, count, things
// example: --place 浙江
MATCH (p:Place {id: $place})<-[:LOCATED_IN*0..4]-(a)
WHERE a:Place OR a:Agency OR a:HighTechZone
WITH DISTINCT a
MATCH (a)-[r:CO_BUILDS]->(x)
WITH a, x, r.status AS status, substring(coalesce(r.date, '不详'), 0, 4) AS year, r.document AS source
WHERE status = $status // if $status
WITH a, x, status, year, source
ORDER BY x.name, a.id, source
WITH year, status, collect(DISTINCT x.name) AS things, collect(DISTINCT x.id) AS ids, collect(DISTINCT a.id) AS sides,
     collect(['CO_BUILDS', a.id, x.id, source]) AS edges
RETURN year AS year, status AS status, size(ids) AS count, things AS things, ids + sides AS _nodes, edges AS _edges
ORDER BY year, status
