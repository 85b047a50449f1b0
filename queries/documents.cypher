// title: 文档清单
// question: {place}{year}年有哪些文档?
// param place: string, optional; 文档所代表的地区,如 浙江
// param year: year, optional
// returns: document, date, place, entities, length, source, id
// example:
MATCH (d:Document)
WHERE ($place IS NULL OR d.place = $place) AND ($year IS NULL OR d.date STARTS WITH $year)
WITH d, COUNT { (d)-[:MENTIONS]->() } AS entities
RETURN d.title AS document, d.date AS date, d.place AS place, entities AS entities, d.length AS length,
       d.source AS source, d.id AS id
ORDER BY date DESC, document, id
