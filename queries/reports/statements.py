"""Relationships as statements: what several documents, or one sentence, say alike is told once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ...graph.subgraph import Edge
from ..parameters import statuses
from ..writers.cells import cell
from .content import words


@dataclass(frozen=True, slots=True)
class Statement:
    """Parties that stand alike to one thing (names), and the relationships that say so, oldest first."""

    type: str
    heads: tuple[str, ...]
    tail: str
    status: str
    edges: Sequence[Edge]

    @property
    def dates(self) -> str:
        """The dates of its documents, oldest first."""
        return "、".join(dict.fromkeys(edge.date for edge in self.edges if edge.date))

    @property
    def amount(self) -> str:
        """The amount it names, in yuan, or an empty string."""
        return cell("amount", next((edge.amount for edge in self.edges if edge.amount), None))

    @property
    def basis(self) -> str:
        """What to add where no document states it in so many words."""
        found = {edge.basis for edge in self.edges}
        return "" if "stated" in found else str(words()["basis"].get(min(found), ""))

    def text(self) -> str:
        """Return it as a sentence."""
        said = words()["sentences"][self.type].format(heads="、".join(self.heads), tail=self.tail)
        money = f"{self.amount}元" if self.amount else ""
        more = ",".join(part for part in (statuses().get(self.status, ""), money, self.basis) if part)
        return f"{said}({more})。"


def statements(edges: Iterable[Edge], names: Mapping[str, str]) -> list[Statement]:
    """Return the statements that relationships make, oldest first."""
    said: dict[tuple[str, str, str, str, int, float | None], list[Edge]] = {}
    for edge in edges:
        key = (edge.type, edge.tail, edge.status, edge.document, edge.start, edge.amount)
        said.setdefault(key, []).append(edge)
    alike: dict[tuple[str, tuple[str, ...], str, str], list[Edge]] = {}
    for (kind, tail, status, *_), group in said.items():
        heads = tuple(sorted({edge.head for edge in group}, key=lambda head: names.get(head, head)))
        alike.setdefault((kind, heads, tail, status), []).extend(group)
    made = [
        Statement(
            kind,
            tuple(names.get(head, head) for head in heads),
            names.get(tail, tail),
            status,
            sorted(group, key=_when),
        )
        for (kind, heads, tail, status), group in alike.items()
    ]
    return sorted(made, key=lambda s: (_when(s.edges[0]), s.type, s.tail, s.heads))


def _when(edge: Edge) -> tuple[str, str, int]:
    return (edge.date or "9999", edge.document, edge.start)
