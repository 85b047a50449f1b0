// title: 一份文档比另一份新增了什么
// about: 前一份提到而后一份没有提到的实体,以及前一份关于它们的关系。
// question: 《{document}》比《{against}》新增了什么?
// param document: Document, required; 新的一份
// param against: Document, required; 旧的一份
// param kind: label, optional; 只看某一类实体
// returns: entity, type, relations, quote
// example: --document zhejiang-2024-report.txt --against zhejiang-2018-plan.txt
MATCH (o:Document {id: $against})
OPTIONAL MATCH (o)-[:MENTIONS]->(y)
WITH collect(y.id) AS known
MATCH (d:Document {id: $document})-[m:MENTIONS]->(x)
WHERE NOT x.id IN known
  AND $kind IN labels(x) // if $kind
WITH d, x, m.quote AS quote
OPTIONAL MATCH (x)-[r:CO_BUILDS|FUNDS|SUCCEEDS|PART_OF|AFFILIATED_WITH|HOSTS|LOCATED_IN]-(y)
WHERE r.document = $document
WITH d, x, quote, type(r) AS relation, startNode(r) AS a, endNode(r) AS b
ORDER BY relation, a.name, b.name
WITH d, x, quote, [t IN collect(a.name + ' ' + relation + ' ' + b.name) WHERE t IS NOT NULL] AS relations,
     [e IN collect([relation, a.id, b.id, d.id]) WHERE e[0] IS NOT NULL] AS edges
RETURN x.name AS entity, labels(x)[0] AS type, relations AS relations, quote AS quote,
       [x.id] AS _nodes, edges + [['MENTIONS', d.id, x.id, d.id]] AS _edges
ORDER BY type, entity
