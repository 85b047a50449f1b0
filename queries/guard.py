"""The read-only guard: finds what would write in a Cypher text, before any engine sees it."""

import re

# What may hold a keyword without being one: strings, back-quoted names, comments.
_OPAQUE = re.compile(r"'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"|`(?:``|[^`])*`|//[^\n]*|/\*.*?\*/", re.DOTALL)
# A name after `.`, `:` or `$` or before `:` (in a map) is a property, label, parameter or key, never a clause.
_CLAUSE = re.compile(
    r"(?<![.:$\w])(CREATE|MERGE|DELETE|DETACH|SET|REMOVE|DROP|FOREACH|LOAD\s+CSV|ALTER|GRANT|DENY|REVOKE|START\s+DATABASE|STOP\s+DATABASE|CALL(?!\s*[({]))"
    r"\b(?!\s*[:.=])",
    re.IGNORECASE,
)


def first_write(cypher: str) -> tuple[int, str] | None:
    """Return the line (from 1) and the keyword of the first clause that could write, or None.

    CALL counts as well: what a procedure does cannot be seen from its name. The clauses of a subquery can be seen.

    >>> first_write("MATCH (n)\\nSET n.x = 1")
    (2, 'SET')
    >>> first_write("MATCH (n {name: 'CREATE'}) RETURN n.set")
    >>> first_write("CALL () { MATCH (n) RETURN n LIMIT 1 } RETURN n.id")
    >>> first_write("CALL { MATCH (n) DELETE n }")
    (1, 'DELETE')
    """
    bare = _OPAQUE.sub(lambda m: "\n" * m[0].count("\n") or " ", cypher)
    found = _CLAUSE.search(bare)
    if not found:
        return None
    return bare.count("\n", 0, found.start()) + 1, found[1].upper()
