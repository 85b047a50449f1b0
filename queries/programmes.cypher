// title: 计划、规划及其前身
// about: 被接续的旧计划列在前身一栏;documents 是提到它的文档数。
// question: 有哪些含“{word}”的计划?前身是什么?
// param word: string, optional; 名称中的字词
// param limit: integer, default 200; 最多几个计划
// returns: programme, predecessor, status, documents, document, quote
// example: --word 规划
MATCH (x:Programme)
WHERE x.name CONTAINS $word // if $word
WITH x
ORDER BY x.name, x.id
LIMIT $limit
OPTIONAL MATCH (x)-[r:SUCCEEDS]->(o)
WITH x, o, r.status AS status, r.document AS stated, r.quote AS said
MATCH (paper:Document)-[m:MENTIONS]->(x)
WITH x, o, status, stated, said, paper.id AS paper, m.quote AS quote, m.date AS date
ORDER BY date DESC, paper
WITH x, o, status, stated, said, collect(paper) AS papers, collect(quote)[0] AS quote
WITH x, o, status, stated, papers, coalesce(stated, papers[0]) AS source, coalesce(said, quote) AS quote
MATCH (d:Document {id: source})
RETURN x.name AS programme, o.name AS predecessor, status AS status, size(papers) AS documents, d.title AS document,
       quote AS quote, CASE WHEN o IS NULL THEN [x.id] ELSE [x.id, o.id] END AS _nodes,
       CASE WHEN o IS NULL THEN [['MENTIONS', source, x.id, source]]
            ELSE [['SUCCEEDS', x.id, o.id, source]] END AS _edges
ORDER BY programme, predecessor, document
