// title: 组成部分与所属整体
// about: 向下两层组成部分,向上两层所属整体。
// question: {entity}包含什么,又属于什么?
// param entity: entity, required
// returns: part, type, whole, status, document, quote
// example: --entity 南沙科学城
MATCH (e {id: $entity})
OPTIONAL MATCH (e)<-[:PART_OF*0..1]-(low)
WITH e, collect(DISTINCT low) AS lows
OPTIONAL MATCH (e)-[:PART_OF*1..2]->(high)
WITH lows, collect(DISTINCT high) AS highs
UNWIND lows + highs AS w
WITH DISTINCT w
MATCH (m)-[r:PART_OF]->(w)
WHERE m.id = $entity OR EXISTS { MATCH (w)-[:PART_OF*0..1]->(v) WHERE v.id = $entity }
   OR EXISTS { MATCH (m)<-[:PART_OF]-(v) WHERE v.id = $entity }
WITH m, w, r.status AS status, r.document AS source, r.quote AS quote
MATCH (d:Document {id: source})
RETURN m.name AS part, labels(m)[0] AS type, w.name AS whole, status AS status, d.title AS document, quote AS quote,
       [m.id, w.id] AS _nodes, [['PART_OF', m.id, w.id, source]] AS _edges
ORDER BY whole, part, d.date, document
