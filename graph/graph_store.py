"""The store above an engine: what loading, removing, finding and dumping mean, written once for both engines."""

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from operator import itemgetter
from types import TracebackType
from typing import Any, NamedTuple, Self

from . import merging
from .batches import in_batches
from .claims import Claim
from .decisions import Decision, read_decisions
from .engine import Engine, Row, Run
from .errors import StoreError
from .facts import DocumentFacts, facts_of
from .identity import name_key
from .model import Extraction
from .ontology import ontology
from .settling import Doubt
from .statements import edge_properties, node_properties, statement
from .subgraph import Edge, EdgeKey, Node, Subgraph
from .turns import Turn
from .writing import (
    SOME,
    SOME_MENTIONS,
    put_documents,
    take_out,
    take_out_mentions,
    take_out_some,
    until_done,
)

_BOUNDED = 3000  # a document that mentions more entities is removed in several transactions
_TIMEOUT = 300.0  # seconds, for reading a whole graph


class GraphStore:
    """A Store (see `kechuang.graph.store.Store`) on any engine."""

    def __init__(self, engine: Engine, *, read_only: bool = False) -> None:
        self.url = engine.url
        self._engine = engine
        self._read_only = read_only
        self._unsettled = False
        if not read_only:
            engine.define(_schema())

    def load(self, extraction: Extraction) -> bool:
        """Keep all facts of one document in one transaction; see Store."""
        return self._put([facts_of(extraction)], Turn())[0]

    def load_all(self, extractions: Iterable[Extraction]) -> Iterator[tuple[Extraction, bool]]:
        """Keep the facts of many documents, some thousand in a transaction; see Store.

        The next batch is read while as many as the engine takes at once are written; on an engine that takes one nothing
        is being written while the caller has the word.
        """
        with ThreadPoolExecutor(self._engine.writers) as writers:
            written: deque[_Written] = deque()
            turn = None
            at_once, alone = 1, False  # the first: of two that come at once a server would plan each statement twice
            for batch in self._batches(extractions):
                while len(written) >= at_once:
                    ended = written.popleft()
                    yield from _told(ended)
                    # beside other writers: one of them may wait for one of two batches, and the other batch for it
                    alone = alone or ended.turn.again
                    at_once = 1 if alone else self._engine.writers
                turn = Turn(turn)
                put = writers.submit(self._put, [facts for _, facts in batch], turn)
                written.append(_Written([extraction for extraction, _ in batch], put, turn))
            while written:
                yield from _told(written.popleft())

    def _batches(self, extractions: Iterable[Extraction]) -> Iterator[list[tuple[Extraction, DocumentFacts]]]:
        """Gather documents, no two of one id, up to as many facts as the engine takes well in one transaction."""
        waiting: dict[str, tuple[Extraction, DocumentFacts]] = {}
        size = 0
        for extraction in extractions:
            facts = facts_of(extraction)
            if facts.id in waiting or (waiting and size + len(facts.claims) > self._engine.batch):
                yield list(waiting.values())
                waiting, size = {}, 0
            waiting[facts.id] = (extraction, facts)
            size += len(facts.claims)
        if waiting:
            yield list(waiting.values())

    def _put(self, batch: list[DocumentFacts], turn: Turn) -> list[bool]:
        self._unsettled = True
        with turn.taken():
            return self._engine.write("load", lambda run: put_documents(run, batch, turn))

    def remove(self, document: str) -> int:
        """Remove a document with exactly what it alone supported; see Store."""
        if not self._nodes_by_id("Document", [document]):
            raise StoreError(f"no document {document!r} in {self.url}; `kechuang query documents` lists them")
        if self._mentions_of(document) > _BOUNDED:
            gone = self._remove_in_bites(document)
            self._unsettled = True
        else:
            gone = 0

        def work(run: Run) -> tuple[int, list[Claim]]:
            taken = take_out(run, document)
            run(statement("document_out"), {"document": document})
            return taken

        last, said = self._engine.write("remove", work)
        if self._unsettled or merging.may_have_met(self._engine, said):
            self.settle()
        return gone + last

    def _mentions_of(self, document: str) -> int:
        rows = self._engine.read("remove", statement("count_mentions"), {"document": document}, _TIMEOUT)
        return int(rows[0]["n"])

    def _remove_in_bites(self, document: str) -> int:
        """Take a large document out in several transactions; interrupted, loading or removing it completes the work."""

        def bite(work: Callable[[Run], int]) -> Callable[[], int]:
            return lambda: self._engine.write("remove", work)

        self._engine.write("remove", lambda run: run(statement("document_stale"), {"document": document}))
        gone = until_done(bite(lambda run: take_out_some(run, document)), SOME)
        return gone + until_done(bite(lambda run: len(take_out_mentions(run, document))), SOME_MENTIONS)

    def settle(self) -> list[Doubt]:
        """Merge what the rules say is one across documents, and split what they no longer say; see Store."""
        self._unsettled = False
        return merging.settle(self._engine, write=not self._read_only).doubts

    def merge(self, kept: str, other: str, reason: str = "") -> None:
        """Make `other` one with `kept`; see Store."""
        merging.merge(self._engine, kept, other, reason)

    def split(self, other: str) -> Decision:
        """Take an entity out of the one it was merged into; see Store."""
        return merging.split(self._engine, other)

    def decide(self, decisions: Iterable[Decision]) -> int:
        """Carry out the decisions of a file; see Store."""
        return merging.carry_out(self._engine, decisions)

    def decisions(self) -> list[Decision]:
        """Return what was merged or is kept apart, and why; see Store."""
        return read_decisions(lambda cypher, parameters: self.run("decisions", cypher, parameters))

    def run(
        self, name: str, cypher: str, parameters: Mapping[str, Any] | None = None, timeout: float = 30.0
    ) -> list[Row]:
        """Run a reading query; see Store."""
        if self._unsettled:
            self.settle()
        return self._engine.read(name, cypher, parameters or {}, timeout)

    @property
    def engine(self) -> Engine:
        """The engine below, for what runs the store's own statements."""
        return self._engine

    def find(self, text: str, label: str | None = None) -> list[Node]:
        """Return the entities whose id, canonical name or alias is `text`; see Store."""
        labels = [label] if label else [name for name in ontology().labels if name != "Document"]
        prefix = text.partition(":")[0]
        found = [
            node
            for each in labels
            if ontology().label(each).prefix == prefix
            for node in self._nodes_by_id(each, [text])
        ]
        for name in ("ids_by_name", "ids_by_alias"):
            if not found:
                cypher = "\nUNION ALL\n".join(statement(name, label=each) for each in labels)
                ids = defaultdict(list)
                for row in self.run("find", cypher, {"text": text, "key": name_key(text)}):
                    ids[ontology().label_of_id(row["id"]).name].append(row["id"])
                found = [node for each, some in ids.items() for node in self._nodes_by_id(each, some)]
        return sorted(found, key=lambda node: node.id)

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
            wanted[ends[0]].add(head)
            wanted[ends[2]].add(tail)
        for node in nodes:
            wanted[known.label_of_id(node).name].add(node)
        found_edges = [
            _edge(kind, row)
            for (head_label, kind, tail_label), rows in joins.items()
            for row in in_batches(
                self._run, statement("edges_by_key", head=head_label, kind=kind, tail=tail_label), "rows", rows
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
        rows = in_batches(self._run, statement("nodes_by_id", label=label), "ids", ids)
        return [_node(label, row) for row in rows]

    def _run(self, cypher: str, parameters: Mapping[str, Any]) -> list[Row]:
        return self.run("subgraph", cypher, parameters)

    def records(self) -> Iterator[Row]:
        """Yield the whole graph, entities by id, then relations by key; see Store."""
        nodes = []
        for label in ontology().labels:
            for row in self.run("dump", statement("nodes", label=label), timeout=_TIMEOUT):
                aliases = list(row.pop("aliases") or ())  # an import leaves an empty list out
                rest = {p: row[p] for p in node_properties(label) if row.get(p) is not None}
                nodes.append({"label": label, "aliases": aliases, **rest})
        yield from sorted(nodes, key=lambda node: str(node["id"]))
        for kind in sorted(ontology().relationships):
            rows = self.run("dump", statement("edges", kind=kind), timeout=_TIMEOUT)
            rows.sort(key=itemgetter("head", "tail", "document"))
            names = ("head", "tail", *edge_properties(kind))
            for row in rows:
                yield {"type": kind, **{p: row[p] for p in names if row[p] is not None}}
        yield from (decision.to_dict() for decision in self.decisions())

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
        try:
            if self._unsettled:
                self.settle()
        finally:
            self._engine.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class _Written(NamedTuple):
    """A batch that is being written."""

    extractions: list[Extraction]
    put: Future[list[bool]]
    turn: Turn


def _told(batch: _Written) -> Iterator[tuple[Extraction, bool]]:
    """Wait until a batch is written; yield what load_all yields of it."""
    return zip(batch.extractions, batch.put.result(), strict=True)


def _schema() -> list[str]:
    """Return the statements that define constraints and indexes, which come before the first row."""
    labels = ontology().labels
    return [
        statement("decision_constraint"),
        *(statement("constraint", label=label) for label in labels),
        *(statement("name_index", label=label) for label in labels if label != "Document"),
    ]


def _node(label: str, row: Mapping[str, Any]) -> Node:
    rest = {p: row[p] for p in ontology().label(label).properties if row[p] is not None}
    return Node(row["id"], label, row["name"] or "", tuple(row["aliases"] or ()), rest)


def _edge(kind: str, row: Mapping[str, Any]) -> Edge:
    given = {p: row[p] for p in ontology().evidence if row[p] is not None}
    return Edge(kind, row["head"], row["tail"], **given)
