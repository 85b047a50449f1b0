"""The network page: a pyvis Network that holds the drawing, put into one file that needs nothing else."""

from typing import TYPE_CHECKING, Any

from ...graph.ontology import ontology
from ...graph.subgraph import Subgraph
from .drawing import Drawing, lay_out, words
from .labels import FONT
from .page import render, vis_network
from .tables import tables

if TYPE_CHECKING:
    from pyvis.network import Network

MOST_DRAWN = 2000  # entities drawn at once; more make every movement slow


def network_page(subgraph: Subgraph, title: str, *, note: str = "") -> str:
    """Return one self-contained HTML page that shows `subgraph` as a network, with its evidence.

    `note` is shown under the title, for instance to say what was left out. The same arguments give the same bytes.

    >>> "<title>空图" in network_page(Subgraph(), "空图")
    True
    """
    return drawing_page(lay_out(subgraph, title), note=note)


def drawing_page(drawing: Drawing, *, note: str = "") -> str:
    """Return the network page of a drawing, whichever way it was laid out; see network_page."""
    net = to_pyvis(drawing)
    data = {
        "nodes": net.nodes,
        "edges": net.edges,
        "options": net.options,
        "groups": [group.name for group in drawing.groups],
        "most": MOST_DRAWN,
        **tables(drawing),
    }
    scripts = ("network.js", "interact.js")
    return render("network.html.j2", drawing.title, data, scripts=scripts, library=vis_network(), note=note)


def to_pyvis(drawing: Drawing) -> "Network":
    """Return the drawing as a pyvis Network: nodes are numbered as the dots are, edges as the lines are."""
    from pyvis.edge import Edge as VisEdge
    from pyvis.network import Network
    from pyvis.node import Node as VisNode

    labels, kinds = ontology().labels, ontology().relationships
    net = Network(height="100%", width="100%", directed=True, heading=drawing.title)
    # add_node and add_edge search all nodes each time, minutes for a large graph; numbering here makes that needless
    for i, dot in enumerate(drawing.dots):
        place = {"group": dot.node.label, "size": dot.size, "x": dot.x, "y": dot.y}
        net.nodes.append(VisNode(i, labels[dot.node.label].shape, dot.text, **place).options)
    net.node_ids.extend(range(len(drawing.dots)))
    net.node_map.update(enumerate(net.nodes))
    for i, line in enumerate(drawing.lines):
        options: dict[str, Any] = {"id": i, "color": kinds[line.type].color}
        if len(line.evidence) > 1:
            options["width"] = min(1 + len(line.evidence) / 2, 5)
        if dashes := words()["status"].get(line.status, {}).get("dashes"):
            options["dashes"] = dashes
        if line.bend:
            options["smooth"] = {"enabled": True, "type": "curvedCW", "roundness": round(0.12 * line.bend, 2)}
        net.edges.append(VisEdge(line.head, line.tail, False, **options).options)
    net.options = {
        "groups": {label.name: {"shape": label.shape, "color": label.color} for label in labels.values()},
        "nodes": {
            "borderWidth": 1,
            "font": {"size": FONT, "face": "sans-serif"},
            "scaling": {"label": {"drawThreshold": 10}},  # smaller ones cannot be read
        },
        "edges": {
            "arrows": {"to": {"enabled": True, "scaleFactor": 0.5}},  # once for all, which a browser reads faster
            "hoverWidth": 1,
            "smooth": False,
            "width": 1.5,
        },
        "layout": {"improvedLayout": False, "randomSeed": 1},
        "physics": {"enabled": False, "barnesHut": {"springLength": 140, "avoidOverlap": 0.4}},
        "interaction": {"hover": True, "hideEdgesOnDrag": True, "hideEdgesOnZoom": True, "tooltipDelay": 100},
    }
    return net
