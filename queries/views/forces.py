"""A force-directed layout without chance: a radial tree to start from, springs and repulsion, then room for names.

Plain arithmetic in a fixed order, so that a graph has one layout on every machine; no array library is needed.
"""

import math
from collections.abc import Sequence
from itertools import chain, islice

from .boxes import Box, Point, bounds, pack, push_apart

LENGTH = 70.0  # of a link, before names get their room
STRETCH = 1.5  # names are wider than high


def spread(boxes: Sequence[Box], links: Sequence[tuple[int, int]]) -> list[Point]:
    """Return a spot for every box: linked ones near, none overlapping, separate parts packed side by side."""
    near: list[list[int]] = [[] for _ in boxes]
    for a, b in sorted({(min(a, b), max(a, b)) for a, b in links if a != b}):
        near[a].append(b)
        near[b].append(a)
    spots: list[Point] = [(0.0, 0.0)] * len(boxes)
    parts = connected(near)
    laid = [_lay_part(part, near, boxes) for part in parts]
    edges = [bounds([boxes[i] for i in part], found) for part, found in zip(parts, laid, strict=True)]
    corners = pack([(right - left, bottom - top) for left, top, right, bottom in edges])
    for part, found, (left, top, _, _), (cx, cy) in zip(parts, laid, edges, corners, strict=True):
        for i, (x, y) in zip(part, found, strict=True):
            spots[i] = (x - left + cx, y - top + cy)
    return spots


def connected(near: Sequence[Sequence[int]]) -> list[list[int]]:
    """Return the separate parts of a graph given by neighbours, each in order, by their first member."""
    seen: set[int] = set()
    parts = []
    for start in range(len(near)):
        if start in seen:
            continue
        seen.add(start)
        part = [start]
        for i in part:
            fresh = [j for j in near[i] if j not in seen]
            seen.update(fresh)
            part += fresh
        parts.append(sorted(part))
    return parts


def _lay_part(part: Sequence[int], near: Sequence[Sequence[int]], boxes: Sequence[Box]) -> list[Point]:
    if len(part) == 1:
        return [(0.0, 0.0)]
    local = {i: k for k, i in enumerate(part)}
    inside = [[local[j] for j in near[i]] for i in part]
    own = [boxes[i] for i in part]
    count = len(part)
    rounds = 40 if count <= 120 else max(8, min(40, 40_000 // count))
    spots = [(x * STRETCH, y) for x, y in _relax(_radial(inside), inside, rounds)]
    return push_apart(own, spots, 300 if count <= 400 else max(6, 40_000 // count))


def _radial(near: Sequence[Sequence[int]]) -> list[Point]:
    """Lay a breadth-first tree from the best linked node in rings, each branch in a wedge as wide as its leaves."""
    root = max(range(len(near)), key=lambda i: (len(near[i]), -i))
    children: list[list[int]] = [[] for _ in near]
    order, seen = [root], {root}
    for i in order:
        for j in near[i]:
            if j not in seen:
                seen.add(j)
                children[i].append(j)
                order.append(j)
    leaves = [1] * len(near)
    for i in reversed(order):
        if children[i]:
            leaves[i] = sum(leaves[j] for j in children[i])
    spots: list[Point] = [(0.0, 0.0)] * len(near)
    wedge = {root: (0.0, math.tau, 0)}
    for i in order:
        start, width, depth = wedge[i]
        angle, radius = start + width / 2, depth * LENGTH
        # rounded, so that libraries of sine that differ in the last digit lead to the same layout
        spots[i] = (round(radius * math.cos(angle), 6), round(radius * math.sin(angle), 6))
        for j in children[i]:
            share = width * leaves[j] / leaves[i]
            wedge[j] = (start, share, depth + 1)
            start += share
    return spots


def _relax(spots: Sequence[Point], near: Sequence[Sequence[int]], rounds: int) -> list[Point]:
    xs, ys = [x for x, _ in spots], [y for _, y in spots]
    # links of crowded nodes pull less, or hubs would swallow their leaves
    pairs = [(i, j, math.sqrt(min(len(found), len(near[j])))) for i, found in enumerate(near) for j in found if i < j]
    reach = math.inf if len(xs) <= 120 else 2 * LENGTH
    for turn in range(rounds):
        limit = LENGTH * (1 - turn / rounds)
        dxs, dys = _repulsion(xs, ys, reach)
        for i, j, crowd in pairs:
            dx, dy = xs[j] - xs[i], ys[j] - ys[i]
            pull = math.sqrt(dx * dx + dy * dy) / LENGTH / crowd
            dxs[i] += dx * pull
            dys[i] += dy * pull
            dxs[j] -= dx * pull
            dys[j] -= dy * pull
        for i in range(len(xs)):
            size = math.sqrt(dxs[i] * dxs[i] + dys[i] * dys[i])
            scale = limit / size if size > limit else 1.0
            xs[i] += dxs[i] * scale
            ys[i] += dys[i] * scale
    return list(zip(xs, ys, strict=True))


def _repulsion(xs: list[float], ys: list[float], reach: float) -> tuple[list[float], list[float]]:
    """Return for every point the sum of pushes from the points within `reach`, each LENGTH² over the distance."""
    dxs, dys = [0.0] * len(xs), [0.0] * len(xs)
    strength = LENGTH * LENGTH
    far = reach * reach
    for mine, others in _neighbours(xs, ys, reach):
        for k, i in enumerate(mine):
            x, y = xs[i], ys[i]
            pushed_x = pushed_y = 0.0
            for j in chain(islice(mine, k + 1, None), others):
                dx, dy = x - xs[j], y - ys[j]
                square = dx * dx + dy * dy
                if square > far:
                    continue
                if square < 1.0:  # on the same spot: the order decides
                    dx, dy, square = (1.0, 0.5, 1.25) if i > j else (-1.0, -0.5, 1.25)
                push = strength / square
                dx *= push
                dy *= push
                pushed_x += dx
                pushed_y += dy
                dxs[j] -= dx
                dys[j] -= dy
            dxs[i] += pushed_x
            dys[i] += pushed_y
    return dxs, dys


def _neighbours(xs: list[float], ys: list[float], reach: float) -> list[tuple[list[int], list[int]]]:
    """Return, cell by cell of a grid, the points in it and those in half of the cells around: every pair comes once."""
    if reach == math.inf:
        return [(list(range(len(xs))), [])]
    cells: dict[tuple[int, int], list[int]] = {}
    for i, (x, y) in enumerate(zip(xs, ys, strict=True)):
        cells.setdefault((int(x // reach), int(y // reach)), []).append(i)
    after = [(0, 1), (1, -1), (1, 0), (1, 1)]
    return [
        (mine, [j for ox, oy in after for j in cells.get((cx + ox, cy + oy), ())]) for (cx, cy), mine in cells.items()
    ]
