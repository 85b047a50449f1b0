// Nodes but these that have a name of one of these keys, or one of these forms as an alias.
// All labels at once: a server takes longer to plan a statement for each label than to look at all nodes.
MATCH (n)
WHERE (__ENTITY__) AND NOT n.id IN $ids AND (n.`key` IN $keys OR any(alias IN n.aliases WHERE alias IN $forms))
RETURN labels(n)[0] AS label, n.`key` AS `key`, n.aliases AS aliases
