"""Boxes that must not overlap: pushing them apart, and packing separate parts onto one sheet."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

Point = tuple[float, float]
SHAPE = 1.6  # wanted width of a sheet over its height
ASIDE = 1.2  # names are wider than high, so the shorter way is mostly up or down: without this a crowd becomes a tower


@dataclass(frozen=True, slots=True)
class Box:
    """The room a mark and its name need, in pixels: full width, and height above and below the mark's centre."""

    width: float
    above: float
    below: float

    @property
    def height(self) -> float:
        """The full height."""
        return self.above + self.below


def bounds(boxes: Sequence[Box], spots: Sequence[Point]) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of all boxes at their spots."""
    return (
        min(x - b.width / 2 for b, (x, _) in zip(boxes, spots, strict=True)),
        min(y - b.above for b, (_, y) in zip(boxes, spots, strict=True)),
        max(x + b.width / 2 for b, (x, _) in zip(boxes, spots, strict=True)),
        max(y + b.below for b, (_, y) in zip(boxes, spots, strict=True)),
    )


def push_apart(boxes: Sequence[Box], spots: Sequence[Point], rounds: int) -> list[Point]:
    """Return spots near the given ones at which no two boxes overlap, or fewer do after `rounds` passes."""
    if len(boxes) < 2:
        return list(spots)
    shift = [(b.below - b.above) / 2 for b in boxes]
    grow = _room(boxes, spots)
    xs = [x * grow for x, _ in spots]
    ys = [y * grow + s for (_, y), s in zip(spots, shift, strict=True)]
    for _ in range(rounds):
        if not _push_once(boxes, xs, ys):
            break
    return [(x, y - s) for x, y, s in zip(xs, ys, shift, strict=True)]


def _room(boxes: Sequence[Box], spots: Sequence[Point]) -> float:
    """Return by how much to stretch, so that the sheet is 1.6 times the area of its boxes."""
    left, top, right, bottom = bounds(boxes, spots)
    return max(1.0, math.sqrt(1.6 * sum(b.width * b.height for b in boxes) / ((right - left) * (bottom - top))))


def _push_once(boxes: Sequence[Box], xs: list[float], ys: list[float]) -> bool:
    halves = [(b.width / 2, b.height / 2, b.width * b.height) for b in boxes]
    order = sorted(range(len(boxes)), key=lambda i: (xs[i] - halves[i][0], i))
    moved = False
    active: list[int] = []
    for i in order:
        half_width, half_height, area = halves[i]
        left = xs[i] - half_width
        kept = []
        for j in active:
            other_width, other_height, other_area = halves[j]
            if xs[j] + other_width <= left:
                continue
            kept.append(j)
            dy = ys[i] - ys[j]
            over_y = half_height + other_height - abs(dy)
            if over_y <= 0.01:
                continue
            dx = xs[i] - xs[j]
            over_x = half_width + other_width - abs(dx)
            if over_x <= 0.01:
                continue
            moved = True
            share = other_area / (area + other_area)  # the bigger box gives way less
            if over_x < over_y * ASIDE:
                step = over_x + 0.5 if dx >= 0 else -over_x - 0.5
                xs[i] += step * share
                xs[j] -= step * (1 - share)
            else:
                step = over_y + 0.5 if dy >= 0 else -over_y - 0.5
                ys[i] += step * share
                ys[j] -= step * (1 - share)
        kept.append(i)
        active = kept
    return moved


def pack(sizes: Sequence[tuple[float, float]], gap: float = 24.0, shape: float = SHAPE) -> list[Point]:
    """Return the top left corners of rectangles (width, height) set in rows, the highest first.

    `shape` is the wanted width of the whole over its height.

    >>> pack([(10, 10), (10, 10)], gap=2)
    [(0.0, 0.0), (0.0, 12.0)]
    """
    area = sum((w + gap) * (h + gap) for w, h in sizes)
    limit = max(math.sqrt(area * shape), max((w for w, _ in sizes), default=0.0))
    corners: list[Point] = [(0.0, 0.0)] * len(sizes)
    x = y = row = 0.0
    for i in sorted(range(len(sizes)), key=lambda i: (-sizes[i][1], -sizes[i][0], i)):
        width, height = sizes[i]
        if x and x + width > limit:
            x, y, row = 0.0, y + row + gap, 0.0
        corners[i] = (x, y)
        x += width + gap
        row = max(row, height)
    return corners
