// title: 附属机构
// about: 附属于它的机构,逐级两层,和各自所在地。
// question: {entity}有哪些附属机构?
// param entity: entity, required; 上级机构
// returns: child, type, parent, place, status, document, quote
// example: --entity 浙江大学
MATCH (e {id: $entity})<-[:AFFILIATED_WITH*0..1]-(parent)
WITH DISTINCT parent
MATCH (x)-[r:AFFILIATED_WITH]->(parent)
WHERE x.id <> $entity
WITH x, parent, r.status AS status, r.document AS source, r.quote AS quote
OPTIONAL MATCH (x)-[:LOCATED_IN]->(spot:Place)
WITH x, parent, status, source, quote, spot.name AS spot
ORDER BY spot
WITH x, parent, status, source, quote, collect(DISTINCT spot) AS spots
MATCH (d:Document {id: source})
RETURN x.name AS child, labels(x)[0] AS type, parent.name AS parent, spots[0] AS place, status AS status,
       d.title AS document, quote AS quote,
       [x.id, parent.id] AS _nodes, [['AFFILIATED_WITH', x.id, parent.id, source]] AS _edges
ORDER BY parent, child, d.date, document
