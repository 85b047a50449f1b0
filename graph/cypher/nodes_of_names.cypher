// The names of some entities of one label, in the order of their ids, all in one row.
MATCH (n:__LABEL__)
WHERE n.id > $after
WITH n ORDER BY n.id LIMIT $page
RETURN collect([n.id, n.name, n.`key`, n.aliases]) AS found
