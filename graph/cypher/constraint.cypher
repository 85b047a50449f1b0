// No two nodes of a label share an id.
CREATE CONSTRAINT __PREFIX___id IF NOT EXISTS FOR (n:__LABEL__) REQUIRE n.id IS UNIQUE
