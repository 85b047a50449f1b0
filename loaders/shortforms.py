"""Short forms of names that the document has given in full: 大走廊, and what brackets define (以下简称“中心”)."""

import re
from itertools import pairwise

from .scan import Scan
from .spans import Cover, Span

_DEFINED = re.compile(
    r"[（(](?:以下|下)?(?:统称|简称|又称|亦称|也称|又名)[为：:]?[“\"]?([^“”\"（）()]{2,16})[”\"]?[)）]"
)
_CORRIDOR = re.compile("大走廊")
_HELD_ZONE = re.compile("(?:争创|创建|申建|申创|建设)(试验区|示范区|先导区|自创区)(?![\u4e00-\u9fff]*(?:建设|发展))")
_HELD_HEADS = ("试验区", "示范区", "先导区", "先行区")
# How many characters back a class of zones may stand that 宁波试验区 is one of.
_REACH = 400
_WHOLES = frozenset({"Laboratory", "Platform", "ResearchInstitute", "University"})
BRANCH_HEADS = ("分中心", "分院", "分所", "分部", "校区", "院区")
_SETS_UP = re.compile("[^，。；、]{0,10}(?:设立|设|成立|建立|建设|建成|组建)(?:了|有)?(?:[^，。；]{0,12}[、和与及])?")
# Heads that are rare enough to stand for the one thing a text has named with them.
_BARE = re.compile("科学城|科技城|科创城|农谷|蓝谷|药谷|声谷|科学岛|知识城|生物城")
_BEFORE_BARE = ("d", "l", "B", "b", "c", "o", "(", "")
_PARTS = re.compile(r"[、和设括由及与，。中]((?:(?!等)[\u4e00-\u9fff]){2,5}?(?:片区|分?园))(?![区林艺地])")


def short_forms(scan: Scan, spans: list[Span], cover: Cover) -> list[Span]:
    """Return mentions by short forms of names that stand in full before them, left to right."""
    readings = (_defined_forms, _corridors, _bare_heads, _zone_parts, _held_zones)
    return [span for reading in readings for span in reading(scan, spans, cover)]


def _defined_forms(scan: Scan, spans: list[Span], cover: Cover) -> list[Span]:
    found = []
    ends = {span.end: span for span in spans}
    for match in _DEFINED.finditer(scan.text):
        full = ends.get(match.start())
        if full is None:
            continue
        short = match.group(1)
        full.aliases.append(short)
        for span in spans:
            if span.start > full.end and scan.text[span.start : span.end] == short:
                span.type, span.name, span.aliases, span.rule = (
                    full.type,
                    full.name,
                    list(full.aliases),
                    "short:defined",
                )
        at = scan.text.find(short, match.end())
        while at >= 0:
            if cover.free(at, at + len(short)):
                found.append(_short(full, at, at + len(short), "short:defined"))
            at = scan.text.find(short, at + len(short))
    return found


def name_appositions(scan: Scan, spans: list[Span]) -> None:
    """Give a name in brackets right after another of its type the same canonical name: 嘉庚创新实验室（中国福建…实验室）."""
    renamed: dict[tuple[str, str], Span] = {}
    for first, second in pairwise(spans):
        bracketed = (
            second.start == first.end + 1
            and scan.roles[first.end] == "("
            and scan.roles[second.end : second.end + 1] == ")"
        )
        if bracketed and first.type == second.type and first.type not in ("Place", "Agency"):
            first.aliases.append(second.name)
            renamed.setdefault((second.type, second.name), first)
    for span in spans:
        full = renamed.get((span.type, span.name))
        if full is not None and full.name != span.name:
            span.aliases += [span.name, *full.aliases]
            span.name = full.name


def name_branches(scan: Scan, spans: list[Span]) -> None:
    """Name a branch that says its place alone by what sets it up: 京津冀国家技术创新中心设立河北分中心."""
    whole: Span | None = None
    for span in spans:
        if span.type in _WHOLES and not span.name.endswith(BRANCH_HEADS):
            whole = span
        if not span.name.endswith(BRANCH_HEADS) or span.head == "" or whole is None:
            continue
        place = scan.text[span.start : span.end].removesuffix(span.head)
        between = scan.text[whole.end : span.start]
        if scan.roles[span.start : span.start + len(place)].strip("P") or not _SETS_UP.fullmatch(between):
            continue
        span.aliases.append(span.name)
        span.name = whole.name + place + span.head


def _corridors(scan: Scan, spans: list[Span], cover: Cover) -> list[Span]:
    corridors = [s for s in spans if s.type == "Corridor" and s.name.endswith("大走廊")]
    found = []
    for match in _CORRIDOR.finditer(scan.text) if corridors else ():
        start, end = match.span()
        if scan.text.startswith("科创", start - 2):
            start -= 2
        if scan.text[start - 1 : start] in ("等", "个"):
            continue  # the head that a list of corridors shares: 温州环大罗山、浙中等科创大走廊
        before = [s for s in corridors if s.end <= start]
        if before and cover.free(start, end):
            found.append(_short(before[-1], start, end, "short:corridor"))
    return found


def _bare_heads(scan: Scan, spans: list[Span], cover: Cover) -> list[Span]:
    """Return mentions by the head alone of the one platform before that ends in it: 蓝谷 after 青岛蓝谷."""
    found = []
    for match in _BARE.finditer(scan.text):
        start, end = match.span()
        if scan.roles[start - 1 : start] not in _BEFORE_BARE or scan.roles[end : end + 1] in ("n", "i", "P"):
            continue
        full = {s.name: s for s in spans if s.end <= start and s.type == "Platform" and s.name.endswith(match.group())}
        if len(full) == 1 and cover.free(start, end):
            found.append(_short(next(iter(full.values())), start, end, "short:head"))
    return found


def _zone_parts(scan: Scan, spans: list[Span], cover: Cover) -> list[Span]:
    """Return the parts of a zone or platform that follow it: 武清园、北辰园等分园 of 天津国家自主创新示范区."""
    known = [k for k in scan.known if k.type == "HighTechZone" and k.entries[0].name.endswith("自主创新示范区")]
    wholes = [s for s in spans if s.name.endswith(("自主创新示范区", "科创园"))]
    wholes += [Span(k.start, k.end, k.type, k.entries[0].name, "gazetteer:HighTechZone") for k in known]
    wholes.sort(key=lambda whole: whole.start)
    found = []
    for part in (s for s in spans if wholes and s.type == "Place" and s.head == "片区"):
        before = [s for s in wholes if s.end <= part.start and "\n" not in scan.text[s.end : part.start]]
        if before:
            part.aliases.append(part.name)
            part.head, part.rule = part.name, "short:part"
            part.type, part.name = before[-1].type, before[-1].name + part.name
    for match in _PARTS.finditer(scan.text) if wholes else ():
        start, end = match.span(1)
        before = [s for s in wholes if s.end <= start and "\n" not in scan.text[s.end : start]]
        if before and "P" in scan.roles[start:end]:
            whole = before[-1]
            name = whole.name + match.group(1)
            kind = "Platform" if match.group(1).endswith("园") else whole.type
            found.append(Span(start, end, kind, name, "short:part", [match.group(1)], head=match.group(1), shared=True))
    return [span for span in found if cover.free(span.start, span.end)]


def _held_zones(scan: Scan, spans: list[Span], cover: Cover) -> list[Span]:
    """Return the zones of a class named before that other places try for: 支持宁波争创|试验区, after 杭州建设国家…试验区."""
    held = [s for s in spans if s.rule.startswith("held:")]
    found = []
    for match in _HELD_ZONE.finditer(scan.text) if held else ():
        before = [s for s in held if s.end <= match.start() and s.name.endswith(match.group(1))]
        place = scan.known_at(match.start() - 1)
        if before and place is not None and place.type == "Place" and cover.free(*match.span(1)):
            kind = before[-1].aliases[0]
            name = place.entries[0].name + kind
            found.append(Span(*match.span(1), before[-1].type, name, before[-1].rule, [kind], head=match.group(1)))
    for span in spans:
        kind = _class_before(scan, span)
        if kind:
            span.aliases += [span.name, kind]
            span.name = span.name.removesuffix(span.head) + kind
    return found


def _class_before(scan: Scan, span: Span) -> str:
    """Return the class of national zones, named before, that a place's zone is short for: 宁波试验区, or nothing."""
    if not span.rule.startswith("head:") or span.head not in _HELD_HEADS:
        return ""
    if scan.roles[span.start : span.end - len(span.head)].strip("P") or "P" not in scan.roles[span.start : span.end]:
        return ""
    named = re.compile(rf"国家(?!级)[\u4e00-\u9fff]{{4,18}}?{span.head}")
    classes = named.findall(scan.text, max(0, span.start - _REACH), span.start)
    return classes[-1] if classes else ""


def _short(full: Span, start: int, end: int, rule: str) -> Span:
    return Span(start, end, full.type, full.name, rule, list(full.aliases), full.entry, place=full.place)
