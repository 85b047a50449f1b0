// How many entities the documents of each year mention.
MATCH (d:Document)-[:MENTIONS]->(e)
WITH DISTINCT substring(d.date, 0, 4) AS year, e
RETURN year AS year, count(e) AS n
