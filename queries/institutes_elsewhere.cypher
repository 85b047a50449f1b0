// title: 高校院所的异地机构
// about: 附属于它、设在它本部所在省级地区以外的机构;本部所在地不明时列出全部。
// question: {university}在外地办了哪些机构?
// param university: University or ResearchInstitute, required
// returns: institute, type, place, province, home, document, quote
// example: --university 中国科学院
MATCH (u {id: $university})
OPTIONAL MATCH (u)-[:LOCATED_IN*1..4]->(h:Place)
WHERE NOT EXISTS { MATCH (h)-[:LOCATED_IN]->(up) WHERE up.id <> h.id }
WITH u, collect(DISTINCT h.name) AS homes
MATCH (x)-[:AFFILIATED_WITH*1..2]->(u)
WITH DISTINCT homes, x
MATCH (x)-[r:LOCATED_IN]->(spot:Place)
MATCH (spot)-[:LOCATED_IN*0..3]->(top:Place)
WHERE NOT EXISTS { MATCH (top)-[:LOCATED_IN]->(up) WHERE up.id <> top.id }
WITH DISTINCT homes, x, spot, top, r.document AS source, r.quote AS quote, r.date AS date
WHERE NOT top.name IN homes
WITH homes, x, spot, top, source, quote
ORDER BY date DESC, source
WITH homes, x, spot, top, collect(source) AS sources, collect(quote)[0] AS quote
WITH homes, x, spot, top, sources, sources[0] AS latest, quote
MATCH (d:Document {id: latest})
MATCH (x)-[f:AFFILIATED_WITH]->(parent)
WITH homes, x, spot, top, sources, quote, d, parent, f.document AS papers
ORDER BY parent.id, papers
WITH homes, x, spot, top, sources, quote, d, collect(DISTINCT parent.id) AS parents,
     collect(['AFFILIATED_WITH', x.id, parent.id, papers]) AS ties
RETURN x.name AS institute, labels(x)[0] AS type, spot.name AS place, top.name AS province, homes[0] AS home,
       d.title AS document, quote AS quote,
       [x.id, spot.id] + parents AS _nodes, [s IN sources | ['LOCATED_IN', x.id, spot.id, s]] + ties AS _edges
ORDER BY province, place, institute
