// title: 覆盖:按地区和年份
// about: 每个地区、每年有几份文档,这些文档各提到多少实体(相加)。
// question: 图里有哪些地区、哪些年份的文档?
// returns: place, year, documents, entities
// example:
MATCH (d:Document)
WITH coalesce(d.place, '不详') AS place, substring(coalesce(d.date, '不详'), 0, 4) AS year,
     COUNT { (d)-[:MENTIONS]->() } AS named
WITH place, year, count(named) AS documents, sum(named) AS entities
RETURN place AS place, year AS year, documents AS documents, entities AS entities
ORDER BY place, year
