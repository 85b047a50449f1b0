// title: 牵头与承建
// about: 谁牵头、承建或依托谁建设什么;牵头方含附属机构。
// question: {host}牵头建设了什么?
// param host: entity, optional; 牵头或承建的一方
// param facility: entity, optional; 被建设的一方
// param place: Place, optional; 只看位于某地的牵头方
// returns: host, host_type, facility, type, status, date, document, quote
// example: --host 浙江大学
MATCH (p {id: $host})<-[:AFFILIATED_WITH*0..2]-(h) // if $host
WITH DISTINCT h // if $host
MATCH (h)-[r:HOSTS]->(x)
WITH h, x, r.status AS status, r.date AS date, r.document AS source, r.quote AS quote
WHERE x.id = $facility // if $facility
WITH h, x, status, date, source, quote // if $facility
WHERE EXISTS { MATCH (h)-[:LOCATED_IN*0..4]->(w) WHERE w.id = $place } // if $place
MATCH (d:Document {id: source})
RETURN h.name AS host, labels(h)[0] AS host_type, x.name AS facility, labels(x)[0] AS type, status AS status,
       date AS date, d.title AS document, quote AS quote,
       [h.id, x.id] AS _nodes, [['HOSTS', h.id, x.id, source]] AS _edges
ORDER BY host, facility, date, document
