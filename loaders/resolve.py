"""Which mentions of a document name the same thing: by canonical name, by alias, by a fuller form that stands elsewhere."""

import re
from collections.abc import Iterable
from itertools import pairwise

from ..graph.identity import spelling_key
from .context import Context
from .parents import BRANCH
from .series import period_of
from .shortforms import BRANCH_HEADS
from .spans import Span

_FULLER = frozenset({"Laboratory", "Corridor", "HighTechZone", "Platform", "ResearchInstitute", "Programme"})
_SHORTEST = 4
# A quotation that is no period, with nothing after it but the head and a period.
_QUOTED = re.compile(
    r"“([^“”]{2,12}(?<!十.五))”(?:计划|行动|工程|行动计划|专项行动|专项|行动方案)(?:[（(]\d{4}[^（()）]*[)）])?$"
)
# An action and the plan or scheme of it: 全社会研发投入专项提升行动 and …行动计划.
_ACTION = re.compile(r"(.{6,}行动)(?:计划|方案)?$")
_SECTION = re.compile(r"(.{4,})[（(][^（()）]{1,8}段[)）]$")


def resolve_names(spans: list[Span], context: Context) -> None:
    """Give every span of one thing the same canonical name, the one that is written out furthest."""
    for first, second in pairwise(spans):
        _name_branch(first, second)
    by_key: dict[tuple[str, str], str] = {}
    keys = [(span.type, _key(span.type, span.name)) for span in spans]
    cores: dict[str, dict[int, list[Span]]] = {}
    for span, key in zip(spans, keys, strict=True):
        # The whole is named by its section too: G60科创走廊（浙江段）.
        section = _SECTION.match(span.name) if span.type == "Corridor" else None
        if section:
            by_key.setdefault((span.type, _key(span.type, section.group(1))), section.group(1))
        by_key.setdefault(key, span.name)
    for span, key in zip(spans, keys, strict=True):
        name = by_key[key]
        if span.name != name:
            span.aliases.append(span.name)
            span.name = name
    for span in spans:
        if span.type == "Programme":
            plan = period_of(span.name)
            core = _core(span.name, plan)
            if core:
                cores.setdefault(core, {}).setdefault(plan[1] if plan else 0, []).append(span)
    for same in (same for periods in cores.values() for same in _of_one_period(periods)):
        name = max((span.name for span in same), key=len)
        for span in same:
            if span.name != name:
                span.aliases.append(span.name)
                span.name = name
    fuller = _fuller_names({(span.type, span.name) for span in spans if span.type in _FULLER}, context)
    for span in spans:
        longer = fuller.get((span.type, span.name))
        if longer:
            span.aliases.append(span.name)
            span.name = longer


def _of_one_period(periods: dict[int, list[Span]]) -> Iterable[list[Span]]:
    """Group mentions by period (its first year, or 0); where there is one only, what names none is of it."""
    return [[span for same in periods.values() for span in same]] if len(periods.keys() - {0}) < 2 else periods.values()


def _name_branch(first: Span, second: Span) -> None:
    """Name a branch by the whole that the branch before it in a list bears: X实验室揭阳分中心、潮州分中心."""
    if second.head not in BRANCH_HEADS or first.head != second.head or second.start != first.end + 1:
        return
    whole = BRANCH.match(first.name)
    if whole and BRANCH.match(second.name) is None:
        second.aliases.append(second.name)
        second.name = whole.group(1) + second.name


def _key(kind: str, name: str) -> str:
    """Return what the spellings of one name share; a corridor is called great or not (G60科创走廊, G60科创大走廊)."""
    return spelling_key(name.replace("大走廊", "走廊") if kind == "Corridor" else name)


def _core(name: str, plan: tuple[str, int] | None) -> str:
    """Return what two names of one programme share: its quotation (“双倍增”), its kind and period, or the action it plans; nothing for others."""
    quoted = _QUOTED.search(name)
    if quoted:
        return quoted.group(1)
    action = _ACTION.match(name)
    if action and plan is None:
        return action.group(1)
    return f"{plan[0]} {plan[1]}" if plan and len(plan[0]) > _SHORTEST else ""


def _fuller_names(names: set[tuple[str, str]], context: Context) -> dict[tuple[str, str], str]:
    """Map a name to the one fuller name of the same type that is a place before it: 城西科创大走廊 -> 杭州城西科创大走廊."""
    places = {d for d in (context.province, context.city) if d is not None}
    prefixes = [form for division in places for form in (division.name, division.short)]
    found: dict[tuple[str, str], str] = {}
    for kind, name in names:
        if len(name) < _SHORTEST:
            continue
        for prefix in prefixes:
            if (kind, prefix + name) in names:
                found[kind, name] = prefix + name
                break
        else:
            others = names if kind == "Corridor" else ()
            longer = [n for k, n in others if k == kind and n != name and n.endswith(name)]
            if len(longer) == 1:
                found[kind, name] = longer[0]
    return found
