"""What happened to an entity, year by year: every relationship and mention, in the order of the documents."""

from collections.abc import Sequence
from dataclasses import dataclass

from ...graph.ontology import ontology
from ...graph.subgraph import Edge, Subgraph
from .drawing import Dot, Drawing, sketch, words
from .groups import Group
from .page import render
from .tables import tables


@dataclass(frozen=True, slots=True)
class Event:
    """One piece of evidence: the index of its line, and of the evidence within the line."""

    line: int
    evidence: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """Years in order with their events; what has no date stands under "" at the end. `about` is the entity's id."""

    drawing: Drawing
    about: str
    years: Sequence[tuple[str, Sequence[Event]]]


def timeline_of(subgraph: Subgraph, title: str, about: str) -> Timeline:
    """Return the timeline of a subgraph; within a year by date, document and position in it."""
    made = sketch(subgraph)
    drawing = made.placed(title, [(0.0, 0.0)] * len(made.nodes))
    dated: dict[str, list[tuple[str, str, int, Event]]] = {}
    for number, line in enumerate(drawing.lines):
        for k, edge in enumerate(line.evidence):
            day = date_of(edge, drawing)
            dated.setdefault(day[:4], []).append((day, edge.document, edge.start, Event(number, k)))
    order = sorted(dated, key=lambda year: (year == "", year))
    found = [(year, [event for *_, event in sorted(dated[year], key=_in_order)]) for year in order]
    return Timeline(drawing, about, found)


def _in_order(found: tuple[str, str, int, Event]) -> tuple[str, str, int, int, int]:
    day, document, start, event = found
    return (day, document, start, event.line, event.evidence)


def date_of(edge: Edge, drawing: Drawing) -> str:
    """Return the date of an edge, else of its document, else an empty string."""
    return str(edge.date or drawing.documents.get(edge.document, {}).get("date") or "")


def timeline_page(timeline: Timeline, note: str = "") -> str:
    """Return the page of a timeline."""
    index = {dot.node.id: i for i, dot in enumerate(timeline.drawing.dots)}
    data = {
        "about": index.get(timeline.about),
        "years": [[year, [[e.line, e.evidence] for e in events]] for year, events in timeline.years],
        **tables(timeline.drawing),
    }
    return render("timeline.html.j2", timeline.drawing.title, data, scripts=("timeline.js",), note=note)


def timeline_picture(timeline: Timeline) -> Drawing:
    """Return the timeline as a drawing: a frame for each year, and in it what the entity is related to."""
    dots: list[Dot] = []
    groups = []
    for column, (year, events) in enumerate(timeline.years):
        first = len(dots)
        for row, number in enumerate(dict.fromkeys(event.line for event in events)):
            dots.append(_event_dot(timeline, number, column * 190, row * 120, column))
        groups.append(Group(year or "无日期", tuple(range(first, len(dots)))))
    return Drawing(timeline.drawing.title, dots, (), groups, {})


def _event_dot(timeline: Timeline, number: int, x: int, y: int, column: int) -> Dot:
    line = timeline.drawing.lines[number]
    head, tail = timeline.drawing.dots[line.head], timeline.drawing.dots[line.tail]
    other = head if tail.node.id == timeline.about else tail
    kind = ontology().relationship(line.type)
    status = words()["status"].get(line.status, {}).get("zh", line.status)
    heading = kind.zh if "Document" in kind.head | kind.tail else f"{kind.zh} · {status}"
    text = f"{heading}\n{other.text}"
    return Dot(other.node, text, 10, x, y, column, 0)
