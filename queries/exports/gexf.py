"""GEXF 1.3: for Gephi, with the ontology's colours, sizes by degree, and dates for its timeline."""

import math
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from ...graph.ontology import ontology
from ...graph.subgraph import Subgraph
from .fields import EDGE_FIELDS, edge_values, node_fields, node_values
from .xml import xml_text

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">\n'
    "<meta><creator>kechuang</creator></meta>\n"
)
# "start" and "end" are words of GEXF's own time line
_TITLES = {"start": "quote_start", "end": "quote_end"}
_TYPES = {"int": "integer", "double": "double", "string": "string"}


def to_gexf(subgraph: Subgraph) -> bytes:
    """Return the subgraph as GEXF; with a date on any edge it is dynamic: an edge starts on its document's date.

    A date of a year or a month starts on its first day. Nodes start with their first edge.
    """
    return "".join(_lines(subgraph)).encode("utf-8")


def _lines(subgraph: Subgraph) -> Iterator[str]:
    known = ontology()
    node_types = {"kind": "string", "aliases": "string", **node_fields(subgraph)}
    edge_types = {"kind": "string", **EDGE_FIELDS}
    starts = _starts(subgraph)
    degree = Counter(end for edge in subgraph.edges for end in (edge.head, edge.tail))
    dynamic = ' mode="dynamic" timeformat="date"' if starts else ' mode="static"'
    yield f'{_HEAD}<graph defaultedgetype="directed"{dynamic}>\n'
    yield from _attributes("node", node_types)
    yield from _attributes("edge", edge_types)
    yield "<nodes>\n"
    for node in subgraph.nodes:
        label = known.label(node.label)
        values = {"kind": label.zh, "aliases": "|".join(node.aliases) or None, **node_values(node)}
        yield f'<node id="{xml_text(node.id)}" label="{xml_text(node.name or node.id)}"{_start(starts.get(node.id))}>'
        yield _values(values, node_types) + _color(label.color)
        yield f'<viz:size value="{round(8 + 4 * math.sqrt(degree[node.id]), 1)}"/></node>\n'
    yield "</nodes>\n<edges>\n"
    for number, edge in enumerate(subgraph.edges):
        kind = known.relationship(edge.type)
        values = {"kind": kind.zh, **edge_values(edge, subgraph)}
        yield f'<edge id="{number}" source="{xml_text(edge.head)}" target="{xml_text(edge.tail)}" '
        yield f'kind="{edge.type}" label="{edge.type}" weight="1"{_start(_day(edge.date))}>'
        yield f"{_values(values, edge_types)}{_color(kind.color)}</edge>\n"
    yield "</edges>\n</graph>\n</gexf>\n"


def _attributes(scope: str, types: dict[str, str]) -> Iterator[str]:
    yield f'<attributes class="{scope}" mode="static">'
    for name, kind in types.items():
        title = _TITLES.get(name, name)
        yield f'<attribute id="{name}" title="{title}" type="{_TYPES[kind]}"/>'
    yield "</attributes>\n"


def _values(values: dict[str, Any], types: dict[str, str]) -> str:
    made = "".join(
        f'<attvalue for="{name}" value="{xml_text(values[name])}"/>' for name in types if values.get(name) is not None
    )
    return f"<attvalues>{made}</attvalues>"


def _color(color: str) -> str:
    red, green, blue = (int(color[i : i + 2], 16) for i in (1, 3, 5))
    return f'<viz:color r="{red}" g="{green}" b="{blue}"/>'


def _day(date: str | None) -> str | None:
    """Return the first day that an ISO date (year, month or day) covers, or None for anything else.

    >>> _day("2021-03"), _day("2021"), _day("二〇二一年")
    ('2021-03-01', '2021-01-01', None)
    """
    if not date or not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", date):
        return None
    return (date + "-01-01")[:10]


def _starts(subgraph: Subgraph) -> dict[str, str]:
    found: dict[str, str] = {}
    for edge in subgraph.edges:
        day = _day(edge.date)
        for end in (edge.head, edge.tail) if day else ():
            found[end] = min(found.get(end, day or ""), day or "")
    return found


def _start(day: str | None) -> str:
    return f' start="{day}"' if day else ""
