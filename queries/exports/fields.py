"""What every export says of a node and of an edge, as flat values."""

from typing import Any

from ...graph.ontology import ontology
from ...graph.subgraph import Edge, Node, Subgraph

# type of an edge's value, in the order of columns; a document's title stands beside its id
EDGE_FIELDS: dict[str, str] = {
    "document": "string",
    "title": "string",
    "quote": "string",
    "start": "int",
    "end": "int",
    "status": "string",
    "basis": "string",
    "date": "string",
    "amount": "double",
    "confidence": "double",
    "rule": "string",
}


def node_fields(subgraph: Subgraph) -> dict[str, str]:
    """Return the properties that the nodes of a subgraph have, and their types, in the order of the ontology."""
    used = {name for node in subgraph.nodes for name, value in node.properties.items() if value is not None}
    known = {name: kind for label in ontology().labels.values() for name, kind in label.properties.items()}
    ordered = [name for name in known if name in used] + sorted(used - known.keys())
    return {name: "int" if known.get(name) == "integer" else "string" for name in ordered}


def node_values(node: Node) -> dict[str, Any]:
    """Return a node's properties that are set; `aliases` are joined by |."""
    return {name: value for name, value in node.properties.items() if value is not None}


def edge_values(edge: Edge, subgraph: Subgraph) -> dict[str, Any]:
    """Return an edge's values that are set, by field."""
    made: dict[str, Any] = {name: getattr(edge, name) for name in EDGE_FIELDS if name != "title"}
    made["title"] = (subgraph.documents.get(edge.document) or {}).get("title")
    return {name: made[name] for name in EDGE_FIELDS if made[name] not in (None, "")}
