"""The library in a few words: open a graph, load documents, ask, save."""

import sys
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from .graph.store import open_store
from .graph.subgraph import Subgraph
from .loaders.loading import load_into
from .queries.answer import answer
from .queries.ask import ask
from .queries.parameters import find_entity
from .queries.reports import report_on_entity, write_report
from .queries.result import Result
from .queries.whole import around, whole_graph


class Graph:
    """A graph in a file or on a Neo4j server: documents go in with `load`, answers come out of `ask` and `query`.

    `url` is a file, or neo4j://host, neo4j+s://host, bolt://host; with `read_only` nothing can be changed. Raises
    StoreError, with what to do next, when it cannot be opened. Closing it, or leaving a `with`, makes all durable.
    `store` is the interface below (`kechuang.graph.store.Store`).
    """

    def __init__(self, url: str = "kechuang.kgl", *, read_only: bool = False) -> None:
        self.store = open_store(url, read_only=read_only)

    def load(self, *paths: str | Path) -> Self:
        """Read files and folders into the graph; what cannot be read is named on stderr, the rest is kept."""
        load_into(self.store, map(Path, paths), lambda line: print(line, file=sys.stderr))
        return self

    def ask(self, question: str) -> Result:
        """Answer a question in Chinese; raise UnclearQuestionError, with the nearest readings, instead of guessing."""
        return ask(self.store, question)[1]

    def query(self, name: str, **parameters: Any) -> Result:
        """Answer a canned query; entities are given by id, canonical name or alias. Raises QueryError."""
        return answer(self.store, name, **parameters)

    def subgraph(self, entity: str = "") -> Subgraph:
        """Return an entity with all its relationships, or the whole graph."""
        return around(self.store, find_entity(self.store, entity)) if entity else whole_graph(self.store)

    def report(self, entity: str, path: str | Path) -> Path:
        """Write the report of an entity (.docx, .html, or .md with its picture beside it) and return its path."""
        path = Path(path)
        write_report(report_on_entity(self.store, find_entity(self.store, entity)), path)
        return path

    def close(self) -> None:
        """Make everything durable and let the graph go."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
