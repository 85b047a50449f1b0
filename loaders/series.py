"""Plans that follow one another: the same plan of a later period succeeds that of an earlier one."""

import re

from .facts import Fact
from .spans import Span

_FIVE_YEARS = re.compile(r"“?十([一二三四五六])五”?")
_YEARS = re.compile(r"[（(]?(\d{4})\s*[—\-－–~至]+\s*(\d{4})\s*年?[)）]?")
_SHORTEST_KIND = 4
_FILLERS = re.compile(r"[“”《》（）()发展]")


def series_facts(inside: list[Span], before: list[Span], at: int) -> list[Fact]:
    """Return SUCCEEDS facts between programmes of one kind and different periods named in one document."""
    facts = []
    mine = [(s, *period) for s in inside if s.type == "Programme" and (period := _period(s.name))]
    others = [(s, *period) for s in before if s.type == "Programme" and (period := _period(s.name))]
    for span, kind, start in mine:
        for other, other_kind, other_start in others + mine:
            if kind == other_kind and len(kind) >= _SHORTEST_KIND and start > other_start:
                facts.append(Fact("SUCCEEDS", span, other, at, "done", "stated", "plan-series", 0.9))
            elif kind == other_kind and len(kind) >= _SHORTEST_KIND and start < other_start and (other, other_kind, other_start) in others:
                facts.append(Fact("SUCCEEDS", other, span, at, "done", "stated", "plan-series", 0.9))
    return facts


def _period(name: str) -> tuple[str, int] | None:
    """Return the kind of a plan (its name without the period) and the year its period begins."""
    match = _FIVE_YEARS.search(name)
    if match:
        return _FILLERS.sub("", _FIVE_YEARS.sub("", name)), 2001 + 5 * "一二三四五六".index(match.group(1)) + 5
    years = _YEARS.search(name)
    if years:
        return _FILLERS.sub("", _YEARS.sub("", name)), int(years.group(1))
    return None
