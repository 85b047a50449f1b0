"""GraphML: for NetworkX, igraph, yEd, Cytoscape."""

from collections.abc import Iterator
from typing import Any

from ...graph.ontology import ontology
from ...graph.subgraph import Subgraph
from .fields import EDGE_FIELDS, edge_values, node_fields, node_values
from .xml import xml_text

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'


def to_graphml(subgraph: Subgraph) -> bytes:
    """Return the subgraph as a directed GraphML multigraph; an edge's id is its number in the order of keys."""
    return "".join(_lines(subgraph)).encode("utf-8")


def _lines(subgraph: Subgraph) -> Iterator[str]:
    node_types = {"label": "string", "name": "string", "kind": "string", "aliases": "string", **node_fields(subgraph)}
    edge_types = {"type": "string", "kind": "string", **EDGE_FIELDS}
    yield _HEAD
    for scope, types in (("node", node_types), ("edge", edge_types)):
        for name, kind in types.items():
            yield f'<key id="{scope[0]}_{name}" for="{scope}" attr.name="{name}" attr.type="{kind}"/>\n'
    yield '<graph edgedefault="directed">\n'
    known = ontology()
    for node in subgraph.nodes:
        values: dict[str, Any] = {"label": node.label, "name": node.name, "kind": known.label(node.label).zh}
        if node.aliases:
            values["aliases"] = "|".join(node.aliases)
        yield f'<node id="{xml_text(node.id)}">{_data("n", {**values, **node_values(node)})}</node>\n'
    for number, edge in enumerate(subgraph.edges):
        ends = f'source="{xml_text(edge.head)}" target="{xml_text(edge.tail)}"'
        values = {"type": edge.type, "kind": known.relationship(edge.type).zh, **edge_values(edge, subgraph)}
        yield f'<edge id="e{number}" {ends}>{_data("e", values)}</edge>\n'
    yield "</graph>\n</graphml>\n"


def _data(scope: str, values: dict[str, Any]) -> str:
    return "".join(f'<data key="{scope}_{name}">{xml_text(value)}</data>' for name, value in values.items())
