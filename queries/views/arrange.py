"""Where everything stands: each group laid out in its own frame, then the frames and what is free among them."""

from collections.abc import Sequence
from dataclasses import dataclass

from .boxes import Box, Point, bounds
from .forces import spread
from .groups import Group
from .labels import text_width

PADDING = 18.0
HEADING = 30.0
HEADING_FONT = 16.0


@dataclass(frozen=True, slots=True)
class Frame:
    """The room of a group, and its members' places around the frame's centre."""

    box: Box
    places: Sequence[Point]


def arrange(boxes: Sequence[Box], links: Sequence[tuple[int, int]], groups: Sequence[Group]) -> list[Point]:
    """Return the centre of every mark, in pixels; names do not overlap, and frames of groups hold only their members.

    `links` are pairs of indices; the result depends on the arguments alone.
    """
    if not groups:
        return spread(boxes, links)
    owner = {i: g for g, group in enumerate(groups) for i in group.members}
    free = [i for i in range(len(boxes)) if i not in owner]
    item = {i: len(groups) + k for k, i in enumerate(free)} | owner
    frames = framed(groups, boxes, links)
    outer_links = sorted({(item[a], item[b]) for a, b in links if item[a] != item[b]})
    centres = spread([frame.box for frame in frames] + [boxes[i] for i in free], outer_links)
    spots = set_in_frames(len(boxes), groups, frames, centres)
    for i in free:
        spots[i] = centres[item[i]]
    return spots


def framed(groups: Sequence[Group], boxes: Sequence[Box], links: Sequence[tuple[int, int]]) -> list[Frame]:
    """Return the frame of each group, its members laid out in it."""
    owner = {i: g for g, group in enumerate(groups) for i in group.members}
    own: list[list[tuple[int, int]]] = [[] for _ in groups]
    for a, b in links:
        if a in owner and owner[a] == owner.get(b):
            own[owner[a]].append((a, b))
    return [_framed(group, boxes, found) for group, found in zip(groups, own, strict=True)]


def _framed(group: Group, boxes: Sequence[Box], links: Sequence[tuple[int, int]]) -> Frame:
    local = {i: k for k, i in enumerate(group.members)}
    own = [boxes[i] for i in group.members]
    spots = spread(own, [(local[a], local[b]) for a, b in links])
    left, top, right, bottom = bounds(own, spots)
    middle, centre = (left + right) / 2, (top - HEADING + bottom) / 2
    half = (bottom - top + HEADING) / 2 + PADDING
    width = max(right - left, text_width(group.name) * HEADING_FONT) + 2 * PADDING
    return Frame(Box(width, half, half), [(x - middle, y - centre) for x, y in spots])


def set_in_frames(
    count: int, groups: Sequence[Group], frames: Sequence[Frame], centres: Sequence[Point]
) -> list[Point]:
    """Return the spots of `count` nodes: members of groups in their frames, whose centres are given; others at 0, 0."""
    spots: list[Point] = [(0.0, 0.0)] * count
    for group, frame, (cx, cy) in zip(groups, frames, centres, strict=False):
        for i, (x, y) in zip(group.members, frame.places, strict=True):
            spots[i] = (cx + x, cy + y)
    return spots
