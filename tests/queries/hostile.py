"""A subgraph whose texts try to get out of the formats they are put into."""

from kechuang.graph.subgraph import Edge, Node, Subgraph

FORMULA = '=HYPERLINK("http://x","y")'
TEXTS = (
    FORMULA,
    "+1+1",
    "@SUM(A1)",
    "\t=1",
    "'); MATCH (n) DETACH DELETE n; //",
    "\\' \\u0027 \\\\u0027}) DETACH DELETE n",
    '"><script>alert(1)</script>&amp;',
    "|a|b| `c` *d* [e](f)\n# g",
    "红\x1b[31m\u202e\x00\ud800末",
    "`} ]]> <!-- -->",
)


def subgraph() -> Subgraph:
    """Return nodes and edges whose every text is one of TEXTS."""
    nodes = [Node(f"lab:{text}", "Laboratory", text, (text,), {"level": text}) for text in TEXTS]
    edges = [
        Edge(
            "CO_BUILDS",
            nodes[i - 1].id,
            node.id,
            f"doc:{text}",
            text,
            0,
            len(text),
            "done",
            "stated",
            "2021-03",
            1.5,
            0.5,
        )
        for i, (node, text) in enumerate(zip(nodes, TEXTS, strict=True))
    ]
    documents = {f"doc:{text}": {"title": text, "date": "2021-03"} for text in TEXTS}
    return Subgraph(sorted(nodes, key=lambda n: n.id), sorted(edges, key=lambda e: e.key), documents)
