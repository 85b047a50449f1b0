"""A part of the graph, taken out to be drawn, exported or cited."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

# Type, head, tail and document of a relationship.
EdgeKey = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Node:
    """An entity as a store holds it; `properties` are what its label adds (level, adcode, ...), only those set."""

    id: str
    label: str
    name: str
    aliases: tuple[str, ...] = ()
    properties: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Edge:
    """A relationship with its evidence from one document; `head`, `tail` and `document` are ids.

    `start` and `end` are character offsets of `quote` in the document's text; `amount` is in yuan.
    """

    type: str
    head: str
    tail: str
    document: str
    quote: str = ""
    start: int = 0
    end: int = 0
    status: str = "underway"
    basis: str = "stated"
    date: str | None = None
    amount: float | None = None
    confidence: float = 0.0
    rule: str = ""

    @property
    def key(self) -> EdgeKey:
        """What makes it the same edge: type, head, tail, document. It is also the order of a dump."""
        return (self.type, self.head, self.tail, self.document)


@dataclass(frozen=True, slots=True)
class Subgraph:
    """Nodes sorted by id, edges sorted by key, and the properties of every document that an edge cites, by id."""

    nodes: Sequence[Node] = ()
    edges: Sequence[Edge] = ()
    documents: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def _repr_html_(self) -> str:
        """Show it in a notebook, as a table with citations."""
        from .bridges import to_html

        return to_html(self)
