// Take away who issued a document.
MATCH (a)-[r:ISSUED]->(d:Document {id: $document})
DELETE r
