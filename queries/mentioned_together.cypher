// title: 同时提到两个实体的文档
// question: 哪些文档同时提到{first}和{second}?
// param first: entity, required
// param second: entity, required
// returns: document, date, first_quote, second_quote
// example: --first 之江实验室 --second 浙江大学
MATCH (a {id: $first})
MATCH (b {id: $second})
MATCH (a)<-[r:MENTIONS]-(d:Document)-[s:MENTIONS]->(b)
RETURN d.title AS document, d.date AS date, r.quote AS first_quote, s.quote AS second_quote,
       [a.id, b.id, d.id] AS _nodes, [['MENTIONS', d.id, a.id, d.id], ['MENTIONS', d.id, b.id, d.id]] AS _edges
ORDER BY date DESC, document
