"""A dump back into a store: how graphs are copied and restored from a backup."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from .engine import Run
from .errors import StoreError
from .graph_store import GraphStore
from .ontology import ontology
from .statements import statement
from .store import Store

_BATCH = 5000
Record = Mapping[str, Any]


def copy_store(source: Store, target: Store) -> tuple[int, int]:
    """Copy a whole graph into an empty store; return the numbers of nodes and relationships. Dumps are equal after it.

    Raises StoreError when the target holds something.
    """
    return restore(source.records(), target)


def read_records(path: Path) -> Iterator[Record]:
    """Yield the records of a JSONL dump."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def restore(records: Iterable[Record], target: Store) -> tuple[int, int]:
    """Write the records of a dump into an empty store, nodes first, in bounded transactions."""
    if not isinstance(target, GraphStore):
        raise StoreError(f"{target.url} cannot be restored into")
    if any(target.stats().values()):
        raise StoreError(f"{target.url} is not empty; copy into a new store")
    nodes: dict[str, list[Record]] = defaultdict(list)
    edges: dict[tuple[str, str, str], list[Record]] = defaultdict(list)
    known = ontology()
    for record in records:
        if "label" in record:
            nodes[record["label"]].append(record)
        else:
            ends = (known.label_of_id(record["head"]).name, record["type"], known.label_of_id(record["tail"]).name)
            edges[ends].append(record)
    for label, rows in nodes.items():
        _write(target, statement("put_nodes", label=label), [_node_row(row) for row in rows])
    for (head, kind, tail), rows in edges.items():
        _write(target, statement("put_edges", head=head, kind=kind, tail=tail), [_edge_row(row) for row in rows])
    return sum(map(len, nodes.values())), sum(map(len, edges.values()))


def _write(target: GraphStore, cypher: str, rows: list[dict[str, Any]]) -> None:
    for start in range(0, len(rows), _BATCH):
        batch = rows[start : start + _BATCH]

        def work(run: Run, batch: list[dict[str, Any]] = batch) -> None:
            run(cypher, {"rows": batch})

        target.write("restore", work)


def _node_row(record: Record) -> dict[str, Any]:
    rest = {k: v for k, v in record.items() if k not in ("label", "id", "name", "aliases")}
    return {"id": record["id"], "name": record["name"], "aliases": record.get("aliases", []), "properties": rest}


def _edge_row(record: Record) -> dict[str, Any]:
    rest = {k: v for k, v in record.items() if k not in ("type", "head", "tail", "document")}
    return {"head": record["head"], "tail": record["tail"], "document": record["document"], "evidence": rest}
