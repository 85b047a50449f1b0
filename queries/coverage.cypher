// title: 覆盖:按地区和年份
// about: 每个地区、每年有几份文档、提到多少实体。
// question: 图里有哪些地区、哪些年份的文档?
// returns: place, year, documents, entities
// example:
MATCH (d:Document)
OPTIONAL MATCH (d)-[:MENTIONS]->(x)
WITH coalesce(d.place, '不详') AS place, substring(coalesce(d.date, '不详'), 0, 4) AS year,
     count(DISTINCT d.id) AS documents, count(DISTINCT x.id) AS entities
RETURN place AS place, year AS year, documents AS documents, entities AS entities
ORDER BY place, year
