"""The whole graph, or what lies around one entity, as a subgraph."""

from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from ..graph.ontology import ontology
from ..graph.store import Store
from ..graph.subgraph import Edge, EdgeKey, Node, Subgraph

_EDGE = frozenset(field.name for field in fields(Edge))
_NEIGHBOURS = """MATCH (e:{label} {{id: $id}})-[r:{kind}]-(o)
RETURN startNode(r).id AS head, endNode(r).id AS tail, r.document AS document"""


def whole_graph(store: Store) -> Subgraph:
    """Return all of a store; documents are nodes as well."""
    return from_records(store.records())


def from_records(records: Iterable[dict[str, Any]]) -> Subgraph:
    """Return the subgraph that plain objects of a dump describe."""
    nodes: list[Node] = []
    edges: list[Edge] = []
    documents: dict[str, dict[str, Any]] = {}
    for record in records:
        if "label" in record:
            rest = {k: v for k, v in record.items() if k not in ("id", "label", "name", "aliases")}
            nodes.append(Node(record["id"], record["label"], record.get("name", ""), tuple(record["aliases"]), rest))
            if record["label"] == "Document":
                documents[record["id"]] = {k: v for k, v in record.items() if k not in ("label", "aliases")}
        elif "type" in record:
            edges.append(Edge(**{k: v for k, v in record.items() if k in _EDGE}))
    return Subgraph(nodes, edges, documents)


def around(store: Store, node: Node, *, mentions: bool = False) -> Subgraph:
    """Return an entity with all its relationships and their other ends; `mentions` adds the documents naming it."""
    keys: list[EdgeKey] = []
    for kind in ontology().relationships:
        if kind == "MENTIONS" and not mentions:
            continue
        cypher = _NEIGHBOURS.format(label=ontology().label(node.label).name, kind=kind)
        keys += [(kind, r["head"], r["tail"], r["document"]) for r in store.run("around", cypher, {"id": node.id})]
    return store.subgraph([node.id], sorted(keys))
