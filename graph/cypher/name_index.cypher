// Names are looked up by whoever asks about an entity.
CREATE INDEX __PREFIX___key IF NOT EXISTS FOR (n:__LABEL__) ON (n.`key`)
