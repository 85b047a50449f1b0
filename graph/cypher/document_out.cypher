// Take away a document.
MATCH (d:Document {id: $document})
DETACH DELETE d
