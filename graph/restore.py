"""A dump back into a store: how graphs are copied, moved to a server and restored from a backup."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from .decisions import Decision, put_decisions
from .engine import Engine, Row
from .errors import InputError, StoreError
from .graph_store import GraphStore
from .ontology import ontology
from .store import Store
from .writing import put_entities, put_relationships

_BATCH = 5000
Record = Mapping[str, Any]


def copy_store(source: Store, target: Store) -> tuple[int, int]:
    """Copy a whole graph into an empty store; return the numbers of nodes and relationships. Dumps are equal after it.

    Raises StoreError when the target holds something.
    """
    return restore(source.records(), target)


def read_records(path: Path) -> Iterator[Record]:
    """Yield the records of a JSONL dump; raises InputError with the line that is none."""
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            try:
                record = json.loads(line)
            except ValueError:
                record = None
            if not isinstance(record, dict) or not {"label", "type", "decision"} & set(record):
                raise InputError(f"{path}:{number}: this line is no entity, relation or decision of a dump")
            yield record


def restore(records: Iterable[Record], target: Store) -> tuple[int, int]:
    """Write the records of a dump into an empty store, nodes first, in bounded transactions and memory."""
    if not isinstance(target, GraphStore):
        raise StoreError(f"{target.url} cannot be restored into")
    if any(target.stats().values()):
        raise StoreError(f"{target.url} is not empty; copy into a new store, or empty it first")
    return _Writer(target.engine).write(records)


class _Writer:
    """Gathers rows by what one statement writes, and writes them when they are enough."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._nodes: dict[str, list[Row]] = defaultdict(list)
        self._edges: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
        self._decisions: list[Decision] = []
        self._counts = [0, 0]

    def write(self, records: Iterable[Record]) -> tuple[int, int]:
        for record in records:
            if "label" in record:
                self._add_node(record)
            elif "type" in record:
                self._add_edge(record)
            else:
                rest = {k: v for k, v in record.items() if k != "decision"}
                self._decisions.append(Decision(record["decision"], **rest))
        self._flush_nodes()
        self._flush_edges()
        self._engine.write("restore", lambda run: put_decisions(run, self._decisions))
        return self._counts[0], self._counts[1]

    def _add_node(self, record: Record) -> None:
        rest = {k: v for k, v in record.items() if k not in ("label", "id", "name", "aliases")}
        row = {"id": record["id"], "name": record["name"], "aliases": record.get("aliases", []), "properties": rest}
        self._nodes[record["label"]].append(row)
        self._counts[0] += 1
        if len(self._nodes[record["label"]]) >= _BATCH:
            self._flush_nodes()

    def _add_edge(self, record: Record) -> None:
        self._flush_nodes()
        label_of = ontology().label_of_id
        join = (label_of(record["head"]).name, record["type"], label_of(record["tail"]).name)
        rest = {k: v for k, v in record.items() if k not in ("type", "head", "tail", "document")}
        row = {"head": record["head"], "tail": record["tail"], "document": record["document"], "evidence": rest}
        self._edges[join].append(row)
        self._counts[1] += 1
        if len(self._edges[join]) >= _BATCH:
            self._flush_edges(join)

    def _flush_nodes(self) -> None:
        for label, rows in self._nodes.items():
            self._engine.write("restore", lambda run, label=label, rows=rows: put_entities(run, label, rows, new=True))  # type: ignore[misc]
        self._nodes.clear()

    def _flush_edges(self, only: tuple[str, str, str] | None = None) -> None:
        for join in [only] if only else list(self._edges):
            rows = {join: self._edges.pop(join)}
            self._engine.write("restore", lambda run, rows=rows: put_relationships(run, rows))  # type: ignore[misc]
