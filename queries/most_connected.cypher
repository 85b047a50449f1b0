// title: 联系最多的实体
// about: 按共建、牵头、资助、组成、附属、接续关系的条数排列,几份文档陈述的同一关系计几条;位置、提及和发布不计。
// question: 哪些主体的联系最多?
// param kind: label, optional; 只看某一类,如 University 或 高校
// param limit: integer, default 20; 最多行数
// returns: entity, type, count, links, relations, documents
// example: --kind 高校
CALL () {
MATCH (x:$kind)
RETURN x, COUNT { (x)--() } - COUNT { (x)-[:LOCATED_IN|MENTIONS|ISSUED]-() } AS count
ORDER BY count DESC, x.id
LIMIT $limit
}
MATCH (x)-[r:CO_BUILDS|FUNDS|SUCCEEDS|PART_OF|AFFILIATED_WITH|HOSTS]-(o)
WITH x, count, count(DISTINCT o.id) AS links, collect(DISTINCT type(r)) AS kinds,
     count(DISTINCT r.document) AS documents
UNWIND kinds AS kind
WITH x, count, links, documents, kind
ORDER BY kind
WITH x, count, links, documents, collect(kind) AS kinds
RETURN x.name AS entity, labels(x)[0] AS type, count AS count, links AS links, kinds AS relations,
       documents AS documents
ORDER BY count DESC, entity, x.id
