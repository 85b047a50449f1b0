"""Places inside names: which places a name holds, and which of several bearers of a place's name is meant."""

import re
from functools import cache
from itertools import pairwise, product

from .context import Context
from .known import entry_of
from .lexicon import Entry, Matcher, cities_of_one, contains, entry_for, namesakes, place_forms
from .scan import LANDFORMS, Scan
from .spans import Span

_ABBREVIATED = re.compile(
    r"^([\u4e00-\u9fff]{2,4}?)(?=国家自主创新示范区|科创走廊|科创大走廊|创新走廊|产业科技创新走廊|科创智造廊带|科技创新走廊|综合性(?:国家)?科学中心)"
)
COMPASS = re.compile("(?:东|西|南|北|中|华)[部北南东中西]|东北亚|海峡|环")


@cache
def place_matcher() -> tuple[Matcher, list[tuple[Entry, ...]]]:
    """Return a matcher of place names alone, for places inside names."""
    forms = place_forms()
    return Matcher(list(forms)), list(forms.values())


def in_bracket(scan: Scan, span: Span, position: int) -> bool:
    """Tell whether a place in a name stands in a bracket after another: 京津冀 in 北京（京津冀）国际科技创新中心."""
    if COMPASS.match(scan.text, span.start):
        return False
    outer, inner = scan.known_at(position - 2), scan.known_at(position)
    if outer is not None and inner is not None and contains(outer.entries[0], inner.entries[0]):
        return False  # 上海交通大学云南（大理）研究院
    return scan.roles[position - 1] == "(" and "P" in scan.roles[span.start : position]


def finer_place(entry: Entry, name: str) -> Entry:
    """Return the county that a name gives right after its city or province (天津滨海-…), else the place itself."""
    for form in (*entry.aliases, entry.name):
        at = name.find(form)
        rest = name[at + len(form) :] if at >= 0 else ""
        for length in (3, 2):
            for division in namesakes(rest[:length]):
                if division.level == "county" and contains(entry, county := entry_for(division)):
                    return county
    return entry


def places_in(name: str, context: Context) -> list[tuple[int, Entry]]:
    """Return the places that a name holds, with where each begins in it."""
    matcher, entries = place_matcher()
    return [
        (start, choose(entries[index], context))
        for index, start, end in matcher.find(name)
        if not (end - start == 2 and name[end : end + 1] in LANDFORMS)
        and not (name[end - 1] == "国" and name[end : end + 1] in ("际", "家"))  # 中德|国际合作园区
        and not (end - start == 2 and name[start - 1 : start] in ("大", "小"))
        and not (
            name[start - 1 : start] in ("（", "(") and start > 1 and any(s < start for _, s, _ in matcher.find(name))
        )
    ]


def choose(entries: tuple[Entry, ...], context: Context) -> Entry:
    """Return which of several places of one name is meant: the one in the document's province."""
    if context.province is not None:
        for entry in entries:
            if entry.adcode[:2] == context.province.adcode[:2]:
                return entry
    return entries[0]


def cities_of_run(name: str, kind: str) -> list[Entry]:
    """Return the cities that one-character abbreviations at the head of a corridor's or zone's name stand for.

    `kind` is the type of what bears the name.

    Where a character stands for several cities, the one nearest to its neighbours counts: 长 and 大 in 哈长沈大. A zone lies
    in one province; a run that cannot be read so gives none.
    """
    match = _ABBREVIATED.match(name) if kind in ("Corridor", "HighTechZone", "Platform") else None
    if not match:
        return []
    run = match.group(1)
    cities = {char: [e for name in cities_of_one().get(char, ()) if (e := entry_of(name))] for char in run}
    whole = place_forms().get(run, ())
    if not all(cities.values()) or any(entry.adcode for entry in whole) or (whole and run[-1] in "东西南北中"):
        return []  # 西安 is one city, 成渝 is two
    best = max(product(*(cities[char] for char in run)), key=_nearness)
    provinces = {city.adcode[:2] for city in best}
    several = any(len(of) > 1 for of in cities.values())
    if len(provinces) > 1 and (kind == "HighTechZone" or (several and len({p[0] for p in provinces}) > 1)):
        return []
    return list(best)


def _nearness(cities: tuple[Entry, ...]) -> tuple[int, int]:
    """Return how many neighbours of a run lie in one province, and in one part of the country (the first digit of the code)."""
    pairs = list(pairwise(city.adcode for city in cities))
    return sum(a[:2] == b[:2] for a, b in pairs), sum(a[0] == b[0] for a, b in pairs)
