"""The store above an engine: what loading, removing, finding and dumping mean, written once for both engines."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import TracebackType
from typing import Any, Self

from .engine import Engine, Run, T
from .errors import StoreError
from .facts import DocumentFacts, facts_of
from .model import Extraction
from .ontology import ontology
from .statements import edge_properties, node_properties, statement
from .store import EdgeKey, Row
from .subgraph import Edge, Node, Subgraph

_BATCH = 5000
_TIMEOUT = 120.0


class GraphStore:
    """A Store (see `kechuang.graph.store.Store`) on any engine."""

    def __init__(self, engine: Engine, *, read_only: bool = False) -> None:
        self.url = engine.url
        self._engine = engine
        if not read_only:
            engine.define([statement("constraint", label=label) for label in ontology().labels])

    def load(self, extraction: Extraction) -> bool:
        """Keep all facts of one document in one transaction; see Store."""
        facts = facts_of(extraction)

        def work(run: Run) -> bool:
            kept = run(statement("document_digest"), {"id": facts.id})
            if kept and kept[0]["digest"] == facts.properties["digest"]:
                return False
            if kept:
                _take_out(run, facts.id)
            _put(run, facts)
            return True

        return self._engine.write("load", work)

    def remove(self, document: str) -> int:
        """Remove a document with exactly what it alone supported; see Store."""

        def work(run: Run) -> int:
            if not run(statement("document_digest"), {"id": document}):
                raise StoreError(f"no document {document!r} in {self.url}; `kechuang query documents` lists them")
            before = _count_edges(run)
            _take_out(run, document)
            run(statement("document_out"), {"document": document})
            return before - _count_edges(run)

        return self._engine.write("remove", work)

    def run(
        self, name: str, cypher: str, parameters: Mapping[str, Any] | None = None, timeout: float = 30.0
    ) -> list[Row]:
        """Run a reading query; see Store."""
        return self._engine.read(name, cypher, parameters or {}, timeout)

    def write(self, name: str, work: Callable[[Run], T]) -> T:
        """Run statements of the store's own files in one transaction."""
        return self._engine.write(name, work)

    def find(self, text: str, label: str | None = None) -> list[Node]:
        """Return the entities whose id, canonical name or alias is `text`; see Store."""
        labels = [label] if label else [name for name in ontology().labels if name != "Document"]
        for name in ("nodes_by_id", "nodes_by_name", "nodes_by_alias"):
            found = []
            for each in labels:
                parameters = {"ids": [text]} if name == "nodes_by_id" else {"text": text}
                found += [_node(each, row) for row in self.run("find", statement(name, label=each), parameters)]
            if found:
                return sorted(found, key=lambda node: node.id)
        return []

    def nearest(self, text: str, label: str | None = None, limit: int = 5) -> list[str]:
        """Return names in the graph that look most like `text`; see Store."""
        from difflib import SequenceMatcher

        pieces = sorted({text[i : i + 2] for i in range(max(1, len(text) - 1))})
        labels = [label] if label else [name for name in ontology().labels if name != "Document"]
        names = {
            row["name"]
            for each in labels
            for row in self.run("nearest", statement("names_like", label=each), {"pieces": pieces})
        }
        ranked = sorted(names, key=lambda name: (-SequenceMatcher(None, text, name).ratio(), name))
        return ranked[:limit]

    def subgraph(self, nodes: Iterable[str], edges: Iterable[EdgeKey]) -> Subgraph:
        """Return these entities and relationships in full; see Store."""
        known = ontology()
        wanted: dict[str, set[str]] = defaultdict(set)
        joins: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
        for kind, head, tail, document in set(edges):
            ends = (known.label_of_id(head).name, kind, known.label_of_id(tail).name)
            joins[ends].append({"head": head, "tail": tail, "document": document})
            nodes = [*nodes, head, tail]
        for node in nodes:
            wanted[known.label_of_id(node).name].add(node)
        found_edges = [
            _edge(kind, row)
            for (head_label, kind, tail_label), rows in joins.items()
            for row in self.run(
                "subgraph", statement("edges_by_key", head=head_label, kind=kind, tail=tail_label), {"rows": rows}
            )
        ]
        cited = sorted({edge.document for edge in found_edges})
        documents = self._nodes_by_id("Document", cited)
        found_nodes = [node for label, ids in wanted.items() for node in self._nodes_by_id(label, sorted(ids))]
        return Subgraph(
            sorted(found_nodes, key=lambda node: node.id),
            sorted(found_edges, key=lambda edge: edge.key),
            {node.id: {"title": node.name, **node.properties} for node in documents},
        )

    def _nodes_by_id(self, label: str, ids: list[str]) -> list[Node]:
        return [_node(label, row) for row in self.run("nodes", statement("nodes_by_id", label=label), {"ids": ids})] if ids else []

    def records(self) -> Iterator[Row]:
        """Yield the whole graph, entities by id, then relations by key; see Store."""
        nodes = []
        for label in ontology().labels:
            for row in self.run("dump", statement("nodes", label=label), timeout=_TIMEOUT):
                nodes.append({"label": label, **{p: row[p] for p in node_properties(label) if row[p] is not None}})
        yield from sorted(nodes, key=lambda node: str(node["id"]))
        for kind in sorted(ontology().relationships):
            rows = self.run("dump", statement("edges", kind=kind), timeout=_TIMEOUT)
            rows.sort(key=lambda row: (row["head"], row["tail"], row["document"]))
            names = ("head", "tail", *edge_properties(kind))
            for row in rows:
                yield {"type": kind, **{p: row[p] for p in names if row[p] is not None}}

    def stats(self) -> dict[str, Any]:
        """Return how many entities, relations and documents there are; see Store."""
        known = ontology()
        nodes = {label: self._count("count_nodes", label=label) for label in known.labels}
        edges = {kind: self._count("count_edges", kind=kind) for kind in known.relationships}
        documents = nodes.pop("Document")
        return {
            "entities": {label: n for label, n in nodes.items() if n},
            "relations": {kind: n for kind, n in edges.items() if n},
            "documents": documents,
        }

    def _count(self, name: str, **names: str) -> int:
        return int(self.run("stats", statement(name, **names))[0]["n"])

    def close(self) -> None:
        """Make everything durable and let the store go."""
        self._engine.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _put(run: Run, facts: DocumentFacts) -> None:
    """Write a document's entities and relationships; what other documents say of the entities is kept."""
    for label, entities in facts.nodes.items():
        held = {row["id"]: row for row in _in_batches(run, statement("nodes_by_id", label=label), "ids", list(entities))}
        rows = []
        for key, entity in entities.items():
            old = held.get(key)
            aliases = sorted({*entity.aliases, *((old["aliases"] or ()) if old else ())})
            properties = dict(entity.properties)
            for name in ontology().label(label).properties:
                if old and old[name] is not None:
                    properties[name] = max(str(old[name]), properties.get(name, ""))
            rows.append({"id": key, "name": entity.name, "aliases": aliases, "properties": properties})
        _in_batches(run, statement("put_nodes", label=label), "rows", rows)
    run(statement("put_document"), {"id": facts.id, "properties": facts.properties})
    for (head, kind, tail), rows in facts.edges.items():
        _in_batches(run, statement("put_edges", head=head, kind=kind, tail=tail), "rows", rows)


def _take_out(run: Run, document: str) -> None:
    """Take away all that a document says, and the entities that no other document mentions; the document stays."""
    known = ontology()
    ids: dict[str, list[str]] = defaultdict(list)
    for row in run(statement("document_entities"), {"id": document}):
        ids[known.label_of_id(row["id"]).name].append(row["id"])
    for kind, entry in known.relationships.items():
        for label in sorted(entry.head & set(ids)):
            run(statement("document_edges_out", head=label, kind=kind), {"ids": ids[label], "document": document})
    run(statement("document_issued_out"), {"document": document})
    run(statement("document_mentions_out"), {"document": document})
    for label, members in ids.items():
        said: dict[str, list[dict[str, Any]]] = {key: [] for key in members}
        for row in _in_batches(run, statement("sayings", label=label), "ids", members):
            said[row["id"]].append(json.loads(row["said"]))
        _in_batches(run, statement("nodes_out", label=label), "ids", [key for key, says in said.items() if not says])
        kept = [_merged(label, key, says) for key, says in said.items() if says]
        names = {row["id"]: row["name"] for row in _in_batches(run, statement("nodes_by_id", label=label), "ids", [r["id"] for r in kept])}
        _in_batches(run, statement("put_nodes", label=label), "rows", [{**row, "name": names[row["id"]]} for row in kept])


def _merged(label: str, key: str, says: list[dict[str, Any]]) -> Row:
    """Return the row of an entity from what documents say of it; a property that none gives is set to null."""
    properties: dict[str, str | None] = dict.fromkeys(ontology().label(label).properties)
    for said in says:
        for name, value in said["properties"].items():
            properties[name] = max(value, properties.get(name) or "")
    return {"id": key, "aliases": sorted({a for said in says for a in said["aliases"]}), "properties": properties}


def _in_batches(run: Run, cypher: str, name: str, rows: list[Any]) -> list[Row]:
    found: list[Row] = []
    for start in range(0, len(rows), _BATCH):
        found += run(cypher, {name: rows[start : start + _BATCH]})
    return found


def _count_edges(run: Run) -> int:
    return sum(int(run(statement("count_edges", kind=kind), {})[0]["n"]) for kind in ontology().relationships)


def _node(label: str, row: Mapping[str, Any]) -> Node:
    rest = {p: row[p] for p in ontology().label(label).properties if row[p] is not None}
    return Node(row["id"], label, row["name"] or "", tuple(row["aliases"] or ()), rest)


def _edge(kind: str, row: Mapping[str, Any]) -> Edge:
    given = {p: row[p] for p in ontology().evidence if row[p] is not None}
    return Edge(kind, row["head"], row["tail"], **given)
