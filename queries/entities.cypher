// title: 某一类实体清单
// about: documents 是提到它的文档数。
// question: 图里有哪些{kind}?
// param kind: label, required; 如 Corridor 或 科创走廊
// param word: string, optional; 名称中的字词
// param limit: integer, default 200; 最多行数
// returns: entity, type, aliases, documents, document, quote
// example: --kind 科创走廊
MATCH (x:$kind)
WHERE x.name CONTAINS $word // if $word
WITH x, COUNT { (x)<-[:MENTIONS]-() } AS documents
ORDER BY documents DESC, x.name, x.id
LIMIT $limit
MATCH (x)<-[m:MENTIONS]-(d:Document)
WITH x, documents, d, m.quote AS quote
ORDER BY d.date DESC, d.id
WITH x, documents, collect(d.id)[0] AS source, collect(d.title)[0] AS title, collect(quote)[0] AS quote
RETURN x.name AS entity, labels(x)[0] AS type, x.aliases AS aliases, documents AS documents, title AS document,
       quote AS quote, [x.id] AS _nodes, [['MENTIONS', source, x.id, source]] AS _edges
ORDER BY documents DESC, entity, x.id
