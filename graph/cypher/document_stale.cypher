// Mark a document as one whose facts are being taken away.
MATCH (d:Document {id: $document})
SET d.digest = 'stale'
