// Take away a document's relationships of one type that begin at the given entities of one label.
UNWIND $ids AS id
MATCH (h:__HEAD__ {id: id})-[r:__TYPE__]->(t)
WHERE r.document = $document
DELETE r
