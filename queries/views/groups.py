"""Which entities stand together: those of one corridor, and those of one place."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ...graph.subgraph import Node
from .lines import Line

MOST_GROUPS = 18
_GROUNDS = ("HighTechZone", "Platform", "Laboratory", "ResearchInstitute", "University")
_Above = Mapping[int, Sequence[int]]


@dataclass(frozen=True, slots=True)
class Group:
    """Entities that are drawn in one frame: `name` heads it, `members` are indices of nodes."""

    name: str
    members: tuple[int, ...]


def place_groups(nodes: Sequence[Node], lines: Sequence[Line]) -> list[Group]:
    """Return the groups of two or more, in the order of their first member.

    Where there are several corridors, each gathers what is PART_OF it. Everything else goes to the place it is
    LOCATED_IN, or its whole is: the most specific one, or the city or province above when that would make more than
    MOST_GROUPS groups. A single group is none.
    """
    sites: dict[int, list[int]] = {}
    wholes: dict[int, list[int]] = {}
    for line in lines:
        if line.type in ("LOCATED_IN", "PART_OF") and line.head != line.tail:
            (sites if line.type == "LOCATED_IN" else wholes).setdefault(line.head, []).append(line.tail)
    chains = [_chain(i, nodes, sites, wholes) for i in range(len(nodes))]
    gathered = _corridors(nodes, wholes)
    best: dict[int, int] = {}
    for depth in (3, 2, 1, 0):
        best = {i: chain[min(depth, len(chain) - 1)] for i, chain in enumerate(chains) if chain}
        best.update(gathered)
        if len({k for k, n in Counter(best.values()).items() if n > 1}) <= MOST_GROUPS:
            break
    members: dict[int, list[int]] = {}
    for i in sorted(best):
        members.setdefault(best[i], []).append(i)
    groups = [Group(nodes[key].name, tuple(found)) for key, found in members.items() if len(found) > 1]
    return groups if len(groups) > 1 else []


def _chain(start: int, nodes: Sequence[Node], sites: _Above, wholes: _Above) -> list[int]:
    """Return the places that hold a node, the widest first; a place holds itself."""
    chain = [start] if nodes[start].label == "Place" else []
    seen, here = {start}, start
    while True:
        above = next((p for p in sites.get(here, ()) if p not in seen), None)
        if above is not None:
            chain.append(above)
        elif nodes[here].label != "Place":
            # what has no site of its own stands where the zone or platform that it is a part of stands
            above = next((w for w in wholes.get(here, ()) if w not in seen and nodes[w].label in _GROUNDS), None)
        if above is None:
            return chain[::-1]
        seen.add(above)
        here = above


def _corridors(nodes: Sequence[Node], wholes: _Above) -> dict[int, int]:
    """Return the corridor that each part of one goes to; nothing where one corridor would gather nearly everything."""
    corridors = [i for i, node in enumerate(nodes) if node.label == "Corridor"]
    gathered = {i: i for i in corridors}
    for part, found in wholes.items():
        corridor = next((w for w in found if nodes[w].label == "Corridor"), None)
        if corridor is not None:
            gathered.setdefault(part, corridor)
    return gathered if len(set(gathered.values()) & {gathered[p] for p in wholes if p in gathered}) > 1 else {}
