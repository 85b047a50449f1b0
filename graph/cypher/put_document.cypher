// Keep a document's own properties.
MERGE (d:Document {id: $id})
SET d += $properties
