"""What a view draws: dots for entities, one line for all parallel evidence, and where they stand."""

import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ...graph.subgraph import Edge, Node, Subgraph
from .arrange import arrange
from .groups import Group, place_groups
from .labels import wrap

_RANK = {"planned": 0, "underway": 1, "done": 2}


@cache
def words() -> dict[str, Any]:
    """Return the Chinese words and line styles of status, basis and properties (words.toml)."""
    return tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Dot:
    """An entity as drawn: its wrapped name, the radius of its mark and its place on the sheet, in pixels."""

    node: Node
    text: str
    size: int
    x: int
    y: int
    group: int | None
    degree: int


@dataclass(frozen=True, slots=True)
class Line:
    """All edges of one type from one entity to another; `head` and `tail` are indices of dots.

    `status` is the furthest that any evidence reports. `bend` numbers the lines that join the same two entities, so
    that they can be drawn side by side: 0 is straight.
    """

    type: str
    head: int
    tail: int
    status: str
    bend: int
    evidence: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A subgraph laid out on a sheet."""

    title: str
    dots: Sequence[Dot]
    lines: Sequence[Line]
    groups: Sequence[Group]
    documents: Mapping[str, Mapping[str, Any]]


def lay_out(subgraph: Subgraph, title: str, positions: Mapping[str, tuple[float, float]] | None = None) -> Drawing:
    """Return the drawing of `subgraph`; the same subgraph always gives the same one.

    `positions` (by entity id, in pixels) replaces the computed places and must then cover every node.
    """
    index = {node.id: i for i, node in enumerate(subgraph.nodes)}
    lines = _lines(subgraph.edges, index)
    degree = [0] * len(subgraph.nodes)
    for line in lines:
        degree[line.head] += 1
        degree[line.tail] += 1
    texts = [wrap(node.name or node.id) for node in subgraph.nodes]
    sizes = [round(min(26, 9 + 3 * math.sqrt(d))) for d in degree]
    groups = place_groups(subgraph.nodes, lines)
    if positions is None:
        spots = arrange(texts, sizes, [(line.head, line.tail) for line in lines], groups)
    else:
        spots, groups = [positions[node.id] for node in subgraph.nodes], []
    member = {i: g for g, group in enumerate(groups) for i in group.members}
    dots = [
        Dot(node, texts[i], sizes[i], round(spots[i][0]), round(spots[i][1]), member.get(i), degree[i])
        for i, node in enumerate(subgraph.nodes)
    ]
    return Drawing(title, dots, lines, groups, subgraph.documents)


def _lines(edges: Sequence[Edge], index: Mapping[str, int]) -> list[Line]:
    """Join the edges of one type from one entity to another; both ends must be among the nodes (else KeyError)."""
    joined: dict[tuple[str, int, int], list[Edge]] = {}
    for edge in sorted(edges, key=lambda e: e.key):
        joined.setdefault((edge.type, index[edge.head], index[edge.tail]), []).append(edge)
    bends: dict[tuple[int, int], int] = {}
    lines = []
    for (kind, head, tail), evidence in joined.items():
        pair = (min(head, tail), max(head, tail))
        bend = bends.get(pair, 0)
        bends[pair] = bend + 1
        status = max((e.status for e in evidence), key=lambda s: _RANK.get(s, 1))
        lines.append(Line(kind, head, tail, status, bend, tuple(evidence)))
    return lines
