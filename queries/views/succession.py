"""The chain of what succeeded what: older on the left, newer on the right, one column for a generation."""

from collections.abc import Sequence

from ...graph.subgraph import Subgraph
from .boxes import Point, bounds, pack
from .drawing import Drawing, sketch
from .forces import connected

COLUMN, ROW = 260.0, 110.0  # pixels


def succession_of(subgraph: Subgraph, title: str) -> Drawing:
    """Return the drawing of a subgraph in columns: an entity stands right of everything that it SUCCEEDS.

    Entities that no SUCCEEDS joins stand in the first column; a circle of successions is cut at its first entity by id.
    """
    made = sketch(subgraph)
    older: list[list[int]] = [[] for _ in made.nodes]
    for line in made.lines:
        if line.type == "SUCCEEDS" and line.head != line.tail:
            older[line.head].append(line.tail)
    column = _columns(older)
    own = _spots(column, older)
    spots = list(own)
    parts = _parts(older)
    rooms = made.rooms
    edges = [bounds([rooms[i] for i in part], [own[i] for i in part]) for part in parts]
    corners = pack([(right - left, bottom - top) for left, top, right, bottom in edges])
    for part, (left, top, _, _), (x, y) in zip(parts, edges, corners, strict=True):
        for i in part:
            spots[i] = (own[i][0] - left + x, own[i][1] - top + y)
    return made.placed(title, spots)


def _columns(older: Sequence[Sequence[int]]) -> list[int]:
    """Return for each node the length of the longest way to its oldest predecessor."""
    column = [-1] * len(older)
    for start in range(len(older)):
        way = [start] if column[start] < 0 else []
        entered = set(way)
        while way:
            here = way[-1]
            fresh = [o for o in older[here] if column[o] < 0 and o not in entered]
            if fresh:
                way.append(fresh[0])
                entered.add(fresh[0])
            else:
                column[here] = max((column[o] + 1 for o in older[here] if column[o] >= 0), default=0)
                way.pop()
    return column


def _spots(column: Sequence[int], older: Sequence[Sequence[int]]) -> list[Point]:
    """Return the places in columns, each near what came before, one under the other within a chain."""
    chain = {i: k for k, part in enumerate(_parts(older)) for i in part}
    spots: list[Point] = [(0.0, 0.0)] * len(column)
    below: dict[tuple[int, int], float] = {}
    wish = dict.fromkeys(range(len(column)), 0.0)
    for i in sorted(range(len(column)), key=lambda i: (column[i], i)):
        wish[i] = _middle([spots[o][1] for o in older[i] if column[o] < column[i]])
        y = max(below.get((chain[i], column[i]), wish[i]), wish[i])
        spots[i] = (column[i] * COLUMN, y)
        below[chain[i], column[i]] = y + ROW
    return spots


def _middle(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def _parts(older: Sequence[Sequence[int]]) -> list[list[int]]:
    near: list[list[int]] = [list(found) for found in older]
    for i, found in enumerate(older):
        for o in found:
            near[o].append(i)
    return connected(near)
