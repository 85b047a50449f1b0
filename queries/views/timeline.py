"""What happened to an entity, year by year: every relationship and mention, in the order of the documents."""

from collections.abc import Sequence
from dataclasses import dataclass

from ...graph.subgraph import Edge, Subgraph
from .drawing import Drawing, sketch
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
