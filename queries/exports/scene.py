"""A drawing as plain shapes on a sheet, from which pictures of any kind are made."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from ...graph.ontology import ontology
from ...graph.subgraph import Subgraph
from ..views.drawing import Drawing, lay_out, words
from ..views.labels import FONT, drawable, label_box, text_width
from ..views.lines import Line

MARGIN = 24.0
TITLE = 40.0
TITLE_FONT = 20.0
KEY_ROW = 26.0


@dataclass(frozen=True, slots=True)
class Stroke:
    """A relationship: a line with an arrow at its end. `dashes` are pixels on and off; none for a solid line."""

    x1: float
    y1: float
    x2: float
    y2: float
    color: str
    dashes: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """An entity: a shape of the ontology at its centre, and the lines of its name below."""

    x: float
    y: float
    radius: float
    shape: str
    color: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """A group: a rectangle around its members, and its name at the top left."""

    x: float
    y: float
    width: float
    height: float
    name: str


@dataclass(frozen=True, slots=True)
class Key:
    """An entry of the legend: a shape, or a line where `shape` is empty."""

    x: float
    y: float
    text: str
    color: str
    shape: str
    dashes: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Scene:
    """All that is on the sheet, in pixels from its top left corner."""

    width: float
    height: float
    title: str
    frames: Sequence[Frame]
    strokes: Sequence[Stroke]
    marks: Sequence[Mark]
    keys: Sequence[Key]


def scene(subgraph: Subgraph, title: str = "") -> Scene:
    """Return the scene of a subgraph; the same subgraph always gives the same one."""
    return scene_of(lay_out(subgraph, title))


def scene_of(drawing: Drawing) -> Scene:
    """Return the scene of a drawing, whichever way it was laid out."""
    title = drawing.title
    boxes = [(d, label_box(d.text, d.size)) for d in drawing.dots]
    frames = [_frame(drawing, group.name, group.members) for group in drawing.groups]
    left = min([d.x - b[0] / 2 for d, b in boxes] + [f.x for f in frames], default=0.0)
    top = min([d.y - b[1] for d, b in boxes] + [f.y for f in frames], default=0.0)
    right = max([d.x + b[0] / 2 for d, b in boxes] + [f.x + f.width for f in frames], default=0.0)
    bottom = max([d.y + b[2] for d, b in boxes] + [f.y + f.height for f in frames], default=0.0)
    width = max(right - left, 480.0, text_width(title) * TITLE_FONT) + 2 * MARGIN
    dx, dy = MARGIN - left, MARGIN - top + (TITLE if title else 0.0)
    keys, key_height = _keys(drawing, width, bottom + dy + MARGIN)
    known = ontology()
    return Scene(
        width,
        bottom + dy + MARGIN + key_height + MARGIN,
        drawable(title),
        [Frame(f.x + dx, f.y + dy, f.width, f.height, f.name) for f in frames],
        [_stroke(drawing, line, dx, dy) for line in drawing.lines],
        [
            Mark(d.x + dx, d.y + dy, d.size, label.shape, label.color, tuple(d.text.split("\n")))
            for d in drawing.dots
            for label in [known.label(d.node.label)]
        ],
        keys,
    )


def _frame(drawing: Drawing, name: str, members: Sequence[int]) -> Frame:
    found = [(drawing.dots[i], label_box(drawing.dots[i].text, drawing.dots[i].size)) for i in members]
    left = min(d.x - b[0] / 2 for d, b in found) - 10
    top = min(d.y - b[1] for d, b in found) - 28
    right = max(d.x + b[0] / 2 for d, b in found) + 10
    bottom = max(d.y + b[2] for d, b in found) + 8
    return Frame(left, top, max(right - left, len(name) * FONT + 24), bottom - top, drawable(name))


def _stroke(drawing: Drawing, line: Line, dx: float, dy: float) -> Stroke:
    """Return the line between the rims of its marks; lines between the same two run side by side."""
    a, b = drawing.dots[line.head], drawing.dots[line.tail]
    length = math.hypot(b.x - a.x, b.y - a.y) or 1.0
    ux, uy = (b.x - a.x) / length, (b.y - a.y) / length
    side = (line.bend + 1) // 2 * 6.0 * (1 if line.bend % 2 else -1)
    if line.head > line.tail:
        side = -side
    sx, sy = -uy * side + dx, ux * side + dy
    trim_a, trim_b = min(a.size, length / 3), min(b.size + 3.0, length / 3)
    dashes = tuple(float(n) for n in words()["status"][line.status]["dashes"])
    color = ontology().relationship(line.type).color
    return Stroke(
        a.x + ux * trim_a + sx, a.y + uy * trim_a + sy, b.x - ux * trim_b + sx, b.y - uy * trim_b + sy, color, dashes
    )


def _keys(drawing: Drawing, width: float, top: float) -> tuple[list[Key], float]:
    """Return the legend in rows that fit the width, and its height: labels, relationships and statuses that occur."""
    known = ontology()
    used = {d.node.label for d in drawing.dots}
    types = {line.type for line in drawing.lines}
    statuses = {line.status for line in drawing.lines}
    entries: list[tuple[str, str, str, tuple[float, ...]]] = [
        (label.zh, label.color, label.shape, ()) for label in known.labels.values() if label.name in used
    ]
    entries += [(kind.zh, kind.color, "", ()) for kind in known.relationships.values() if kind.name in types]
    entries += [
        (word["zh"], "#555555", "", tuple(float(n) for n in word["dashes"]))
        for status, word in words()["status"].items()
        if status in statuses
    ]
    made: list[Key] = []
    x, row = MARGIN, 0
    for text, color, shape, dashes in entries:
        need = 34 + len(text) * FONT + 16
        if x > MARGIN and x + need > width - MARGIN:
            x, row = MARGIN, row + 1
        made.append(Key(x, top + row * KEY_ROW + KEY_ROW / 2, text, color, shape, dashes))
        x += need
    return made, (row + 1) * KEY_ROW if entries else 0.0
