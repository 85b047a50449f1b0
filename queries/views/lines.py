"""One line of a drawing."""

from dataclasses import dataclass

from ...graph.subgraph import Edge


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
