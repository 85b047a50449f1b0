// Where some entities of one label are located.
UNWIND $batch.ids AS id
MATCH (h:__LABEL__ {id: id})-[r:LOCATED_IN]->(t:Place)
RETURN t.adcode AS adcode, __EDGE__
