"""The one interface to a graph, whichever engine keeps it."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self

from .decisions import Decision
from .engine import Engine, Row
from .errors import StoreError
from .model import Extraction
from .settling import Doubt
from .subgraph import EdgeKey, Node, Subgraph


class Store(Protocol):
    """A graph that documents are loaded into and questions are put to."""

    url: str

    def load(self, extraction: Extraction) -> bool:
        """Keep all facts of one document in one transaction; return False when the store already held just these.

        Loading a document again replaces what it said before and changes nothing when it says the same.
        """
        ...

    def load_all(self, extractions: Iterable[Extraction]) -> Iterator[tuple[Extraction, bool]]:
        """Keep the facts of many documents, some thousand facts in a transaction.

        Yields each extraction, with what `load` returns, once its transaction is done: an interruption leaves every
        document that was yielded whole, and none half there.
        """
        ...

    def remove(self, document: str) -> int:
        """Remove a document by id, with exactly what it alone supported; return the number of edges removed."""
        ...

    def settle(self) -> list[Doubt]:
        """Merge what names and aliases say is one across documents; return what the rules could not be sure of.

        It is done by itself before the first question after a load, and on closing.
        """
        ...

    def merge(self, kept: str, other: str, reason: str = "") -> None:
        """Make the entity `other` one with `kept` (ids). It survives any reload; `split` takes it back."""
        ...

    def split(self, other: str) -> Decision:
        """Take an entity (the id it had) out of the one it was merged into; return the decision that was taken."""
        ...

    def decide(self, decisions: Iterable[Decision]) -> int:
        """Carry out analysts' decisions, as of a decision file; return how many were new."""
        ...

    def decisions(self) -> list[Decision]:
        """Return what was merged or is kept apart, by which rule or analyst, and why."""
        ...

    def run(
        self, name: str, cypher: str, parameters: Mapping[str, Any] | None = None, timeout: float = 30.0
    ) -> list[Row]:
        """Run a reading query, tagged with `name` in a server's log; `timeout` in seconds. Writes raise QueryError."""
        ...

    def find(self, text: str, label: str | None = None) -> list[Node]:
        """Return the entities whose id, canonical name or alias is `text` (in that order of preference)."""
        ...

    def nearest(self, text: str, label: str | None = None, limit: int = 5) -> list[str]:
        """Return names in the graph that look most like `text`, to suggest after a miss."""
        ...

    def subgraph(self, nodes: Iterable[str], edges: Iterable[EdgeKey]) -> Subgraph:
        """Return these entities and relationships (with their ends and cited documents) in full."""
        ...

    def records(self) -> Iterator[Row]:
        """Yield the whole graph, one plain object at a time: entities by id, then relations by key (the JSONL dump)."""
        ...

    def stats(self) -> dict[str, Any]:
        """Return {"entities": {label: n}, "relations": {type: n}, "documents": n}."""
        ...

    def close(self) -> None:
        """Make everything durable and let the store go."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


def open_store(url: str, *, read_only: bool = False) -> Store:
    """Open the store at `url`: a file path (`kechuang.kgl`) or a Neo4j URL (`neo4j://`, `neo4j+s://`, `bolt://`).

    Raises StoreError (StoreBusyError, StoreUnavailableError) with what to do next.
    """
    scheme = url.partition("://")[0] if "://" in url else ""
    engine: Engine
    if scheme:
        from .neo4j_engine import SCHEMES, Neo4jEngine

        if scheme not in SCHEMES:
            raise StoreError(f"{scheme}:// is no store; give a file, or one of {', '.join(s + '://' for s in SCHEMES)}")
        engine = Neo4jEngine(url, read_only=read_only)
    else:
        from .file_engine import FileEngine

        engine = FileEngine(Path(url), read_only=read_only)
    from .graph_store import GraphStore

    return GraphStore(engine, read_only=read_only)
