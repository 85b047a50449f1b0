"""Provinces beside universities: what both are named as co-builders of."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ...graph.store import Store
from ...graph.subgraph import Node, Subgraph
from .coordinates import province_name
from .drawing import Dot, Drawing, sketch
from .groups import Group
from .page import render
from .parts import relations_of
from .tables import tables

_GOVERNED = ("Place", "Agency", "HighTechZone")  # they co-build for the place they are LOCATED_IN
_STEPS = 6  # up a chain of places or parents at most, so that a circle ends


@dataclass(frozen=True, slots=True)
class Cell:
    """What a province and a university co-build: the things, and every line on which that stands, as indices."""

    things: tuple[int, ...]
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows are universities (indices of dots), columns names of provinces; cells by (row, column), only those set."""

    drawing: Drawing
    rows: Sequence[int]
    columns: Sequence[str]
    cells: Mapping[tuple[int, int], Cell]


def matrix_parts(store: Store) -> Subgraph:
    """Return what the matrix is made of: who co-builds, which place they belong to, and which university."""
    found = relations_of(store, "CO_BUILDS", "LOCATED_IN", "AFFILIATED_WITH")
    labels = {node.id: node.label for node in found.nodes}
    edges = [edge for edge in found.edges if edge.type != "LOCATED_IN" or labels[edge.head] in _GOVERNED]
    used = {end for edge in edges for end in (edge.head, edge.tail)}
    return Subgraph([node for node in found.nodes if node.id in used], edges, found.documents)


def matrix_of(subgraph: Subgraph, title: str) -> Matrix:
    """Return the matrix of a subgraph, the fullest rows and columns first.

    A thing counts where a university, or what is AFFILIATED_WITH it, and a place, agency or zone of the province are
    both named as its co-builders. That a thing merely lies in a province does not count.
    """
    made = sketch(subgraph)
    drawing = made.placed(title, [(0.0, 0.0)] * len(made.nodes))
    nodes = made.nodes
    located, parents = _ways(drawing, "LOCATED_IN"), _ways(drawing, "AFFILIATED_WITH")
    builders: dict[int, list[int]] = {}
    for number, line in enumerate(drawing.lines):
        if line.type == "CO_BUILDS":
            builders.setdefault(line.tail, []).append(number)
    found: dict[tuple[int, str], tuple[set[int], set[int]]] = {}
    for thing, numbers in builders.items():
        for one in numbers:
            for university in _universities(drawing.lines[one].head, nodes, parents):
                for other in numbers:
                    for province in _provinces(drawing.lines[other].head, nodes, located):
                        things, lines = found.setdefault((university, province), (set(), set()))
                        things.add(thing)
                        lines.update((one, other))
    return _ordered(drawing, found)


def _ordered(drawing: Drawing, found: Mapping[tuple[int, str], tuple[set[int], set[int]]]) -> Matrix:
    by_row: dict[int, set[int]] = {}
    by_column: dict[str, set[int]] = {}
    for (university, province), (things, _) in found.items():
        by_row.setdefault(university, set()).update(things)
        by_column.setdefault(province, set()).update(things)
    rows = sorted(by_row, key=lambda u: (-len(by_row[u]), drawing.dots[u].node.id))
    columns = sorted(by_column, key=lambda p: (-len(by_column[p]), p))
    at_row, at_column = {u: i for i, u in enumerate(rows)}, {p: i for i, p in enumerate(columns)}
    cells = {
        (at_row[u], at_column[p]): Cell(tuple(sorted(things)), tuple(sorted(lines)))
        for (u, p), (things, lines) in found.items()
    }
    return Matrix(drawing, rows, columns, dict(sorted(cells.items())))


def _ways(drawing: Drawing, kind: str) -> dict[int, list[int]]:
    above: dict[int, list[int]] = {}
    for line in drawing.lines:
        if line.type == kind:
            above.setdefault(line.head, []).append(line.tail)
    return above


def _reached(start: int, above: Mapping[int, Sequence[int]]) -> Iterable[int]:
    """Return a node and everything above it."""
    seen = [start]
    level = [start]
    for _ in range(_STEPS):
        level = sorted({key for below in level for key in above.get(below, ())} - set(seen))
        seen += level
    return seen


def _universities(start: int, nodes: Sequence[Node], parents: Mapping[int, Sequence[int]]) -> list[int]:
    return [i for i in _reached(start, parents) if nodes[i].label == "University"]


def _provinces(start: int, nodes: Sequence[Node], located: Mapping[int, Sequence[int]]) -> list[str]:
    """Return the provinces that a party of the local side belongs to; a place without a code stands for itself."""
    if nodes[start].label not in _GOVERNED:
        return []
    places = [i for i in _reached(start, located) if nodes[i].label == "Place"]
    coded = {province_name(str(nodes[i].properties["adcode"])) for i in places if nodes[i].properties.get("adcode")}
    tops = {nodes[i].name for i in places if not located.get(i)}
    return sorted(coded - {""} or tops)


def matrix_page(matrix: Matrix, note: str = "") -> str:
    """Return the page of a matrix: a table whose cells open what they count, with the evidence."""
    data = {
        "rows": list(matrix.rows),
        "columns": list(matrix.columns),
        "cells": [[r, c, list(cell.things), list(cell.lines)] for (r, c), cell in matrix.cells.items()],
        **tables(matrix.drawing),
    }
    return render("matrix.html.j2", matrix.drawing.title, data, scripts=("matrix.js",), note=note)


def matrix_picture(matrix: Matrix) -> Drawing:
    """Return the matrix as a drawing: universities down the left, a frame for each province, bubbles with counts."""
    across, down = 130, 96
    dots = [
        Dot(matrix.drawing.dots[u].node, matrix.drawing.dots[u].text, 10, -160, row * down, None, 0)
        for row, u in enumerate(matrix.rows)
    ]
    members: dict[int, list[int]] = {}
    for (row, column), cell in matrix.cells.items():
        members.setdefault(column, []).append(len(dots))
        node = matrix.drawing.dots[cell.things[0]].node
        size = round(min(28, 8 + 4 * math.sqrt(len(cell.things))))
        dots.append(Dot(node, str(len(cell.things)), size, column * across, row * down, column, 0))
    groups = [Group(name, tuple(members[column])) for column, name in enumerate(matrix.columns)]
    return Drawing(matrix.drawing.title, dots, (), groups, {})
