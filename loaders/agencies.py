"""Government and party bodies: a place or 省/市 with the name of a department, in full or short form."""

import re
from functools import cache

from .context import Context
from .lexicon import Division, Matcher, divisions, read_table
from .scan import Scan
from .spans import Span

_DEICTIC = re.compile(r"(?<![全各城外跨两])(?:自治区|省|市)$")
_OFFICE = re.compile(r"办公厅|办公室|组织部|宣传部|科技工委|科技委|统战部|政法委|党校|政研室|政策研究室")
# 市委|科技创新委员会: a body of the party's committee.
_BODY = re.compile(r"[\u4e00-\u9fff]{2,8}?(?:委员会|领导小组)(?:办公室)?")
_PARTY = {"委": "委员会", "纪委": "纪律检查委员会"}
_BARE = re.compile(r"厅$")
# The department is the beginning of another word: 政府采购, 发展局面, 人才办法, 科委托.
_GOES_ON = re.compile(
    "(?<=府)(?:采购|购买|性|债|投资|引导|质量奖|工作报告|部门|网)|(?<=局)[面势限]|(?<=办)[法学理事赛]|(?<=委)托"
)
# 团省委, 民盟省委 are not the party's.
_OTHER_PARTIES = frozenset("团盟建革进党社")
_NOT_AFTER = ("书记", "员", "托", "外", "常委", "屋", "部署")


@cache
def departments() -> tuple[Matcher, list[tuple[str, str]]]:
    """Return a matcher of department names, short and full, and the (short, full) of each."""
    kinds: dict[str, tuple[str, str]] = {}
    for row in read_table("agency_kinds.tsv"):
        kinds.setdefault(row["short"], (row["short"], row["full"]))
        kinds.setdefault(row["full"], (row["full"], row["full"]))
    return Matcher(list(kinds)), list(kinds.values())


def agency_names(scan: Scan, context: Context) -> list[Span]:
    """Return the local agencies in a scan, with their full names."""
    matcher, kinds = departments()
    found: list[Span] = []
    for index, start, end in matcher.find(scan.text):
        span = _agency(scan, context, *kinds[index], start, end, found[-1] if found else None)
        if span is not None:
            found.append(span)
    return found


def _agency(
    scan: Scan, context: Context, short: str, full: str, start: int, end: int, before: Span | None
) -> Span | None:
    text = scan.text
    if _GOES_ON.match(text, end):
        return None
    begin, place = _place_before(scan, context, start)
    if begin == start:
        joined = before is not None and before.end == start - 1 and scan.roles[start - 1] == "l"
        if joined and before is not None and not before.shared:
            place = before.place
        elif not (_BARE.search(short) and len(short) >= 3 and scan.roles[start - 1 : start] in "dl(oBbtn"):
            return None
        else:
            place = context.province
        if not joined and scan.roles[start - 1 : start] == "n" and text[start - 1 : start] not in "与和及由向对在":
            return None
    party = short in _PARTY
    office = (_BODY.match(text, end) if party else None) or _OFFICE.match(text, end)
    if office:
        end = office.end()
    elif party and text.startswith(_NOT_AFTER, end):
        return None
    if party and text[begin - 1 : begin] in _OTHER_PARTIES:
        return None
    if text.startswith("中共", max(0, begin - 2)) and begin >= 2:
        begin -= 2
    where = place.name if place else text[begin:start] if _DEICTIC.fullmatch(text, begin, start) else ""
    if party or (begin < start and text.startswith("中共", begin)):
        base = (
            f"中国共产党{where}{_PARTY.get(short, full)}"
            if where
            else text[begin : end - len(office.group() if office else "")]
        )
        aliases = [f"中共{where}{_PARTY.get(short, full)}", f"中共{where}{short}", f"{where}{short}"]
    else:
        base = f"{where}{full}"
        aliases = [f"{where}{short}"]
    suffix = office.group() if office else ""
    span = Span(begin, end, "Agency", base + suffix, "agency", [a + suffix for a in aliases] + [text[begin:end]])
    span.place = place
    span.unplaced = place is None
    span.parent = base if office else ""
    return span


def _place_before(scan: Scan, context: Context, start: int) -> tuple[int, Division | None]:
    """Return where the place before a department begins, and which it is."""
    known = scan.known_at(start - 1) if start else None
    if known is not None and known.type == "Place" and known.end == start:
        # 西安 is the city before it is a district of 辽源.
        entry = next((e for e in known.entries if e.adcode.endswith("00")), known.entries[0])
        division = divisions().get(entry.adcode)
        begin = known.start
        above = scan.known_at(begin - 1) if begin else None
        if above is not None and above.type == "Place" and above.end == begin:
            begin = above.start
        return begin, division
    deictic = _DEICTIC.search(scan.text, max(0, start - 3), start)
    if deictic:
        return deictic.start(), context.level(deictic.group()) or _nearest(scan, deictic.start(), deictic.group())
    return start, None


def _nearest(scan: Scan, position: int, level: str) -> Division | None:
    """Return the nearest province, or city, that stands before a position in its line: a text that speaks for none may name one."""
    first = max(scan.text.rfind("\n", 0, position), position - 120)
    for known in reversed(scan.known_within(first + 1, position)):
        division = divisions().get(known.entries[0].adcode) if known.type == "Place" else None
        if division is not None and (division.level == "province") == (level != "市" or division.name.endswith("市")):
            return division if division.level != "county" else None
    return None
