// title: 相互矛盾的说法
// about: 三种:一份文档已说建成,更晚的文档又说计划;两份文档把同一实体放在互不包含的两地;两个实体互称对方的后续。
// question: {entity}有哪些前后矛盾的说法?
// param entity: entity, optional; 只看一个实体
// param limit: integer, default 200; 每种最多行数
// returns: entity, kind, first_statement, first_document, second_statement, second_document
// example:
MATCH (x {id: $entity}) // if $entity
MATCH (a)-[r:CO_BUILDS|HOSTS|FUNDS]->(x)
WHERE r.status = 'done'
MATCH (a)-[s:CO_BUILDS|HOSTS|FUNDS]->(x)
WHERE s.status = 'planned' AND s.date > r.date AND type(s) = type(r)
WITH x, '先建成后计划' AS kind, r.quote AS first, r.document AS one, s.quote AS second, s.document AS two,
     [x.id, a.id] AS ids, [[type(r), a.id, x.id, r.document], [type(s), a.id, x.id, s.document]] AS edges
ORDER BY x.name, one, two, first, second, ids[1]
LIMIT $limit
MATCH (d:Document {id: one})
MATCH (e:Document {id: two})
RETURN x.name AS entity, kind AS kind, first AS first_statement, d.title AS first_document,
       second AS second_statement, e.title AS second_document, ids AS _nodes, edges AS _edges
ORDER BY entity, first_document, second_document, first_statement, second_statement
UNION
MATCH (x {id: $entity}) // if $entity
MATCH (x)-[r:LOCATED_IN]->(p:Place)
WHERE NOT x:Place AND NOT x:Corridor
MATCH (x)-[s:LOCATED_IN]->(q:Place)
WHERE p.id < q.id AND NOT EXISTS { MATCH (x)-[t:LOCATED_IN]->(q) WHERE t.document = r.document }
WITH DISTINCT x, p, q
WHERE NOT EXISTS { (p)-[:LOCATED_IN*1..3]->(q) } AND NOT EXISTS { (q)-[:LOCATED_IN*1..3]->(p) }
WITH x, p, q
ORDER BY x.name, p.name, q.name, x.id
LIMIT $limit
MATCH (x)-[r:LOCATED_IN]->(p)
MATCH (x)-[s:LOCATED_IN]->(q)
WHERE NOT EXISTS { MATCH (x)-[t:LOCATED_IN]->(q) WHERE t.document = r.document }
WITH x, p, q, r.quote AS quote, r.document AS source, s.quote AS other, s.document AS paper
ORDER BY source, paper
WITH x, p, q, collect(quote)[0] AS first, collect(source)[0] AS one, collect(other)[0] AS second,
     collect(paper)[0] AS two
MATCH (d:Document {id: one})
MATCH (e:Document {id: two})
RETURN x.name AS entity, '两地:' + p.name + '、' + q.name AS kind, first AS first_statement, d.title AS first_document,
       second AS second_statement, e.title AS second_document, [x.id, p.id, q.id] AS _nodes,
       [['LOCATED_IN', x.id, p.id, one], ['LOCATED_IN', x.id, q.id, two]] AS _edges
ORDER BY entity, kind
UNION
MATCH (x {id: $entity}) // if $entity
MATCH (x)-[r:SUCCEEDS]->(y)
MATCH (y)-[s:SUCCEEDS]->(x)
WHERE x.id < y.id // unless $entity
WITH x, y, r.quote AS first, r.document AS one, s.quote AS second, s.document AS two
ORDER BY x.name, y.name, one, two
LIMIT $limit
MATCH (d:Document {id: one})
MATCH (e:Document {id: two})
RETURN x.name AS entity, '互为接续:' + y.name AS kind, first AS first_statement, d.title AS first_document,
       second AS second_statement, e.title AS second_document, [x.id, y.id] AS _nodes,
       [['SUCCEEDS', x.id, y.id, one], ['SUCCEEDS', y.id, x.id, two]] AS _edges
ORDER BY entity, first_document, second_document
