// title: 资助
// about: 地区作资助方时包括其下属地区和部门;地区或整体作受助方时包括其中的实体。金额以元计,文中未写则为空。
// question: {funder}资助了什么?
// param funder: entity, optional; 资助方
// param recipient: entity, optional; 受助方
// returns: funder, recipient, amount, status, date, document, quote
// example: --funder 浙江
MATCH (p {id: $funder})<-[:LOCATED_IN|AFFILIATED_WITH*0..4]-(f) // if $funder
WHERE f.id = $funder OR NOT p:Place OR f:Place OR f:Agency // if $funder
WITH DISTINCT f // if $funder
MATCH (f)-[r:FUNDS]->(g)
WHERE EXISTS { MATCH (g)-[:LOCATED_IN|AFFILIATED_WITH|PART_OF*0..4]->(v) WHERE v.id = $recipient } // if $recipient
WITH f, g, r.amount AS amount, r.status AS status, r.date AS date, r.document AS source, r.quote AS quote
MATCH (d:Document {id: source})
RETURN f.name AS funder, g.name AS recipient, amount AS amount, status AS status, date AS date,
       d.title AS document, quote AS quote, [f.id, g.id] AS _nodes, [['FUNDS', f.id, g.id, source]] AS _edges
ORDER BY date, funder, recipient, document
