"""A Cypher script that builds the subgraph in a Neo4j server: `cypher-shell -f graph.cypher`."""

import math
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from ...graph.ontology import ontology
from ...graph.subgraph import Subgraph
from .fields import EDGE_FIELDS

_BATCH = 500


def to_cypher(subgraph: Subgraph) -> bytes:
    """Return statements that can be run again without doubling anything: constraints, nodes, then relationships.

    Values are literals that cannot end early, whatever the documents contained.
    """
    return "".join(_statements(subgraph)).encode("utf-8", "replace")


def _statements(subgraph: Subgraph) -> Iterator[str]:
    labels = {node.id: node.label for node in subgraph.nodes}
    for label in ontology().labels:
        yield f"CREATE CONSTRAINT IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE;\n"
    for label, nodes in groupby(sorted(subgraph.nodes, key=lambda n: (n.label, n.id)), key=lambda n: n.label):
        rows = [{"id": n.id, "name": n.name, "aliases": list(n.aliases), **n.properties} for n in nodes]
        for batch in _batches(rows):
            yield f"UNWIND {batch} AS row\nMERGE (n:{label} {{id: row.id}}) SET n += row;\n"
    ends = sorted(subgraph.edges, key=lambda e: (e.type, labels[e.head], labels[e.tail], e.key))
    for (kind, head, tail), edges in groupby(ends, key=lambda e: (e.type, labels[e.head], labels[e.tail])):
        found = [
            {"h": e.head, "t": e.tail, "p": {name: getattr(e, name) for name in EDGE_FIELDS if name != "title"}}
            for e in edges
        ]
        for batch in _batches(found):
            yield (
                f"UNWIND {batch} AS row\nMATCH (a:{head} {{id: row.h}})\nMATCH (b:{tail} {{id: row.t}})\n"
                f"MERGE (a)-[r:{kind} {{document: row.p.document}}]->(b) SET r += row.p;\n"
            )


def _batches(rows: list[dict[str, Any]]) -> Iterator[str]:
    for start in range(0, len(rows), _BATCH):
        yield "[\n" + ",\n".join(literal(row) for row in rows[start : start + _BATCH]) + "]"


def literal(value: Any) -> str:
    """Return a value as a Cypher literal; None inside a map is left out.

    >>> literal({"name": "it's", "n": 1, "x": None})
    "{name: 'it\\\\'s', n: 1}"
    """
    if value is None:
        return "null"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return repr(value) if math.isfinite(value) else "null"
    if isinstance(value, str):
        return _string(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_key(k)}: {literal(v)}" for k, v in value.items() if v is not None) + "}"
    if isinstance(value, Iterable):
        return "[" + ", ".join(map(literal, value)) + "]"
    return _string(str(value))


def _string(text: str) -> str:
    # `\u` is read as a character code before strings are (Neo4j up to 5), so an escaped backslash never stands before u
    text = text.replace("\\", "\\\\").replace("'", "\\'").replace("\\\\u", "\\\\' + 'u")
    text = text.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t")
    return f"'{text}'"


def _key(name: str) -> str:
    return name if name.isidentifier() and name.isascii() and name != "end" else f"`{name.replace('`', '``')}`"
