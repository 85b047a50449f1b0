// title: 科创走廊的组成:按类别
// about: 隶属于该走廊的园区、平台、机构和地区,逐级两层。
// question: {corridor}由哪些部分组成?
// param corridor: Corridor, required
// param kind: label, optional; 只看某一类,如 Platform 或 创新平台
// returns: type, member, whole, place, status, document, quote
// example: --corridor 光谷科创大走廊
MATCH (c:Corridor {id: $corridor})<-[:PART_OF*0..1]-(w)
WITH DISTINCT w
MATCH (m)-[r:PART_OF]->(w)
WHERE m.id <> $corridor
  AND $kind IN labels(m) // if $kind
WITH m, w, r.status AS status, r.document AS source, r.quote AS quote
OPTIONAL MATCH (m)-[:LOCATED_IN]->(spot:Place)
WITH m, w, status, source, quote, spot.name AS spot
ORDER BY spot
WITH m, w, status, source, quote, collect(DISTINCT spot) AS spots
MATCH (d:Document {id: source})
RETURN labels(m)[0] AS type, m.name AS member, w.name AS whole, spots[0] AS place, status AS status,
       d.title AS document, quote AS quote,
       [m.id, w.id] AS _nodes, [['PART_OF', m.id, w.id, source]] AS _edges
ORDER BY type, whole, member, d.date, document
