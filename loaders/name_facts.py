"""Relations that a name itself gives: its site (宁波高新区), its parent (浙江大学绍兴研究院), its whole (G60科创走廊（浙江段）)."""

import re

from ..graph.model import Status
from .context import Context
from .facts import Fact
from .parents import parent_of
from .scan import Scan
from .sites import sites_of
from .spans import Span
from .status import status_of_named

_UNSITED = frozenset({"Programme", "Policy", "Place"})
_SECTION = re.compile(r"^(.{4,})[（(][^（()）]{1,8}段[)）]$")
_BUILT = frozenset({"Laboratory", "ResearchInstitute", "Platform", "Corridor", "HighTechZone", "University"})


def name_facts(span: Span, scan: Scan, context: Context, at: int) -> list[Fact]:
    """Return the LOCATED_IN, AFFILIATED_WITH and PART_OF facts that the name of a mention gives."""
    if span.type in _UNSITED:
        return []
    facts = []
    section = _SECTION.match(span.name)
    if section and span.type in ("Corridor", "HighTechZone", "Platform"):
        whole = Span(span.start, span.end, span.type, section.group(1), "name-section")
        facts.append(Fact("PART_OF", span, whole, at, "done", "name", "name-section"))
    status: Status = "done"
    if span.entry is None and span.type in _BUILT:
        status = status_of_named(scan.text[max(0, span.start - 24) : span.start], scan.text[span.end : span.end + 8])
    parent = parent_of(span)
    if parent is not None:
        facts.append(Fact("AFFILIATED_WITH", span, parent, at, status, "name", "name-parent"))
    for entry in sites_of(span, parent, scan, context):
        place = Span(span.start, span.end, "Place", entry.name, "name-site", list(entry.aliases), entry)
        facts.append(Fact("LOCATED_IN", span, place, at, status, "name", "name-site"))
    return facts
