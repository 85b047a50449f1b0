// title: 资助方及金额合计
// about: 每对资助方和受助方、每个金额只计一次,以免几份文档重复计算;文中没有金额的不计入合计。
// question: 谁资助得最多?
// param place: Place, optional; 只看某地(含下属地区)的资助方
// param limit: integer, default 50; 最多行数
// returns: funder, type, count, amount, recipients, documents
// example:
MATCH (p:Place {id: $place})<-[:LOCATED_IN*0..4]-(f) // if $place
WITH DISTINCT f // if $place
MATCH (f)-[r:FUNDS]->()
WITH f, count(r) AS stated
WITH f // the file engine hands what was grouped by to a subquery only after another WITH
CALL (f) {
MATCH (f)-[r:FUNDS]->(g)
WITH DISTINCT g.id AS recipient, coalesce(r.amount, 0.0) AS amount
RETURN sum(amount) AS total, count(DISTINCT recipient) AS recipients
}
WITH f, total, recipients
ORDER BY total DESC, recipients DESC, f.name, f.id
LIMIT $limit
MATCH (f)-[r:FUNDS]->(g)
WITH f, g, coalesce(r.amount, 0.0) AS amount, r.document AS source
ORDER BY g.name, source
WITH f, collect(DISTINCT [g.id, amount]) AS sums, collect(DISTINCT g.name) AS names, collect(DISTINCT g.id) AS ids,
     count(DISTINCT source) AS documents, collect(['FUNDS', f.id, g.id, source]) AS edges
RETURN f.name AS funder, labels(f)[0] AS type, size(ids) AS count, reduce(sum = 0.0, s IN sums | sum + s[1]) AS amount,
       names AS recipients, documents AS documents, [f.id] + ids AS _nodes, edges AS _edges
ORDER BY amount DESC, count DESC, funder
LIMIT $limit
