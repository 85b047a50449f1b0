// The digest of what a document said when it was loaded.
MATCH (d:Document {id: $id})
RETURN d.digest AS digest
