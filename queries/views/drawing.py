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
from .boxes import Box, Point
from .groups import Group, place_groups
from .labels import label_box, wrap
from .lines import Line

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
class Drawing:
    """A subgraph laid out on a sheet."""

    title: str
    dots: Sequence[Dot]
    lines: Sequence[Line]
    groups: Sequence[Group]
    documents: Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is to be laid out: nodes with their wrapped names, the radius of their marks (pixels), and lines."""

    nodes: Sequence[Node]
    texts: Sequence[str]
    sizes: Sequence[int]
    degrees: Sequence[int]
    lines: Sequence[Line]
    documents: Mapping[str, Mapping[str, Any]]

    @property
    def rooms(self) -> list[Box]:
        """What each node needs, with its name."""
        return [Box(*label_box(text, size)) for text, size in zip(self.texts, self.sizes, strict=True)]

    @property
    def links(self) -> list[tuple[int, int]]:
        """The lines as pairs of indices of nodes."""
        return [(line.head, line.tail) for line in self.lines]

    def placed(self, title: str, spots: Sequence[Point], groups: Sequence[Group] = ()) -> Drawing:
        """Return the drawing in which every node stands at its spot (pixels), the middle of all moved to 0, 0."""
        xs, ys = [x for x, _ in spots] or [0.0], [y for _, y in spots] or [0.0]
        left, top = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
        member = {i: g for g, group in enumerate(groups) for i in group.members}
        dots = [
            Dot(
                node,
                self.texts[i],
                self.sizes[i],
                round(spots[i][0] - left),
                round(spots[i][1] - top),
                member.get(i),
                self.degrees[i],
            )
            for i, node in enumerate(self.nodes)
        ]
        return Drawing(title, dots, self.lines, groups, self.documents)


def sketch(subgraph: Subgraph) -> Sketch:
    """Return the nodes and lines of `subgraph` as they will be drawn, not yet at any place."""
    lines = _lines(subgraph.edges, {node.id: i for i, node in enumerate(subgraph.nodes)})
    degrees = [0] * len(subgraph.nodes)
    for line in lines:
        degrees[line.head] += 1
        degrees[line.tail] += 1
    texts = [wrap(node.name or node.id) for node in subgraph.nodes]
    sizes = [round(min(26, 9 + 3 * math.sqrt(d))) for d in degrees]
    return Sketch(subgraph.nodes, texts, sizes, degrees, lines, subgraph.documents)


def lay_out(subgraph: Subgraph, title: str) -> Drawing:
    """Return the drawing of `subgraph`; the same subgraph always gives the same one."""
    made = sketch(subgraph)
    groups = place_groups(made.nodes, made.lines)
    return made.placed(title, arrange(made.rooms, made.links, groups), groups)


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
