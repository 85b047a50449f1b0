// The entities that an entity is related to.
MATCH (n:__LABEL__ {id: $id})-[r]-(o)
WHERE type(r) <> 'MENTIONS'
RETURN DISTINCT o.id AS id LIMIT 1000
