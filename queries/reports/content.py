"""What a report holds, whatever file it becomes. Nothing in it depends on the time of writing."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from ...graph.errors import QueryError
from ...graph.subgraph import Edge, Subgraph


@cache
def words() -> Mapping[str, Any]:
    """Return report.toml."""
    return tomllib.loads(Path(__file__).with_name("report.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Citation:
    """A sentence of a document: `start` and `end` are its character offsets there. `number` counts from 1."""

    number: int
    document: str
    title: str
    date: str
    quote: str
    start: int
    end: int

    def text(self) -> str:
        """Return the citation as it is printed."""
        date = f"({self.date})" if self.date else ""
        return f"《{self.title}》{date},第{self.start}—{self.end}字:“{' '.join(self.quote.split())}”"


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence, or the cells of a row, and the numbers of the citations it stands on."""

    cells: tuple[str, ...]
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A heading, the headings of columns, and rows; `left` says in a sentence what was left out, if anything."""

    heading: str
    columns: tuple[str, ...]
    rows: Sequence[Line]
    about: str = ""
    left: str = ""


class Picture(NamedTuple):
    """A picture as the content of a file, and what its name ends in."""

    content: bytes
    ending: str


@dataclass(frozen=True, slots=True)
class Report:
    """All of a report. `figures` sum up the tables; their notes are those of what they count."""

    title: str
    figures: Sequence[Line]
    sentences: Sequence[Line]
    tables: Sequence[Table]
    citations: Sequence[Citation]
    documents: Table
    drawn: Subgraph = field(default_factory=Subgraph)
    caption: str = ""

    def picture(self) -> Picture:
        """Return the network as PNG, or as SVG where Pillow or a Chinese font is missing."""
        from ..exports.picture import to_png, to_svg

        try:
            return Picture(to_png(self.drawn), "png")
        except QueryError:
            return Picture(to_svg(self.drawn), "svg")


class Citations:
    """Numbers sentences in the order in which they are first cited; the same sentence keeps its number."""

    def __init__(self, documents: Mapping[str, Mapping[str, Any]]) -> None:
        self._documents = documents
        self._found: dict[tuple[str, int, int, str], Citation] = {}

    def notes(self, edges: Sequence[Edge]) -> tuple[int, ...]:
        """Return the numbers of the sentences that these relationships stand on."""
        return tuple(sorted({self._number(edge) for edge in edges}))

    def _number(self, edge: Edge) -> int:
        key = (edge.document, edge.start, edge.end, edge.quote)
        if key not in self._found:
            title = str(self._documents.get(edge.document, {}).get("title") or edge.document)
            made = Citation(
                len(self._found) + 1, edge.document, title, edge.date or "", edge.quote, edge.start, edge.end
            )
            self._found[key] = made
        return self._found[key].number

    def all(self) -> list[Citation]:
        """Return all citations, by number."""
        return list(self._found.values())


def ranges(numbers: Sequence[int]) -> str:
    """Return numbers in short.

    >>> ranges([1, 2, 3, 5])
    '1—3、5'
    """
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return "、".join(f"{run[0]}—{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
