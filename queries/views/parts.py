"""Which part of a graph a view shows: all of it, a province with all that lies in it, or what one document says."""

from collections import Counter
from collections.abc import Iterable

from ...graph.engine import Row
from ...graph.ontology import ontology
from ...graph.store import Store
from ...graph.subgraph import EdgeKey, Node, Subgraph

MOST_KEPT = 10_000  # entities in one page; beyond that a browser takes too long to read it

_IN_PLACE = """MATCH (p:Place {id: $place})<-[:LOCATED_IN*0..4]-(x)
WITH DISTINCT x
MATCH (x)-[r]-(o)
WHERE type(r) <> 'MENTIONS' AND type(r) <> 'ISSUED'
WITH DISTINCT r, startNode(r) AS a, endNode(r) AS b
RETURN type(r) AS type, a.id AS head, b.id AS tail, r.document AS document"""
_NAMED = "MATCH (d:Document {id: $document})-[:MENTIONS]->(x) RETURN x.id AS id"
# one type at a time: a server's index of relationships by document is an index of one type
_SAID = "MATCH (a)-[r:{kind} {{document: $document}}]->(b) RETURN a.id AS head, b.id AS tail"
_KIND = "MATCH (a)-[r:{kind}]->(b) RETURN a.id AS head, b.id AS tail, r.document AS document"
_ENTITIES = "MATCH (x:{label}) RETURN x.id AS id"


def facts() -> list[str]:
    """Return the relationship types that join entities, and not a document to one."""
    return [name for name, kind in ontology().relationships.items() if "Document" not in kind.head | kind.tail]


def everything(store: Store) -> Subgraph:
    """Return all entities and what relates them; documents only as the sources they are."""
    nodes: list[str] = []
    for label in ontology().labels:
        if label != "Document":
            nodes += [row["id"] for row in store.run("view-all", _ENTITIES.format(label=label))]
    return store.subgraph(nodes, _edges_of(store, facts()))


def relations_of(store: Store, *kinds: str) -> Subgraph:
    """Return all relationships of these types, with their ends."""
    return store.subgraph([], _edges_of(store, kinds))


def in_place(store: Store, place: Node) -> Subgraph:
    """Return what lies in a place or in the places below it, and everything that is related to that."""
    rows = store.run("view-place", _IN_PLACE, {"place": place.id}, timeout=60.0)
    return store.subgraph([place.id], [_key(row) for row in rows])


def said_by(store: Store, document: Node) -> Subgraph:
    """Return the entities that a document names and the relationships that it states."""
    given = {"document": document.id}
    edges = [
        (kind, row["head"], row["tail"], document.id)
        for kind in facts()
        for row in store.run("view-document", _SAID.format(kind=kind), given)
    ]
    return store.subgraph([row["id"] for row in store.run("view-document", _NAMED, given)], edges)


def best_linked(subgraph: Subgraph, most: int = MOST_KEPT) -> tuple[Subgraph, str]:
    """Return the part with the `most` best related entities, and a note on what is left out (or "")."""
    if len(subgraph.nodes) <= most:
        return subgraph, ""
    degree = Counter(end for edge in subgraph.edges for end in (edge.head, edge.tail))
    kept = {node.id for node in sorted(subgraph.nodes, key=lambda node: (-degree[node.id], node.id))[:most]}
    nodes = [node for node in subgraph.nodes if node.id in kept]
    edges = [edge for edge in subgraph.edges if edge.head in kept and edge.tail in kept]
    note = (
        f"共有 {len(subgraph.nodes)} 个实体和 {len(subgraph.edges)} 条关系，"
        f"此处只收关系最多的 {most} 个实体和它们之间的 {len(edges)} 条。"
    )
    return Subgraph(nodes, edges, subgraph.documents), note


def _edges_of(store: Store, kinds: Iterable[str]) -> list[EdgeKey]:
    known = ontology()
    return [
        _key({"type": kind, **row})
        for kind in kinds
        for row in store.run("view-kind", _KIND.format(kind=known.relationship(kind).name), timeout=60.0)
    ]


def _key(row: Row) -> EdgeKey:
    return (row["type"], row["head"], row["tail"], row["document"])
