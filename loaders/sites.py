"""The place that a name gives as its bearer's site: 宁波 in 宁波高新区, 浙江 in 天津大学浙江研究院."""

import re
from collections.abc import Callable
from dataclasses import replace

import rjieba

from .context import Context
from .inner_places import COMPASS, choose, cities_of_run, finer_place, in_bracket, place_matcher, places_in
from .lexicon import Entry, contains, divisions, entry_for, namesakes, organisations, place_forms, word_lists
from .parents import BRANCH
from .scan import LANDFORMS, Scan
from .sentences import around
from .spans import Span

_BRACKET = re.compile(r"[（(]([^（()）]{2,8})[）)]$")
_TOPONYM = re.compile(
    r"^([\u4e00-\u9fff]{1,3}[湖山江河港湾岛口海洲镇岭桥溪川泉沙乡村泽坡浦]|中关村|光谷|[\u4e00-\u9fff]{2})(?=科学城|科技城|大学城|高教园|商务区|创新带|科创带|科创走廊|科创大走廊|科创公园|工业区|高新区|综合性国家科学中心|国家自主创新示范区)"
)
# 马栏山|视频文创|产业园: a hill or bay opens the name of what lies there.
_LANDFORM = re.compile(
    r"^([\u4e00-\u9fff]{1,2}[山湖湾岛岭溪洲])(?=(?!大学)[\u4e00-\u9fff]{1,6}(?:产业园|文创园|科技园|科创园|科技城|科教城|创新区|创新港|生态城)$)"
)
_FINER_TOPONYM = re.compile(r"^(.{2,4}?)([\u4e00-\u9fff]{2,3})(?:科学城|科技城|科创园|院区|校区|高新区)$")
_TWO_SIDED = re.compile(
    r"中国[—–－-]+|[\u4e00-\u9fff]{2,3}[—–－-]+[\u4e00-\u9fff]{2,8}(?:创新|技术|合作|联合|科技|人类|智能)"
)
_ATTACHED = re.compile("附属(?!第)[\u4e00-\u9fff]{2,3}医院$")
_NATURAL = re.compile("[\u4e00-\u9fff]{0,2}[山江河湖海港湾岛洲](?!洋|底|水|运|航)")
_LINKED = re.compile("[—－–-]")


def sites_of(span: Span, parent: Span | None, scan: Scan, context: Context) -> list[Entry]:
    """Return the places that the name of a mention gives as its site, the most specific of each; often none.

    `parent` is the organisation that the name puts it under: what is inside that one's name says nothing.
    """
    written = scan.text[span.start : span.end]
    if span.type == "ResearchInstitute" and span.entry is not None and len(written) > len(span.name):
        span = replace(span, name=written)  # 天津大学浙江绍兴研究院 says more than 天津大学浙江研究院
    for reading in _READINGS:
        sites = reading(span, parent, scan, context)
        if sites is not None:
            return sites
    if _ATTACHED.search(span.name) or span.name.startswith("面向"):
        return []  # 复旦大学附属中山医院 is not in 中山, 面向东盟科技创新合作区 not in 东盟
    entries = [e for e in _inner_entries(span, parent, scan, context) if e.name != span.head]  # 科大硅谷 is not in 硅谷
    return _most_specific(span, entries) or _without_division(span, entries, parent, context)


def _of_agency(span: Span, parent: Span | None, scan: Scan, context: Context) -> list[Entry] | None:
    if span.type != "Agency":
        return None
    if span.place is not None:
        return [entry_for(span.place)]
    found = places_in(span.name, Context())
    return [found[-1][1]] if found and found[0][0] <= 6 else []


def _of_university(span: Span, parent: Span | None, scan: Scan, context: Context) -> list[Entry] | None:
    if span.entry is None or span.type != "University":
        return None
    if parent is None:
        return _in_bracket_at_end(span, parent, scan, context) or university_place(span.entry)
    campus = span.name[len(parent.name) :].strip("（）()")
    return [entry for _, entry in places_in(campus, context)][:1]


def _in_bracket_at_end(span: Span, parent: Span | None, scan: Scan, context: Context) -> list[Entry] | None:
    bracket = _BRACKET.search(span.name)
    if bracket is None or bracket.group(1) not in place_forms() or span.type == "Platform":
        return None
    return [choose(place_forms()[bracket.group(1)], context)]


def _of_two_sides(span: Span, parent: Span | None, scan: Scan, context: Context) -> list[Entry] | None:
    two_sided = span.type in ("Platform", "Laboratory", "ResearchInstitute") and _TWO_SIDED.match(span.name)
    return [] if two_sided else None


def _of_branch(span: Span, parent: Span | None, scan: Scan, context: Context) -> list[Entry] | None:
    branch = BRANCH.match(span.name)
    if branch is None or parent is None or not 2 <= len(branch.group(2)) <= 3 or COMPASS.match(branch.group(2)):
        return None
    known = places_in(branch.group(2), context)
    return [known[0][1]] if known else [Entry("Place", branch.group(2))]


def _of_part(span: Span, parent: Span | None, scan: Scan, context: Context) -> list[Entry] | None:
    if span.rule == "short:part":
        return [entry for _, entry in places_in(span.head, context)][:1]
    if span.place is not None and span.name.startswith(span.place.name):
        return [entry_for(span.place)]
    return None


def _of_outpost(span: Span, parent: Span | None, scan: Scan, context: Context) -> list[Entry] | None:
    """A name that opens with two places, neither in the other, says who set it up and where: 宁夏上海科创中心."""
    matcher, entries = place_matcher()
    found = matcher.find(span.name)[:2] if span.type == "Platform" else []
    if len(found) < 2 or found[0][1] != 0 or span.name[found[0][2] : found[1][1]] not in ("", "（", "("):
        return None
    holder, site = (choose(entries[index], context) for index, _, _ in found)
    # A county elsewhere is one by chance: 西湖区|紫金|港科技城.
    if not (holder.adcode and site.adcode.endswith("00")) or contains(holder, site) or contains(site, holder):
        return None
    return [site]


def _of_run(span: Span, parent: Span | None, scan: Scan, context: Context) -> list[Entry] | None:
    """The cities that a run of one-character forms stands for (郑洛新), where a corridor runs between them or its line names half of them; else the run is the place."""
    name = _parent_masked(span, parent)[0]
    cities = cities_of_run(name, span.type)
    if not cities:
        return None
    line = scan.text[slice(*around(scan.text, span.start, span.end, "\n"))]
    run = name[: len(cities)]
    named = span.type == "Corridor" or 2 * sum(city.name in line for city in cities) >= len(cities)
    return cities if named else [*place_forms().get(run, ()), Entry("Place", run)][:1]


Reading = Callable[[Span, Span | None, Scan, Context], "list[Entry] | None"]
# Each tells the sites of one kind of name, or None where the name is not of the kind; the first that knows decides.
_READINGS: tuple[Reading, ...] = (
    _of_agency,
    _of_university,
    _in_bracket_at_end,
    _of_two_sides,
    _of_branch,
    _of_part,
    _of_outpost,
    _of_run,
)


def _parent_masked(span: Span, parent: Span | None) -> tuple[str, int]:
    """Return the name with its parent's name blotted out, and where the name goes on after a parent that begins it."""
    for form in (parent.name, *parent.aliases) if parent else ():
        at = span.name.find(form)
        if 0 <= at <= 4:
            masked = span.name[:at] + "|" * len(form) + span.name[at + len(form) :]
            return masked, len(form) if at == 0 else 0
    return span.name, 0


def _inner_entries(span: Span, parent: Span | None, scan: Scan, context: Context) -> list[Entry]:
    """Return the places inside a name that can be its site, in their order."""
    name, skip = _parent_masked(span, parent)
    if span.entry is not None or span.shared or span.type == "Company":
        found = _in_canonical_name(span, name, scan, context)
    else:
        found = _in_text(span, scan, context)
        leading = scan.known_at(span.start)
        if skip and leading is not None and leading.type != "Place":
            skip = leading.end - span.start
    found = [(position, entry) for position, entry in found if position >= skip]
    if span.type == "Company" and not (found and found[0][0] == skip):
        return []
    entries = [finer_place(entry, span.name) for _, entry in found]
    if span.type in ("Laboratory", "Company"):
        return [e for e in entries if e.adcode.endswith("00")]  # 崂山实验室, 芙蓉实验室 are only named so
    return entries


def _in_canonical_name(span: Span, name: str, scan: Scan, context: Context) -> list[tuple[int, Entry]]:
    """Return the places in the canonical name; of an institute's only those that its form in the text shows too."""
    surface = scan.text[span.start : span.end]
    if span.type == "Company":
        return places_in(name, context) or places_in(surface, context)
    if span.type != "ResearchInstitute" or span.shared:
        return places_in(name, context)
    return [
        (at, entry)
        for at, entry in places_in(surface if surface[:2] == name[:2] else name, context)
        if entry.name in surface or any(alias in surface for alias in entry.aliases)
    ]


def _in_text(span: Span, scan: Scan, context: Context) -> list[tuple[int, Entry]]:
    """Return the places that the text shows in a name; 中关村 and the like, which are zones, count as places there."""
    return [
        (
            known.start - span.start,
            choose(known.entries, context)
            if known.type == "Place"
            else Entry("Place", scan.text[known.start : known.end]),
        )
        for known in scan.known_within(span.start, span.end)
        if scan.text[known.end : known.end + 1] != "湾"  # 深圳湾生态科技园
        and not (
            known.end - known.start == 2
            and scan.text[known.start - 1 : known.start] in ("大", "小")
            and scan.roles[known.start - 1] == "n"
        )  # 大罗山
        and known.type in ("Place", "HighTechZone")
        and not in_bracket(scan, span, known.start)
    ]


def _most_specific(span: Span, entries: list[Entry]) -> list[Entry]:
    """Return the divisions among the places of a name that no other lies in; several only for what has several sites."""
    sited = [e for e in entries if e.adcode]
    # A county of another province bears the name by chance: 呼和浩特|金山|高新区.
    sited = [e for e in sited if e.adcode.endswith("00") or e.adcode[:2] == sited[0].adcode[:2]]
    inner = [e for e in sited if not any(contains(e, other) for other in sited)]
    if not inner:
        return []
    finer = _FINER_TOPONYM.match(span.name)
    upper = {form for e in inner for form in (e.name, *e.aliases)}
    if finer and finer.group(1) in upper and _names_place(finer.group(2), span.name):
        return [Entry("Place", finer.group(2))]
    if span.type == "Corridor" and _LINKED.search(span.name):
        return [e for e in entries if e in inner or not e.adcode]
    if span.type in ("HighTechZone", "Corridor") or "与" in span.name:
        return inner
    return inner[:1] if span.type == "Platform" else inner[-1:]


def _without_division(span: Span, entries: list[Entry], parent: Span | None, context: Context) -> list[Entry]:
    """Return the site of a name that holds no division: its parent's seat, a region, a lake or hill."""
    if not entries and parent is not None and span.type == "ResearchInstitute":
        if parent.type == "University" and _NATURAL.match(span.name, len(parent.name)):
            return []  # 浙江工业大学莫干山研究院
        if parent.type == "University":
            seat = organisations().get(parent.name)
            return university_place(seat) if seat else []
        if parent.type in ("ResearchInstitute", "Platform"):
            return [entry for at, entry in places_in(parent.name, context) if at == 0][:1]
    if not entries and span.type in ("Platform", "HighTechZone") and not span.name.endswith("中心"):
        ordinary = _ordinary_county(span.name, context)
        if ordinary is not None:
            return [ordinary]
    if span.entry is not None and span.type == "ResearchInstitute" and parent is not None:
        return []  # 中国科学院青藏高原研究所 is where the gazetteer knows it, not where it looks
    regions = [e for e in entries if not COMPASS.match(e.name) and e.name not in word_lists()["no_site"]]
    if regions:
        return regions[:1] if span.type in ("Platform", "ResearchInstitute", "Corridor", "HighTechZone") else []
    sited = span.type in ("Platform", "Corridor", "HighTechZone")
    toponym = (_TOPONYM.match(span.name) or _LANDFORM.match(span.name)) if sited else None
    return [Entry("Place", toponym.group(1))] if toponym and _names_place(toponym.group(1), span.name) else []


def _names_place(form: str, name: str) -> bool:
    """Tell whether what stands before 科技城 or 高新区 is a place and no ordinary word: not 智能, 氢能, 稀土."""
    lists = word_lists()
    if form[-1] in "大小新" or any(form in lists[kind] for kind in ("no_site", "generic", "fields", "in_name")):
        return False
    # What a zone is for, which stands in the dictionary, stands before 高新区 too.
    return not (name.endswith("高新区") and rjieba.has_word(form) and rjieba.tag(form)[0][1] == "n")


def _ordinary_county(name: str, context: Context) -> Entry | None:
    """Return the county of the document's province that a name begins with, though its short name is an ordinary word."""
    if context.province is None:
        return None
    for length in (3, 2):
        if name[length : length + 1] in LANDFORMS:
            continue  # 鄱阳湖 is not 鄱阳
        for division in namesakes(name[:length]):
            if division.adcode[:2] == context.province.adcode[:2]:
                return entry_for(division)
    return None


def university_place(entry: Entry) -> list[Entry]:
    """Return the province or city that a university's name begins with, where its seat lies in it."""
    forms = place_forms()
    form = next((entry.name[:n] for n in range(min(8, len(entry.name)), 1, -1) if entry.name[:n] in forms), "")
    for place in forms.get(form, ()):
        level = divisions().get(place.adcode)
        if level is None or (level.level == "county" and not level.name.endswith("市")):
            continue
        if entry.adcode[:2] == place.adcode[:2] and (
            place.adcode[2:] == "0000" or entry.adcode[:4] == place.adcode[:4]
        ):
            return [place]
    return []
