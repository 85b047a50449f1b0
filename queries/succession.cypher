// title: 接续关系
// about: 更名、升格、重组、整合和接续,沿链前后都列出。
// question: {entity}的前身和后续是什么?
// param entity: entity, required; 计划、机构、平台或园区
// returns: newer, older, status, date, document, quote
// example: --entity 西南医科大学
MATCH (e {id: $entity})-[:SUCCEEDS*0..6]-(x)
WITH DISTINCT x
MATCH (x)-[r:SUCCEEDS]->(y)
WITH x, y, r.status AS status, r.date AS date, r.document AS source, r.quote AS quote
MATCH (d:Document {id: source})
RETURN x.name AS newer, y.name AS older, status AS status, date AS date, d.title AS document, quote AS quote,
       [x.id, y.id] AS _nodes, [['SUCCEEDS', x.id, y.id, source]] AS _edges
ORDER BY date, newer, older, document
