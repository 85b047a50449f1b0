"""Relations that a name itself gives: its site (宁波高新区) and its parent (浙江大学绍兴研究院)."""

import re
from functools import cache

from .context import Context
from .facts import Fact
from .known import entry_of
from .lexicon import Division, Entry, Matcher, divisions, namesakes, organisations, place_forms, read_table
from .scan import LANDFORMS, Scan
from .spans import Span
from .status import status_of_named

_UNSITED = frozenset({"Programme", "Policy", "Place"})
_BRACKET = re.compile(r"[（(]([^（()）]{2,8})[）)]$")
_TOPONYM = re.compile(
    r"^([\u4e00-\u9fff]{1,3}[湖山江河港湾岛口海洲镇岭桥溪川泉沙乡村泽坡浦]|中关村|光谷|[\u4e00-\u9fff]{2})(?=科学城|科技城|大学城|高教园|商务区|创新带|科创带|科创走廊|科创大走廊|工业区|综合性国家科学中心)"
)
# 大连英歌石科学城: the toponym after the city is the site.
_FINER_TOPONYM = re.compile(r"^(.{2,4}?)([\u4e00-\u9fff]{2,3})(?:科学城|科技城|科创园|院区|校区)$")
_LAB_INSIDE = re.compile(r"^(.{2,14}?(?<!重点)实验室)(?=.{2,})(?!集群)")
_BRANCH = re.compile(
    r"^(.{3,}?(?:中心|研究院|科学院|实验室|医院|大学))([\u4e00-\u9fff（）()]{1,8})(?:分中心|分院|分部|校区|院区)$"
)
_SECTION = re.compile(r"^(.{4,})[（(][^（()）]{1,8}段[)）]$")
_ABBREVIATED = re.compile(
    r"^([\u4e00-\u9fff]{2,4}?)(?=国家自主创新示范区|科创走廊|科创大走廊|创新走廊|产业科技创新走廊|科创智造廊带|科技创新走廊)"
)
_COMPASS = re.compile("(?:东|西|南|北|中|华)[部北南东中西]|东北亚|海峡|环")
# 中国—东盟创新中心 is in neither.
_TWO_SIDED = re.compile(
    r"(?:中国|[\u4e00-\u9fff]{2,3})[—–－-]+[\u4e00-\u9fff]{2,8}(?:创新|技术|合作|联合|科技|人类|智能)"
)
_AGENCY_OFFICE = re.compile("(.{2,}(?:部|院|府|委员会|领导小组))(?:办公厅|办公室)$")
_BUILT = frozenset({"Laboratory", "ResearchInstitute", "Platform", "Corridor", "HighTechZone", "University"})
_LINKED = re.compile("[—－–-]")
_GENERIC_PLACE = frozenset(
    {
        "未来",
        "西部",
        "东部",
        "丝路",
        "智慧",
        "国际",
        "海洋",
        "航空",
        "环保",
        "东方",
        "大学",
        "高新",
        "创新",
        "数字",
        "医学",
        "生命",
        "健康",
        "农业",
        "清华",
        "新城",
        "空天",
        "光电",
        "材料",
        "中医药",
        "绿色",
        "现代",
        "文化",
    }
)


@cache
def place_matcher() -> tuple[Matcher, list[tuple[Entry, ...]]]:
    """Return a matcher of place names alone, for places inside names."""
    forms = place_forms()
    return Matcher(list(forms)), list(forms.values())


def name_facts(span: Span, scan: Scan, context: Context, at: int) -> list[Fact]:
    """Return the LOCATED_IN, AFFILIATED_WITH and PART_OF facts that the name of a mention gives."""
    if span.type in _UNSITED:
        return []
    facts = []
    section = _SECTION.match(span.name)
    if section and span.type in ("Corridor", "HighTechZone", "Platform"):
        whole = Span(span.start, span.end, span.type, section.group(1), "name-section")
        facts.append(Fact("PART_OF", span, whole, at, "done", "name", "name-section"))
    status = "done"
    if span.entry is None and span.type in _BUILT:
        status = status_of_named(scan.text[max(0, span.start - 24) : span.start], scan.text[span.end : span.end + 8])
    parent = parent_of(span)
    if parent is not None:
        facts.append(Fact("AFFILIATED_WITH", span, parent, at, status, "name", "name-parent"))
    for entry in sites_of(span, parent, scan, context):
        place = Span(span.start, span.end, "Place", entry.name, "name-site", list(entry.aliases), entry)
        facts.append(Fact("LOCATED_IN", span, place, at, status, "name", "name-site"))
    return facts


def parent_of(span: Span) -> Span | None:
    """Return the organisation that a name puts its bearer under, or None."""
    if span.type == "Agency" and not span.parent:
        office = _AGENCY_OFFICE.match(span.name)
        return Span(span.start, span.end, "Agency", office.group(1), "name-parent") if office else None
    if span.parent:
        return Span(span.start, span.end, "Agency", span.parent, "name-parent")
    if span.type == "Corridor":
        return None
    if span.type == "Company":
        return None
    if span.type == "University":
        return _university_of(span)
    if span.entry is not None and span.entry.parent:
        entry = organisations().get(span.entry.parent)
        forms = (span.entry.parent[:4], *(entry.aliases if entry else ()))
        if not any(form in span.name[: len(form) + 6] for form in forms):
            return None
        kind = entry.type if entry else span.type
        return Span(span.start, span.end, kind, span.entry.parent, "name-parent", list(entry.aliases) if entry else [])
    if span.entry is not None and span.type != "ResearchInstitute":
        return None
    inside = _organisation_inside(span.name)
    if inside is not None:
        return Span(span.start, span.end, inside.type, inside.name, "name-parent", list(inside.aliases))
    branch = _BRANCH.match(span.name)
    if branch and span.type in ("ResearchInstitute", "Platform", "University"):
        kind = "Platform" if branch.group(1).endswith("中心") else span.type
        return Span(span.start, span.end, kind, branch.group(1), "name-parent")
    lab = _LAB_INSIDE.match(span.name)
    if lab and span.type in ("ResearchInstitute", "Platform"):
        return Span(span.start, span.end, "Laboratory", lab.group(1), "name-parent")
    return None


def _university_of(span: Span) -> Span | None:
    """Return the university whose campus or school a university's name gives: 哈尔滨工业大学（深圳）, 北京大学深圳研究生院."""
    for end in range(len(span.name) - 2, 3, -1):
        entry = organisations().get(span.name[:end])
        if entry is not None and entry.type == "University" and entry.name == span.name[:end]:
            return Span(span.start, span.end, "University", entry.name, "name-parent", list(entry.aliases))
    return None


@cache
def _organisation_matcher() -> tuple[Matcher, list[Entry]]:
    forms = {
        f: e
        for f, e in organisations().items()
        if e.type in ("University", "ResearchInstitute", "Company") and len(f) > 1
    }
    return Matcher(list(forms)), list(forms.values())


def _organisation_inside(name: str) -> Entry | None:
    """Return the organisation that a longer name begins with, a place before it allowed (浙江上海交大海洋研究院)."""
    matcher, entries = _organisation_matcher()
    for index, start, end in matcher.find(name):
        if end == len(name) or start > 3:
            return None
        if start == 0 or (name[:start] in place_forms() and entries[index].type != "Company"):
            return entries[index]
    return None


def sites_of(span: Span, parent: Span | None, scan: Scan, context: Context) -> list[Entry]:
    """Return the places that the name of a mention gives as its site, the most specific of each."""
    if span.type == "Agency":
        return [_entry(span.place)] if span.place else _agency_place(span)
    if span.entry is not None and span.type == "University":
        if parent is None:
            return _university_place(span.entry)
        campus = span.name[len(parent.name) :].strip("（）()")
        return [entry for _, entry in _places_in(campus, context)][:1]
    name = span.name
    bracket = _BRACKET.search(name)
    if bracket and bracket.group(1) in place_forms() and span.type != "Platform":
        return [_choose(place_forms()[bracket.group(1)], context)]
    if span.type in ("Platform", "Laboratory", "ResearchInstitute") and _TWO_SIDED.match(name):
        return []
    branch = _BRANCH.match(name)
    if branch and parent is not None and 2 <= len(branch.group(2)) <= 3 and not _COMPASS.match(branch.group(2)):
        known = _places_in(branch.group(2), context)
        return [known[0][1]] if known else [Entry("Place", branch.group(2))]
    if span.rule == "short:part":
        return [entry for _, entry in _places_in(span.head, context)][:1]
    if span.place is not None and name.startswith(span.place.name):
        return [_entry(span.place)]
    skip = 0
    if parent is not None:
        for form in (parent.name, *parent.aliases):
            at = name.find(form)
            if 0 <= at <= 4:
                skip = at + len(form) if at == 0 else 0
                name = name[:at] + "|" * len(form) + name[at + len(form) :]
                break
    abbreviated = _by_abbreviation(name, span)
    if abbreviated:
        return abbreviated
    if span.entry is not None or span.shared:
        surface = scan.text[span.start : span.end]
        named = span.type != "ResearchInstitute" or span.shared
        name = name if named or surface[:2] != name[:2] else surface
        found = [
            (at, entry)
            for at, entry in _places_in(name, context)
            if named or entry.name in surface or any(a in surface for a in entry.aliases)
        ]
    else:
        inside = [k for k in scan.known_within(span.start, span.end) if k.type in ("Place", "HighTechZone")]
        found = [
            (
                k.start - span.start,
                _choose(k.entries, context) if k.type == "Place" else Entry("Place", scan.text[k.start : k.end]),
            )
            for k in inside
            if not in_bracket(scan, span, k.start)
        ]
        leading = scan.known_at(span.start)
        if skip and leading is not None and leading.type != "Place":
            skip = leading.end - span.start
    found = [(position, entry) for position, entry in found if position >= skip]
    if span.type == "Company" and not (found and found[0][0] == skip):
        return []
    entries = [_finer(entry, span.name, context) for _, entry in found]
    if span.type in ("Laboratory", "Company"):
        entries = [
            e
            for e in entries
            if e.adcode.endswith("00")
            or (
                span.name == e.name + "实验室"
                and context.province is not None
                and e.adcode[:2] == context.province.adcode[:2]
            )
        ]
    sited = [e for e in entries if e.adcode]
    # A county of another province bears the name by chance: 呼和浩特|金山|高新区.
    sited = [e for e in sited if e.adcode.endswith("00") or e.adcode[:2] == sited[0].adcode[:2]]
    inner = [e for e in sited if not any(_contains(e, other) for other in sited)]
    finer = _FINER_TOPONYM.match(span.name)
    if (
        inner
        and finer
        and finer.group(2) not in _GENERIC_PLACE
        and finer.group(1) in {f for e in inner for f in (e.name, *e.aliases)}
    ):
        return [Entry("Place", finer.group(2))]
    if inner:
        several = span.type in ("HighTechZone", "Corridor") or "与" in span.name
        if span.type == "Corridor" and _LINKED.search(span.name):
            return [e for e in entries if e in inner or not e.adcode]
        return inner if several else inner[:1] if span.type == "Platform" else inner[-1:]
    if not entries and parent is not None and parent.type == "University" and span.type == "ResearchInstitute":
        seat = organisations().get(parent.name)
        return _university_place(seat) if seat else []
    if not entries and parent is not None and parent.type == "ResearchInstitute" and span.type == "ResearchInstitute":
        return [entry for at, entry in _places_in(parent.name, context) if at == 0][:1]
    ordinary = [
        d
        for n in (3, 2)
        for d in namesakes(name[:n])
        if context.province and d.adcode[:2] == context.province.adcode[:2]
    ]
    if not entries and ordinary and span.type in ("Platform", "HighTechZone"):
        return [_entry(ordinary[0])]
    regions = [e for e in entries if not _COMPASS.match(e.name)]
    if regions:
        return regions[:1] if span.type in ("Platform", "ResearchInstitute", "Corridor", "HighTechZone") else []
    if span.type in ("Platform", "Corridor", "HighTechZone"):
        toponym = _TOPONYM.match(name)
        if toponym and toponym.group(1) not in _GENERIC_PLACE:
            return [Entry("Place", toponym.group(1))]
    return []


def in_bracket(scan: Scan, span: Span, position: int) -> bool:
    """Tell whether a place in a name stands in a bracket after another: 京津冀 in 北京（京津冀）国际科技创新中心."""
    if _COMPASS.match(scan.text, span.start):
        return False
    return scan.roles[position - 1] == "(" and "P" in scan.roles[span.start : position]


def _finer(entry: Entry, name: str, context: Context) -> Entry:
    """Return the county that a name gives right after its city or province (天津滨海-…), else the place itself."""
    for form in (*entry.aliases, entry.name):
        at = name.find(form)
        if at < 0 or not entry.adcode.endswith("00"):
            continue
        rest = name[at + len(form) :]
        upper = entry.adcode[:2] if entry.adcode.endswith("0000") else entry.adcode[:4]
        for length in (3, 2):
            for division in namesakes(rest[:length]):
                if division.level == "county" and division.adcode.startswith(upper):
                    return _entry(division)
    return entry


def _places_in(name: str, context: Context) -> list[tuple[int, Entry]]:
    matcher, entries = place_matcher()
    return [
        (start, _choose(entries[index], context))
        for index, start, end in matcher.find(name)
        if not (end - start == 2 and name[end : end + 1] in LANDFORMS)
        and not (end - start == 2 and name[start - 1 : start] in ("大", "小"))
        and not (
            name[start - 1 : start] in ("（", "(") and start > 1 and any(s < start for _, s, _ in matcher.find(name))
        )
    ]


def _choose(entries: tuple[Entry, ...], context: Context) -> Entry:
    if context.province is not None:
        for entry in entries:
            if entry.adcode[:2] == context.province.adcode[:2]:
                return entry
    return entries[0]


def _contains(upper: Entry, lower: Entry) -> bool:
    if upper.adcode == lower.adcode:
        return False
    return lower.adcode.startswith(
        upper.adcode.rstrip("0").ljust(2, "0")[:4] if upper.adcode[2:4] != "00" else upper.adcode[:2]
    )


def _university_place(entry: Entry) -> list[Entry]:
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


def _by_abbreviation(name: str, span: Span) -> list[Entry]:
    """Return the cities that one-character abbreviations at the head of a corridor's or zone's name stand for.

    A zone lies in one province: where a character stands for several cities, the one in the province of the first counts,
    and a run that cannot be read so gives none.
    """
    match = _ABBREVIATED.match(name) if span.type in ("Corridor", "HighTechZone") else None
    if not match:
        return []
    run = match.group(1)
    cities = city_abbreviations()
    if any(char not in cities for char in run) or (run in place_forms() and run[-1] in "东西南北中"):
        return []
    for first in cities[run[0]]:
        near = [[c for c in cities[char] if c.adcode[:2] == first.adcode[:2]] for char in run]
        if all(near):
            return [options[0] for options in near]
    return [] if span.type == "HighTechZone" else [cities[char][0] for char in run]


@cache
def city_abbreviations() -> dict[str, list[Entry]]:
    """Return the cities or provinces that one character stands for in a run of them: 郑开 -> 郑州, 开封; the usual one first."""
    found: dict[str, list[Entry]] = {}
    for row in read_table("city_abbreviations.tsv"):
        entry = entry_of(row["name"])
        if entry is not None:
            found.setdefault(row["short"], []).append(entry)
    return found


def _entry(division: Division) -> Entry:
    return Entry("Place", division.short, division.adcode, division.parent, (division.name,))


def _agency_place(span: Span) -> list[Entry]:
    found = _places_in(span.name, Context())
    return [found[-1][1]] if found and found[0][0] <= 6 else []
