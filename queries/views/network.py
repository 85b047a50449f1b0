"""The network page: a pyvis Network that holds the drawing, put into one file that needs nothing else."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ...graph.ontology import ontology
from ...graph.subgraph import Edge, Subgraph
from .drawing import Drawing, lay_out, words
from .labels import FONT
from .page import render, vis_network
from .shapes import outline

if TYPE_CHECKING:
    from pyvis.network import Network

MOST_DRAWN = 2000  # entities drawn at once; more make every movement slow


def network_page(
    subgraph: Subgraph,
    title: str,
    *,
    positions: Mapping[str, tuple[float, float]] | None = None,
    note: str = "",
) -> str:
    """Return one self-contained HTML page that shows `subgraph` as a network, with its evidence.

    `positions` (pixels, by entity id) replaces the computed layout; `note` is shown under the title, for instance to
    say what was left out. The same arguments give the same bytes.

    >>> "<title>空图" in network_page(Subgraph(), "空图")
    True
    """
    drawing = lay_out(subgraph, title, positions)
    net = to_pyvis(drawing)
    data = {
        "nodes": net.nodes,
        "edges": net.edges,
        "options": net.options,
        "entities": [_entity(drawing, i) for i in range(len(drawing.dots))],
        "groups": [group.name for group in drawing.groups],
        "most": MOST_DRAWN,
        **evidence_tables(drawing),
        **vocabulary(),
    }
    return render(
        "network.html.j2", title, data, scripts=("network.js", "interact.js"), library=vis_network(), note=note
    )


def to_pyvis(drawing: Drawing) -> "Network":
    """Return the drawing as a pyvis Network: nodes are numbered as the dots are, edges as the lines are."""
    from pyvis.edge import Edge as VisEdge
    from pyvis.network import Network
    from pyvis.node import Node as VisNode

    labels, kinds = ontology().labels, ontology().relationships
    net = Network(height="100%", width="100%", directed=True, heading=drawing.title)
    # add_node and add_edge search all nodes each time, minutes for a large graph; numbering here makes that needless
    for i, dot in enumerate(drawing.dots):
        options = {"group": dot.node.label, "size": dot.size, "x": dot.x, "y": dot.y}
        net.nodes.append(VisNode(i, labels[dot.node.label].shape, dot.text, **options).options)
    net.node_ids.extend(range(len(drawing.dots)))
    net.node_map.update(enumerate(net.nodes))
    for i, line in enumerate(drawing.lines):
        options = {"id": i, "color": kinds[line.type].color, "width": min(1 + len(line.evidence) / 2, 5)}
        if dashes := words()["status"].get(line.status, {}).get("dashes"):
            options["dashes"] = dashes
        if line.bend:
            curve = {"enabled": True, "type": "curvedCW", "roundness": round(0.12 * line.bend, 2)}
            options["smooth"] = curve
        net.edges.append(VisEdge(line.head, line.tail, True, **options).options)
    net.options = {
        "groups": {label.name: {"shape": label.shape, "color": label.color} for label in labels.values()},
        "nodes": {"borderWidth": 1, "font": {"size": FONT, "face": "sans-serif"}},
        "edges": {"smooth": False, "arrows": {"to": {"enabled": True, "scaleFactor": 0.5}}, "hoverWidth": 1},
        "layout": {"improvedLayout": False, "randomSeed": 1},
        "physics": {"enabled": False, "barnesHut": {"springLength": 140, "avoidOverlap": 0.4}},
        "interaction": {"hover": True, "hideEdgesOnDrag": True, "hideEdgesOnZoom": True, "tooltipDelay": 100},
    }
    return net


def _entity(drawing: Drawing, i: int) -> dict[str, Any]:
    dot = drawing.dots[i]
    node = dot.node
    made: dict[str, Any] = {"id": node.id, "label": node.label, "name": node.name, "group": dot.group}
    if node.aliases:
        made["aliases"] = list(node.aliases)
    if node.properties:
        made["properties"] = {key: node.properties[key] for key in sorted(node.properties)}
    return made


def evidence_tables(drawing: Drawing) -> dict[str, Any]:
    """Return what the scripts read evidence from: documents and quotes once each, and lines that point into them."""
    documents = sorted({e.document for line in drawing.lines for e in line.evidence} | set(drawing.documents))
    quotes = sorted({e.quote for line in drawing.lines for e in line.evidence})
    at, said = {d: i for i, d in enumerate(documents)}, {q: i for i, q in enumerate(quotes)}
    return {
        "documents": [_document(d, drawing.documents.get(d, {})) for d in documents],
        "quotes": quotes,
        "lines": [
            {
                "type": line.type,
                "head": line.head,
                "tail": line.tail,
                "status": line.status,
                "evidence": [_evidence(e, at[e.document], said[e.quote]) for e in line.evidence],
            }
            for line in drawing.lines
        ],
    }


def _document(key: str, known: Mapping[str, Any]) -> dict[str, Any]:
    made = {"id": key, "title": known.get("title") or known.get("name") or key}
    made.update({field: known[field] for field in ("date", "place", "source") if known.get(field)})
    return made


def _evidence(edge: Edge, document: int, quote: int) -> dict[str, Any]:
    made: dict[str, Any] = {"d": document, "q": quote, "at": [edge.start, edge.end], "status": edge.status}
    made.update({"basis": edge.basis})
    for field in ("date", "amount", "rule"):
        if getattr(edge, field):
            made[field] = getattr(edge, field)
    if edge.confidence:
        made["confidence"] = edge.confidence
    return made


def vocabulary() -> dict[str, Any]:
    """Return the Chinese names, colours and outlines that the scripts show, from the ontology and words.toml."""
    labels, kinds = ontology().labels.values(), ontology().relationships.values()
    return {
        "labels": {x.name: {"zh": x.zh, "color": x.color, "outline": outline(x.shape)} for x in labels},
        "relations": {x.name: {"zh": x.zh, "color": x.color} for x in kinds},
        "words": words(),
    }
