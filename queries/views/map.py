"""A map-like layout: what lies in one city stands in one frame, and the frames stand about where the cities lie."""

from collections.abc import Mapping, Sequence

from ...graph.subgraph import Node, Subgraph
from .arrange import framed, set_in_frames
from .boxes import Point, push_apart
from .coordinates import Site, site_of
from .drawing import Drawing, sketch
from .groups import Group

DEGREE_EAST, DEGREE_NORTH = 82.0, 100.0  # pixels; a degree of longitude is shorter, about as at 35° north


def map_of(subgraph: Subgraph, title: str) -> tuple[Drawing, str]:
    """Return the drawing of what lies in places with known coordinates, and a note that says what does not (or "").

    An entity lies where its LOCATED_IN says, whether directly or through the place around that; where it names several,
    the first by id counts.
    """
    sites = _sites(subgraph)
    nodes = [node for node in subgraph.nodes if node.id in sites]
    edges = [edge for edge in subgraph.edges if edge.head in sites and edge.tail in sites]
    left = len(subgraph.nodes) - len(nodes)
    lost = len(subgraph.edges) - len(edges)
    note = f"另有 {left} 个实体没有已知坐标的所在地，未画在图上；关系也因此少画 {lost} 条。" if left else ""
    made = sketch(Subgraph(nodes, edges, subgraph.documents))
    groups, places = _groups(nodes, sites)
    frames = framed(groups, made.rooms, made.links)
    centres = push_apart([frame.box for frame in frames], [_project(place) for place in places], 400)
    return made.placed(title, set_in_frames(len(nodes), groups, frames, centres), groups), note


def _project(site: Site) -> Point:
    return site.lon * DEGREE_EAST, -site.lat * DEGREE_NORTH


def _groups(nodes: Sequence[Node], sites: Mapping[str, Site]) -> tuple[list[Group], list[Site]]:
    """Return the groups by site, from west to east, and the site of each."""
    members: dict[Site, list[int]] = {}
    for i, node in enumerate(nodes):
        members.setdefault(sites[node.id], []).append(i)
    order = sorted(members, key=lambda site: (site.lon, site.adcode))
    return [Group(site.name, tuple(members[site])) for site in order], order


def _sites(subgraph: Subgraph) -> dict[str, Site]:
    """Return where the entities lie, by id."""
    above: dict[str, list[str]] = {}
    for edge in subgraph.edges:
        if edge.type == "LOCATED_IN":
            above.setdefault(edge.head, []).append(edge.tail)
    own: dict[str, Site] = {}
    for node in subgraph.nodes:
        site = site_of(str(node.properties.get("adcode") or "")) if node.label == "Place" else None
        if site is not None:
            own[node.id] = site
    found = {node.id: _nearest(node.id, above, own) for node in subgraph.nodes}
    return {key: site for key, site in found.items() if site is not None}


def _nearest(start: str, above: Mapping[str, Sequence[str]], own: Mapping[str, Site]) -> Site | None:
    """Return the first site met on the way up from an entity; the narrowest where several are as near."""
    level, seen = [start], {start}
    while level:
        met = [own[key] for key in level if key in own]
        if met:
            return max(met, key=lambda site: (not site.adcode.endswith("0000"), site.adcode))
        level = sorted({key for below in level for key in above.get(below, ())} - seen)
        seen.update(level)
    return None
