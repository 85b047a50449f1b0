// title: 位于一地的实体
// about: 包括下属各级地区;同一实体和地点只列一行,出处取最近的文档。
// question: {place}有哪些创新主体?
// param place: Place, required; 省、市、县或其他地区
// param kind: label, optional; 只看某一类,如 HighTechZone 或 高新区
// param word: string, optional; 名称中的字词
// returns: entity, type, place, status, documents, document, quote
// example: --place 浙江
MATCH (p:Place {id: $place})<-[:LOCATED_IN*0..3]-(spot:Place)
WITH DISTINCT spot
MATCH (x)-[r:LOCATED_IN]->(spot)
WHERE NOT x:Place
  AND $kind IN labels(x) // if $kind
  AND x.name CONTAINS $word // if $word
WITH x, spot, r.document AS source, r.quote AS quote, r.status AS status, r.date AS day
ORDER BY day DESC, source
WITH x, spot, collect(source) AS sources, collect(quote) AS quotes, collect(status) AS statuses
WITH x, spot, sources, sources[0] AS latest, quotes[0] AS quote, statuses[0] AS status
MATCH (d:Document {id: latest})
RETURN x.name AS entity, labels(x)[0] AS type, spot.name AS place, status AS status, size(sources) AS documents,
       d.title AS document, quote AS quote,
       [x.id, spot.id] AS _nodes, [s IN sources | ['LOCATED_IN', x.id, spot.id, s]] AS _edges
ORDER BY type, entity, place, x.id, spot.id
