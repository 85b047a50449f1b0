"""Bridges from a subgraph to what analysts use: NetworkX, pandas, and py2neo where notebooks still use it.

with open_store("kechuang.kgl", read_only=True) as store:
    graph = to_networkx(answer(store, "corridor-network", corridor="杭州城西科创大走廊").subgraph())
"""

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from .errors import QueryError
from .ontology import ontology
from .subgraph import Edge, Node, Subgraph

if TYPE_CHECKING:
    import networkx
    import pandas


def to_networkx(subgraph: Subgraph) -> "networkx.MultiDiGraph[str]":
    """Return a directed multigraph: nodes are ids, edges have the key (type, document); all properties are attributes."""
    import networkx

    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for node in subgraph.nodes:
        graph.add_node(node.id, **_node_values(node))
    for edge in subgraph.edges:
        graph.add_edge(edge.head, edge.tail, key=(edge.type, edge.document), **_edge_values(edge))
    return graph


def to_pandas(subgraph: Subgraph) -> "tuple[pandas.DataFrame, pandas.DataFrame]":
    """Return the nodes (index: id) and the edges as two data frames. Needs pandas (`pip install 'kechuang[office]'`)."""
    try:
        import pandas
    except ImportError:
        raise QueryError("pandas is not installed; try `pip install 'kechuang[office]'`") from None
    rows: list[dict[str, Any]] = [{"id": node.id, **_node_values(node)} for node in subgraph.nodes]
    nodes = pandas.DataFrame(rows, columns=None if rows else ["id", "label", "name", "aliases"])
    edges = pandas.DataFrame([asdict(edge) for edge in subgraph.edges], columns=list(Edge.__dataclass_fields__))
    return nodes.set_index("id"), edges


def to_py2neo(subgraph: Subgraph) -> Any:
    """Return a py2neo Subgraph that `Graph.merge` or `Graph.create` pushes; nodes merge by their label's `id`.

    py2neo holds relationships of one type between the same nodes for equal, so one document's stands for all. py2neo is no longer maintained; needs `pip install 'kechuang[py2neo]'`.
    """
    try:
        import py2neo
    except ImportError:
        raise QueryError("py2neo is not installed; try `pip install 'kechuang[py2neo]'`") from None
    nodes = {}
    for node in subgraph.nodes:
        values = {k: v for k, v in _node_values(node).items() if k != "label"}
        made = py2neo.Node(ontology().label(node.label).name, id=node.id, **values)
        made.__primarylabel__, made.__primarykey__ = node.label, "id"
        nodes[node.id] = made
    relationships = []
    for edge in subgraph.edges:
        values = {k: v for k, v in _edge_values(edge).items() if k != "type" and v is not None}
        relationships.append(py2neo.Relationship(nodes[edge.head], edge.type, nodes[edge.tail], **values))
    return py2neo.Subgraph(nodes.values(), relationships)


def _node_values(node: Node) -> dict[str, Any]:
    return {"label": node.label, "name": node.name, "aliases": list(node.aliases), **node.properties}


def _edge_values(edge: Edge) -> dict[str, Any]:
    return {k: v for k, v in asdict(edge).items() if k not in ("head", "tail")}


def to_html(subgraph: Subgraph, limit: int = 50) -> str:
    """Return a table of the edges with their citations, for a notebook; all text is escaped."""
    from html import escape

    names = {node.id: node.name for node in subgraph.nodes}
    title = f"{len(subgraph.nodes)} 个实体,{len(subgraph.edges)} 条关系"
    head = "".join(f"<th>{column}</th>" for column in ("主体", "关系", "客体", "状态", "文档", "原文"))
    body = []
    for edge in subgraph.edges[:limit]:
        document = subgraph.documents.get(edge.document, {}).get("title", edge.document)
        kind = ontology().relationship(edge.type).zh
        cells = (
            names.get(edge.head, edge.head),
            kind,
            names.get(edge.tail, edge.tail),
            edge.status,
            document,
            edge.quote,
        )
        body.append("<tr>" + "".join(f"<td>{escape(str(cell))}</td>" for cell in cells) + "</tr>")
    more = f"<p>… 另有 {len(subgraph.edges) - limit} 条</p>" if len(subgraph.edges) > limit else ""
    return f"<p>{title}</p><table><thead><tr>{head}</tr></thead><tbody>{''.join(body)}</tbody></table>{more}"
