// title: 联系最多的实体
// about: 按共建、牵头、资助、组成、附属、接续关系所连实体的个数排列;位置和提及不计。
// question: 哪些主体的联系最多?
// param kind: label, optional; 只看某一类,如 University 或 高校
// param limit: integer, default 20; 最多行数
// returns: entity, type, links, relations, documents
// example: --kind 高校
MATCH (x)-[r:CO_BUILDS|FUNDS|SUCCEEDS|PART_OF|AFFILIATED_WITH|HOSTS]-(o)
WHERE $kind IN labels(x) // if $kind
WITH x, count(DISTINCT o.id) AS links, collect(DISTINCT type(r)) AS kinds, count(DISTINCT r.document) AS documents
ORDER BY links DESC, x.name, x.id
LIMIT $limit
UNWIND kinds AS kind
WITH x, links, documents, kind
ORDER BY kind
WITH x, links, documents, collect(kind) AS kinds
RETURN x.name AS entity, labels(x)[0] AS type, links AS links, kinds AS relations, documents AS documents
ORDER BY links DESC, entity, x.id
