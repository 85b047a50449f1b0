// Take away a document's mentions of some entities of one label.
UNWIND $ids AS id
MATCH (d:Document {id: $document})-[r:MENTIONS]->(e:__LABEL__ {id: id})
DELETE r
