// title: 高新区和自创区:按省份和级别
// about: 级别取自名称或文中;省份由地区树推得。
// question: {place}有哪些高新区?
// param place: Place, optional; 省、市、县都可以
// param level: string, optional; 国家、省、市
// returns: province, level, zone, place, documents, document, quote
// example: --place 浙江
MATCH (p:Place {id: $place})<-[:LOCATED_IN*0..3]-(spot:Place) // if $place
WITH DISTINCT spot // if $place
MATCH (x:HighTechZone)-[r:LOCATED_IN]->(spot:Place)
WHERE x.level STARTS WITH $level // if $level
WITH x, spot, r.document AS source, r.quote AS quote, r.date AS date
ORDER BY date DESC, source
WITH x, spot, collect(source) AS sources, collect(quote)[0] AS quote
MATCH (spot)-[:LOCATED_IN*0..3]->(top:Place)
WHERE NOT EXISTS { MATCH (top)-[:LOCATED_IN]->(up) WHERE up.id <> top.id }
WITH DISTINCT x, spot, sources, quote, top
WITH x, spot, sources, sources[0] AS latest, quote, top
MATCH (d:Document {id: latest})
RETURN top.name AS province, x.level AS level, x.name AS zone, spot.name AS place, size(sources) AS documents,
       d.title AS document, quote AS quote,
       [x.id, spot.id] AS _nodes, [s IN sources | ['LOCATED_IN', x.id, spot.id, s]] AS _edges
ORDER BY province, coalesce(level, '~'), zone, place
