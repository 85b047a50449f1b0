"""CSV, JSON and JSON lines: for spreadsheets and programs."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from typing import Any

from ...graph.subgraph import Edge, Node, Subgraph
from ..writers.cells import harmless
from .fields import EDGE_FIELDS, edge_values, node_fields

_DOCUMENT = ("id", "title", "date", "place", "issuer", "source", "length", "sha256")


def to_csv_files(subgraph: Subgraph, *, bom: bool = False) -> dict[str, bytes]:
    """Return nodes.csv, edges.csv and documents.csv (UTF-8); nothing in them is taken for a formula."""
    properties = list(node_fields(subgraph))
    nodes = [
        [n.id, n.label, n.name, "|".join(n.aliases), *(n.properties.get(p) for p in properties)] for n in subgraph.nodes
    ]
    edges = [[e.head, e.type, e.tail, *_in_order(edge_values(e, subgraph), EDGE_FIELDS)] for e in subgraph.edges]
    documents = [_in_order(subgraph.documents[key], _DOCUMENT) for key in sorted(subgraph.documents)]
    return {
        "nodes.csv": _csv(["id", "label", "name", "aliases", *properties], nodes, bom),
        "edges.csv": _csv(["head", "type", "tail", *EDGE_FIELDS], edges, bom),
        "documents.csv": _csv(_DOCUMENT, documents, bom),
    }


def _in_order(values: Any, names: Iterable[str]) -> list[Any]:
    return [values.get(name) for name in names]


def _csv(header: Sequence[str], rows: Iterable[Sequence[Any]], bom: bool) -> bytes:
    made = io.StringIO()
    writer = csv.writer(made)
    writer.writerow(header)
    writer.writerows([[harmless(v) if isinstance(v, str) else v for v in row] for row in rows])
    return made.getvalue().encode("utf-8-sig" if bom else "utf-8", "replace")


def to_json(subgraph: Subgraph) -> bytes:
    """Return one JSON object with `nodes`, `edges` and `documents`."""
    made = {
        "nodes": [node_object(node) for node in subgraph.nodes],
        "edges": [edge_object(edge) for edge in subgraph.edges],
        "documents": [_document(subgraph, key) for key in sorted(subgraph.documents)],
    }
    return (json.dumps(made, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def to_jsonl(subgraph: Subgraph) -> bytes:
    """Return one JSON object a line: nodes by id, then edges by key."""
    objects = [*map(node_object, subgraph.nodes), *map(edge_object, subgraph.edges)]
    return jsonl(objects)


def jsonl(objects: Iterable[Any]) -> bytes:
    """Return objects as JSON lines with sorted keys: equal objects give equal bytes."""
    lines = (json.dumps(one, ensure_ascii=False, sort_keys=True, separators=(",", ":")) for one in objects)
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "replace")


def node_object(node: Node) -> dict[str, Any]:
    """Return a node as a plain object."""
    made = {"id": node.id, "label": node.label, "name": node.name, "aliases": list(node.aliases)}
    return made | {name: value for name, value in node.properties.items() if value is not None}


def edge_object(edge: Edge) -> dict[str, Any]:
    """Return an edge as a plain object, its evidence included."""
    made: dict[str, Any] = {"type": edge.type, "head": edge.head, "tail": edge.tail}
    made |= {name: getattr(edge, name) for name in EDGE_FIELDS if name != "title"}
    return {name: value for name, value in made.items() if value is not None}


def _document(subgraph: Subgraph, key: str) -> dict[str, Any]:
    values = {"id": key, **subgraph.documents[key]}
    return {name: values[name] for name in _DOCUMENT if values.get(name) is not None}
