// A document is taken out by its relationships, without walking through all others.
CREATE INDEX __LOWER___document IF NOT EXISTS FOR ()-[r:__TYPE__]-() ON (r.document)
