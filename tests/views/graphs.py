"""Graphs for the views: a small one with a bit of everything, hostile texts, and large generated ones."""

import random
from typing import Any

from kechuang.graph.subgraph import Edge, Node, Subgraph

HOSTILE = (
    '<script>document.title="owned"</script>',
    "</script><script>owned=1</script>",
    '"><img src=x onerror="owned=1">',
    "<!-- ]]> --> {{ 7*7 }} {% raw %}",
    "\u202e实验室\u2066甲\u0000\u2028乙",
    "'); alert(1); //",
    "&lt;b&gt; &amp; \\u003c",
    "名\ud800末",
)


def _node(label: str, prefix: str, name: str, *aliases: str, **properties: str) -> Node:
    return Node(f"{prefix}:{name}", label, name, aliases, properties)


def small() -> Subgraph:
    """Two provinces, a corridor with parts, co-building by both sides, a succession and three years of documents."""
    place = {
        name: _node("Place", "place", name, adcode=code)
        for name, code in (
            ("浙江", "330000"),
            ("杭州", "330100"),
            ("余杭", "330110"),
            ("四川", "510000"),
            ("成都", "510100"),
        )
    }
    corridor = _node("Corridor", "corridor", "城西科创大走廊", "大走廊")
    lab, zone, older = (
        _node("Laboratory", "lab", "之江实验室", "之江", "Zhejiang Lab"),
        _node("HighTechZone", "zone", "青山湖高新区"),
        _node("Laboratory", "lab", "西湖重点实验室"),
    )
    university, branch = (
        _node("University", "univ", "浙江大学", "浙大"),
        _node("ResearchInstitute", "inst", "浙大成都研究院"),
    )
    agency = _node("Agency", "agency", "浙江省科学技术厅", "省科技厅")
    nodes = [*place.values(), corridor, lab, zone, older, university, branch, agency]

    def edge(kind: str, head: Node, tail: Node, year: str, status: str, quote: str = "", **more: Any) -> Edge:
        quote = quote or f"{head.name}与{tail.name}有关。"
        return Edge(kind, head.id, tail.id, f"doc:{year}", quote, 10, 10 + len(quote), status, "stated", year, **more)

    joint = "省科技厅与浙大共建之江实验室，落户余杭。"
    edges = [
        edge("CO_BUILDS", agency, lab, "2018", "planned", joint),
        edge("CO_BUILDS", agency, lab, "2021", "done", joint),
        edge("CO_BUILDS", university, lab, "2018", "planned", joint),
        edge("CO_BUILDS", place["成都"], branch, "2021", "underway"),
        edge("CO_BUILDS", branch, branch, "2021", "underway"),
        edge("AFFILIATED_WITH", branch, university, "2021", "done"),
        edge("FUNDS", agency, lab, "2021", "done", amount=5e7),
        edge("SUCCEEDS", lab, older, "2024", "done"),
        edge("PART_OF", lab, corridor, "2018", "done"),
        edge("PART_OF", zone, corridor, "2024", "planned"),
        edge("LOCATED_IN", lab, place["余杭"], "2018", "done", joint),
        edge("LOCATED_IN", corridor, place["杭州"], "2018", "done"),
        edge("LOCATED_IN", place["余杭"], place["杭州"], "2018", "done"),
        edge("LOCATED_IN", place["杭州"], place["浙江"], "2018", "done"),
        edge("LOCATED_IN", place["成都"], place["四川"], "2021", "done"),
        edge("LOCATED_IN", agency, place["浙江"], "2018", "done"),
    ]
    documents = {
        f"doc:{y}": {"title": f"浙江省{y}年工作要点", "date": y, "source": f"{y}.txt"} for y in ("2018", "2021", "2024")
    }
    return Subgraph(sorted(nodes, key=lambda n: n.id), sorted(edges, key=lambda e: e.key), documents)


def hostile() -> Subgraph:
    """Names, aliases, properties, quotes and titles that try to get out of the page."""
    nodes = [Node(f"lab:{text}", "Laboratory", text, (text,), {"level": text}) for text in HOSTILE]
    edges = [
        Edge("SUCCEEDS", nodes[i - 1].id, node.id, f"doc:{i}", text, 0, len(text), "done", "stated", "2021")
        for i, (node, text) in enumerate(zip(nodes, HOSTILE, strict=True))
    ]
    documents = {f"doc:{i}": {"title": text, "date": text, "source": text} for i, text in enumerate(HOSTILE)}
    return Subgraph(sorted(nodes, key=lambda n: n.id), sorted(edges, key=lambda e: e.key), documents)


def large(count: int, lines: int, seed: int = 1) -> Subgraph:
    """A graph of `count` entities in `count` / 20 places, with about `lines` relationships."""
    chance = random.Random(seed)
    labels = ("Laboratory", "University", "ResearchInstitute", "HighTechZone", "Platform", "Company", "Agency")
    nodes = [Node(f"place:{i:05}", "Place", f"地方{i}市") for i in range(count // 20)]
    for i in range(count - len(nodes)):
        name = f"新型材料与先进制造重点实验室{i}"
        nodes.append(Node(f"x:{i:05}", chance.choice(labels), name, (f"某实验室{i}",)))
    first = count // 20
    pairs = [("LOCATED_IN", i, chance.randrange(first)) for i in range(first, count)]
    kinds = ("CO_BUILDS", "PART_OF", "HOSTS", "FUNDS", "AFFILIATED_WITH")
    while len(pairs) < lines:
        head, tail = chance.randrange(first, count), first + int((count - first) * chance.random() ** 2)
        pairs.append((chance.choice(kinds), head, tail))
    edges = {}
    for k, (kind, head, tail) in enumerate(pairs):
        quote = f"支持{nodes[head].name}与{nodes[tail].name}合作，第{k}项。"
        status, year = chance.choice(("planned", "underway", "done")), str(2010 + k % 15)
        made = Edge(
            kind, nodes[head].id, nodes[tail].id, f"doc:{k % 50:02}", quote, 0, len(quote), status, "stated", year
        )
        edges[made.key] = made
    documents = {f"doc:{i:02}": {"title": f"工作要点{i}", "date": str(2010 + i % 15)} for i in range(50)}
    return Subgraph(nodes, sorted(edges.values(), key=lambda e: e.key), documents)
