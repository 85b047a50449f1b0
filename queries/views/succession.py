"""The chain of what succeeded what: older on the left, newer on the right, one column for a generation."""

from collections.abc import Sequence

from ...graph.subgraph import Subgraph
from .boxes import Point
from .drawing import Drawing, sketch

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
    return made.placed(title, _spots(column, older))


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
    """Return the places: in each column from left to right, near what came before, one under the other."""
    spots: list[Point] = [(0.0, 0.0)] * len(column)
    for number in range(max(column, default=-1) + 1):
        members = [i for i, c in enumerate(column) if c == number]
        wish = {i: _middle([spots[o][1] for o in older[i] if column[o] < number]) for i in members}
        y = -ROW
        for i in sorted(members, key=lambda i: (wish[i], i)):
            y = max(y + ROW, wish[i])
            spots[i] = (number * COLUMN, y)
    return spots


def _middle(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
