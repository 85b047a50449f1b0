"""Names that the gazetteers know, where they stand for themselves and not inside a longer name."""

import re
from functools import cache

from .context import Context
from .lexicon import (
    Division,
    Entry,
    any_of,
    cities_of_one,
    contains,
    divisions,
    entry_for,
    namesakes,
    ordinary_words,
    organisations,
    place_abbreviations,
    word_lists,
)
from .scan import Known, Scan
from .spans import Span

# An event's name goes on after the place: 中国（安徽）科交会, 大院名校绍兴行, 世界数字经济大会.
_EVENT = re.compile(
    r"[）)]?(?:[^，。；、\n“”《》（）()]{0,14}?(?:大会|论坛|博览会|洽谈会|交易会|科交会|推介会|对接会|峰会|成果展|科技展|展览会|嘉年华|马拉松|锦标赛|挑战赛|大赛|赛区|运动会|文化节|科技节|联合竞价)|节|行(?=活动|[—”“、，。]))"
)
_DIRECTION = re.compile("[东西南北中]部")
_TOWN = re.compile(r"([\u4e00-\u9fff]{2,3})(?:镇|乡|街道)(?!企业|居民|振兴)")
_CORPORATE = ("集团", "公司", "股份", "控股", "业")
# What stands after a member of a list, or ends it.
_MEMBER_ROLES = ("l", "c", "d", ")")
_QUOTED = 16
_OFFICE = re.compile("办公厅|办公室")
_VERSION = re.compile(r"\d(?:\.\d)?版|[（(][^（()）\n，。；]{2,6}[)）]")
_LANDS = "落户|落地|位于|坐落于|坐落在|地处|迁至|迁入|选址"
# 落户伊滨区: a district that is no administrative division stands after a verb of place.
_DISTRICT = re.compile(
    rf"(?:{_LANDS}|入驻|进驻|落址)((?!高新|经开|开发|示范|园)[\u4e00-\u9fff]{{2,3}}(?:新区|区|镇))(?=[，。、；,;的]|$)"
)
# What lands somewhere lands in a place: 永久场址落地光明.
_LANDED = re.compile(
    rf"(?:{_LANDS})([\u4e00-\u9fff]{{2,3}})(?=[，。；、]|$)"
    "|在([\u4e00-\u9fff]{2,3})(?=建成|揭牌|挂牌|落成|开工|启用|投用|落户|奠基)"
)


def known_names(scan: Scan, context: Context) -> list[Span]:
    """Return the places and organisations that the gazetteers know, adjacent places of one line joined to one."""
    found: list[Span] = []
    for known in scan.known:
        entry = known.entries[0] if known.type != "Place" else _division_entry(known, context)
        if known.type in ("Place", "HighTechZone") and _is_modifier_only(scan, known):
            continue
        if known.type == "Place":
            if _DIRECTION.fullmatch(entry.name):
                continue  # 与东部高校合作, 居西部第1位
            last = found[-1] if found else None
            upper = last.entry if last is not None and last.type == "Place" and last.end == known.start else None
            if last is not None and upper is not None and any(contains(upper, e) for e in known.entries):
                entry = next(e for e in known.entries if contains(upper, e))
                last.end, last.name, last.entry = known.end, entry.name, entry
                last.aliases = [*entry.aliases, scan.text[last.start : known.end]]
                _take_town(scan, last)
                continue
        start, end = _unquoted(scan, known)
        last = found[-1] if found else None
        sited = last is not None and last.type == "Place" and last.end == start
        if sited and known.type == "Company" and scan.text[start:end].endswith(_CORPORATE):
            start = found.pop().start  # 山东|临工集团 is one name
        span = _organisation(scan, known, entry, start, end, context)
        while span.start < start and found and found[-1].end > span.start:
            found.pop()
        found.append(span)
        _take_county(scan, found[-1])
        _take_town(scan, found[-1])
    found += _abbreviated_places(scan, context)
    for match in _DISTRICT.finditer(scan.text):
        form, (start, end) = match.group(1), match.span(1)
        if "P" not in scan.roles[start:end] and "O" not in scan.roles[start:end]:
            name = form.removesuffix("区") if len(form) > 2 and not form.endswith("新区") else form
            found.append(Span(start, end, "Place", name, "district", [form], Entry("Place", name)))
    found += _ordinary_counties(scan, context)
    return found


def _ordinary_counties(scan: Scan, context: Context) -> list[Span]:
    """Return the counties of the document's place that bear an ordinary word's name, where something lands in them."""
    found: list[Span] = []
    if context.province is None:
        return found
    for match in _LANDED.finditer(scan.text):
        group = match.lastindex or 1
        word = match.group(group)
        near = [d for d in namesakes(word) if d.adcode[:2] == context.province.adcode[:2]]
        if word in ordinary_words() and near:
            entry = entry_for(near[0])
            found.append(Span(*match.span(group), "Place", entry.name, "gazetteer:Place", list(entry.aliases), entry))
    return found


def _take_county(scan: Scan, span: Span) -> None:
    """Let a city's mention go on over a county of it whose short name is an ordinary word elsewhere: 广州|南沙."""
    code = span.entry.adcode if span.type == "Place" and span.entry is not None else ""
    if not code.endswith("00") or code.endswith("0000"):
        return
    for end in (span.end + 2, span.end + 3):
        short = scan.text[span.end : end]
        if scan.roles[span.end : end].strip("n") or scan.roles[end : end + 1] in ("n", "P", "O"):
            continue
        county = next((d for d in namesakes(short) if d.level == "county" and d.parent == code), None)
        if county is not None:
            span.aliases = [county.name, scan.text[span.start : end]]
            span.end, span.name = end, county.short
            span.entry = entry_for(county)
            return


def _take_town(scan: Scan, span: Span) -> None:
    """Let a county's mention go on over the town in it: 宝安区|福永街道."""
    town = (
        _TOWN.match(scan.text, span.end) if span.type == "Place" and scan.text[span.end - 1] in "区县市州盟旗" else None
    )
    if town is not None and "P" not in scan.roles[span.end : town.end()]:
        span.aliases = [town.group(), scan.text[span.start : town.end()]]
        span.end, span.name = town.end(), town.group(1)
        span.entry = Entry("Place", span.name, aliases=(town.group(),))


def _organisation(scan: Scan, known: Known, entry: Entry, start: int, end: int, context: Context) -> Span:
    """Return a mention of a gazetteer name, with the office of an agency (国务院|办公厅) and the version of a platform."""
    rule = f"gazetteer:{known.type}"
    owner = scan.known_at(start - 1) if known.type == "Programme" and start else None
    if (
        owner is not None
        and owner.type == "Place"
        and owner.end == start
        and _is_of_nation(scan.text[start:end], entry)
    ):
        name = scan.text[owner.start : end]  # 湖南省|杰出青年科学基金 is not the nation's
        return Span(owner.start, end, "Programme", name, rule, [name.replace("省", "", 1)])
    if known.type == "Programme" and entry.name.startswith("省"):
        return _of_province(Span(start, end, "Programme", entry.name, rule, list(entry.aliases)), context)
    business = any_of("businesses").match(scan.text, end) if known.type == "Company" else None
    if business is not None and (scan.roles[business.end() : business.end() + 1] in _MEMBER_ROLES):
        return Span(start, business.end(), "Company", scan.text[start : business.end()], "gazetteer:business")
    office = _OFFICE.match(scan.text, end) if known.type == "Agency" else None
    if office is None:
        version = scan.text[end : end + _version(scan, known)]
        # A section is a thing of its own (联合基金（浙江）), a version is not.
        section = version if version.endswith(("）", ")")) else ""
        return Span(start, end + len(version), known.type, entry.name + section, rule, list(entry.aliases), entry)
    span = Span(
        start, office.end(), known.type, entry.name + office.group(), rule, [a + office.group() for a in entry.aliases]
    )
    span.parent = entry.name
    return span


def _is_of_nation(form: str, entry: Entry) -> bool:
    """Tell whether a form leaves out that its programme is the nation's."""
    return entry.name.startswith("国家") and not form.startswith("国家")


def _of_province(span: Span, context: Context) -> Span:
    """Give 省重点研发计划 the name of the document's province."""
    if context.province is None:
        span.unplaced = True
        return span
    span.aliases += [span.name, context.province.short + span.name[1:]]
    span.name = context.province.name + span.name[1:]
    return span


def _unquoted(scan: Scan, known: Known) -> tuple[int, int]:
    """Return the span of a gazetteer form without the quotation marks that wrap a whole name: “千人计划”."""
    form = scan.text[known.start : known.end]
    if (
        form[0] == "“"
        and form[-1] == "”"
        and form[1:-1] in organisations()
        and scan.text[known.end : known.end + 1] != "“"
    ):
        return known.start + 1, known.end - 1
    return known.start, known.end


def _version(scan: Scan, known: Known) -> int:
    """Return the length of a version (3.0版) or a bracketed place after a platform or programme: part of its name."""
    if known.type not in ("Platform", "Programme"):
        return 0
    match = _VERSION.match(scan.text, known.end)
    if match is None or (match.group().endswith((")", "）")) and "P" not in scan.roles[known.end : match.end()]):
        return 0
    return match.end() - known.end


def _is_modifier_only(scan: Scan, known: Known) -> bool:
    """Tell whether a place stands only in a name that is not read: 沈阳地铁, 数字陕西, 武昌鱼, 辽宁实验室, 中国（安徽）科交会."""
    text, start, end = scan.text, known.start, known.end
    if known.type == "Place" and _in_slogan(scan, known):
        return True
    if any_of("not_a_place_after").match(text, end) or any_of("not_a_place_before").search(
        text, max(0, start - 3), start
    ):
        return (
            not text.startswith(("建设", "发展"), end) or text[start - 2 : start] in word_lists()["not_a_place_before"]
        )
    if text[start - 1 : start] in ("（", "(") and text.endswith(("赛", "会", "展"), 0, start - 1):
        return True
    if text.endswith("年度", 0, start):
        return True  # 公布2022年度江西省重点实验室评估结果
    event = _EVENT.match(text, end)
    return event is not None and "B" not in scan.roles[end : event.end()]


def _in_slogan(scan: Scan, known: Known) -> bool:
    """Tell whether a place stands in quotation marks with other words and no name: “好客山东”, “有一种叫云南的生活”."""
    opened = scan.roles.rfind("o", max(0, known.start - _QUOTED), known.start)
    closed = scan.roles.find("e", known.end, known.end + _QUOTED)
    if opened < 0 or closed < 0 or "e" in scan.roles[opened : known.start] or "o" in scan.roles[known.end : closed]:
        return False
    inside = scan.roles[opened + 1 : closed]
    return inside.strip("P") != "" and not set("Ol") & set(inside)


def _division_entry(known: Known, context: Context) -> Entry:
    """Return what a place name stands for here: the division in the document's province where several bear the name."""
    entries = known.entries
    if len(entries) == 1 or context.province is None:
        return entries[0]
    near = [e for e in entries if context.city and e.adcode[:4] == context.city.adcode[:4]]
    near = near or [e for e in entries if e.adcode[:2] == context.province.adcode[:2]]
    return (near or list(entries))[0]


def _abbreviated_places(scan: Scan, context: Context) -> list[Span]:
    """Return places of one character: 来浙, 在京, and runs of provinces: 川渝两地, 苏陕科技协作."""
    found = []
    for kind, pattern, known in _abbreviations(context.city.short if context.city is not None else ""):
        for match in pattern.finditer(scan.text):
            before = scan.text[match.start("places") - 1 : match.start("places")]
            if kind is _RUN and before not in _BEFORE_RUN and "\u4e00" <= before <= "\u9fff":
                continue
            for position in range(*match.span("places")):
                if scan.text[position] != "、" and "P" not in scan.roles[match.start("places") : match.end("places")]:
                    name = known[scan.text[position]]
                    found.append(Span(position, position + 1, "Place", name, "abbreviation", [], entry_of(name)))
    return found


@cache
def _abbreviations(city: str) -> list[tuple[str, re.Pattern[str], dict[str, str]]]:
    """Return the patterns of abbreviated places in a document of a city (or none), and what each character stands for."""
    of_cities = cities_of_one()
    provinces = place_abbreviations() | {char: city for char, names in of_cities.items() if city in names}
    every = {char: names[0] for char, names in of_cities.items() if len(names) == 1} | provinces
    kinds = (
        (_SINGLE, provinces, _WORDLIKE),
        (_RESIDENT, every, _OF_TWO),
        (_RUN, provinces, _WORDLIKE),
        (_LIST, provinces, frozenset("台")),
    )
    return [
        (kind, re.compile(kind.format("".join(sorted(known.keys() - barred))), re.M), known)
        for kind, known, barred in kinds
    ]


# The abbreviation stands where a preposition or a verb of motion is before it, and is not the beginning of a word.
_SINGLE = r"[在来驻入赴进返抵离留](?P<places>[{0}])(?=[高企央院落打创单科全投就设布注建兴机单人各检特开考依视调参转]|工(?!程))"
_RESIDENT = r"在(?P<places>[{0}])(?=高校|院校|院所|央企|企业|科研|国家实验室|全国重点|国家重点)"
# A pattern that begins with a class of characters is searched for several times as fast as others: hence the class
# before the repetition, and the look back from behind the first character.
_RUN = r"(?P<places>[{0}][{0}]{{1,3}})(?=[两三四](?:地|省)|共建|共同|联合|协作|合作|科技|技术|优质|交界|协同|成果|产业|资源|人才|企业|高校|院校|院所)"
_BEFORE_RUN = frozenset("化推打融到进造强与和导同")
_LIST = r"(?P<places>[{0}](?<![^与和同及对在由，。\n].)(?:、[{0}]){{2,8}})(?=[等科部省两三四]|共同|联合|携手)"
# Characters that begin ordinary words as often as they stand for a place.
_WORDLIKE = frozenset("新贵云台温汉深港黑青")
# 在宁高校 are those of Nanjing or of Ningxia.
_OF_TWO = frozenset("宁")


@cache
def entry_of(name: str) -> Entry | None:
    """Return the division whose canonical name is `name`, the highest where several bear it; None where none does."""
    best: Division | None = None
    for division in divisions().values():
        if division.short == name and (best is None or division.adcode < best.adcode):
            best = division
    return entry_for(best) if best else None
