"""Plans that follow one another: the same plan of a later period succeeds that of an earlier one."""

import re
from dataclasses import dataclass

from .facts import Fact
from .spans import Span

_FIVE_YEARS = re.compile(r"“?十([一二三四五六])五”?")
_YEARS = re.compile(r"[（(]?(\d{4})\s*[—\-－–~至]+\s*(\d{4})\s*年?[)）]?")
_SHORTEST_KIND = 4
_FILLERS = re.compile(r"[“”《》（）()发展]")


@dataclass(frozen=True, slots=True)
class Plan:
    """A programme with a period: its mention, its kind (the name without the period), the year its period begins."""

    span: Span
    kind: str
    start: int


def plans_among(spans: list[Span]) -> list[Plan]:
    """Return the programmes with a period among some mentions."""
    named = ((span, period_of(span.name)) for span in spans if span.type == "Programme")
    return [Plan(span, *period) for span, period in named if period and len(period[0]) >= _SHORTEST_KIND]


def series_facts(mine: list[Plan], known: dict[str, dict[int, Plan]], at: int) -> list[Fact]:
    """Return SUCCEEDS facts between the plans of a sentence and those of one kind in it and before; `known` takes them in.

    A plan succeeds the one right before it, and is succeeded by the one right after it.
    """
    for plan in mine:
        known.setdefault(plan.kind, {}).setdefault(plan.start, plan)
    facts = []
    for plan in mine:
        starts = sorted(known[plan.kind])
        index = starts.index(plan.start)
        for older, newer in zip(
            starts[max(0, index - 1) : index + 1], starts[max(0, index - 1) + 1 : index + 2], strict=False
        ):
            head, tail = known[plan.kind][newer].span, known[plan.kind][older].span
            facts.append(Fact("SUCCEEDS", head, tail, at, "done", "stated", "plan-series"))
    return facts


def period_of(name: str) -> tuple[str, int] | None:
    """Return the kind of a plan (its name without the period) and the year its period begins."""
    match = _FIVE_YEARS.search(name)
    if match:
        return _FILLERS.sub("", _FIVE_YEARS.sub("", name)), 2001 + 5 * "一二三四五六".index(match.group(1)) + 5
    years = _YEARS.search(name)
    if years:
        return _FILLERS.sub("", _YEARS.sub("", name)), int(years.group(1))
    return None
