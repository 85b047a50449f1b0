"""Where everything stands: each group laid out in its own frame, then the frames and what is free among them."""

from collections.abc import Sequence

from .boxes import Box, Point, bounds
from .forces import spread
from .groups import Group
from .labels import label_box

PADDING = 18.0
HEADING = 30.0


def arrange(
    texts: Sequence[str], sizes: Sequence[float], links: Sequence[tuple[int, int]], groups: Sequence[Group]
) -> list[Point]:
    """Return the centre of every mark, in pixels; names do not overlap, and frames of groups hold only their members.

    `links` are pairs of indices; the result depends on the arguments alone.
    """
    boxes = [Box(*label_box(text, size)) for text, size in zip(texts, sizes, strict=True)]
    if not groups:
        return spread(boxes, links)
    owner = {i: g for g, group in enumerate(groups) for i in group.members}
    free = [i for i in range(len(boxes)) if i not in owner]
    item = {i: len(groups) + k for k, i in enumerate(free)} | owner
    own_links: list[list[tuple[int, int]]] = [[] for _ in groups]
    for a, b in links:
        if a in owner and owner[a] == owner.get(b):
            own_links[owner[a]].append((a, b))
    inner = [_inside(group, boxes, own) for group, own in zip(groups, own_links, strict=True)]
    frames = [Box(width, height / 2, height / 2) for _, width, height in inner]
    outer_links = sorted({(item[a], item[b]) for a, b in links if item[a] != item[b]})
    centres = spread(frames + [boxes[i] for i in free], outer_links)
    spots: list[Point] = [(0.0, 0.0)] * len(boxes)
    for i in free:
        spots[i] = centres[item[i]]
    for g, (group, (places, _, _)) in enumerate(zip(groups, inner, strict=True)):
        for i, (x, y) in zip(group.members, places, strict=True):
            spots[i] = (centres[g][0] + x, centres[g][1] + y)
    return spots


def _inside(group: Group, boxes: Sequence[Box], links: Sequence[tuple[int, int]]) -> tuple[list[Point], float, float]:
    """Return the members' places around the frame's centre, and the frame's width and height."""
    local = {i: k for k, i in enumerate(group.members)}
    own = [boxes[i] for i in group.members]
    spots = spread(own, [(local[a], local[b]) for a, b in links])
    left, top, right, bottom = bounds(own, spots)
    middle, centre = (left + right) / 2, (top - HEADING + bottom) / 2
    places = [(x - middle, y - centre) for x, y in spots]
    return places, right - left + 2 * PADDING, bottom - top + HEADING + 2 * PADDING
