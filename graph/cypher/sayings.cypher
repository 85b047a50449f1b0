// What every document says of the names and properties of some entities of one label.
UNWIND $ids AS id
MATCH (d:Document)-[m:MENTIONS]->(e:__LABEL__ {id: id})
RETURN id AS id, d.id AS document, m.said AS said
