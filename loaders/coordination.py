"""Elliptical coordination: members that share a head word (之江、良渚、西湖、湖畔等4家省实验室)."""

import re
from functools import cache
from itertools import pairwise

import rjieba

from .levels import level_in
from .lexicon import Head, any_of, head_endings, head_words, heads, word_lists
from .scan import JOINTLY, Scan
from .spans import Span

_LONGEST_MEMBER = 24
# 马鞍山慈湖, 东莞松山湖: a city and the site of its zone.
_LONGEST_ZONE = 8
_SHORT_ZONE = 4
_LEVELS = re.compile(r"^(?:国家级|省级|市级|省|市|自治区|首批|新一批|第[一二三四五六]批)+")
_COUNT = re.compile(
    r"(?:(?<![A-Za-z\d])\d+(?:家|个|所|大|座|条|项|只)?|[一二两三四五六七八九十]+(?:家|个|所|大|座|条|项|只)|[两三四五六七八九][地市县])$"
)
# 天府永兴、天府绛溪2个|天府实验室
_COUNTED = re.compile(r"[\d一二两三四五六七八九十](?:家|个)")
_COUNTED_PROGRAMMES = re.compile("(?<=”)(?:等)?[两三四五六七八九十]大")
_COUNTED_MEMBER = re.compile(
    r"\d[家个项所]|^\d|[—\-]$|^[一二三四五六七八九十]+[家个]|^[一二两三四五六七八九十]+批$|[各现拥]有$"
)
_LEVEL = re.compile("国家级?|省级?|市级?")
_FIELDS = ("科技重大专项", "重点专项", "重大专项", "重大科技专项")
# Verbs that the tagger takes for nouns.
_NOMINAL = ("领先", "攻关", "倍增", "争先", "跃升")
# Facilities are few and each has a name: one may stand for its class (培育二氧化碳捕集利用与封存等重大科技基础设施).
_SINGLE = frozenset({"重大科技基础设施", "大科学装置"})
_COUNTRIES = re.compile("中[英美德法日韩俄新意芬乌以荷瑞澳泰越老缅柬蒙巴白葡西波匈]")
_OF_INSTITUTES = re.compile("等[^，。；、高]{0,8}(?:科研机构|研究机构|研发机构|研究院所?|科研院所)")
_NATIONAL = re.compile("(?:国家|全国)重点")
_DIVISIONS = "省市区县州盟旗"
_JOINED = frozenset({"Laboratory", "HighTechZone", "Corridor", "Platform"})


def coordinated_names(scan: Scan, head: Head, at: int, stop: int) -> list[Span]:
    """Return the members of a coordination that a count or 等 closes before the head at `at`; mostly none.

    `杭州、宁波、绍兴3个国家高新区` gives three; no member takes the head into its span.
    """
    class_start = class_words_start(scan.text, at)
    place = scan.known_at(class_start - 1) if head.type == "Laboratory" and class_start else None
    if (
        place is not None
        and place.type == "Place"
        and place.start < class_start <= place.end
        and _COUNT.search(scan.text, max(0, place.start - 6), place.start)
    ):
        class_start = place.start
    members_end, counted = _closed(scan.text, class_start)
    if members_end == class_start:
        members_end, class_start = _named_class(scan, head, at)
        if class_start < 0:
            return []
    if "领域" in scan.text[members_end:at] or scan.text.startswith("等地", members_end):
        return []
    if scan.roles[members_end - 1] == "o":
        members_end -= 1  # 湘江实验室、芙蓉实验室“四大实验室”
    members = members_before(scan, members_end)
    alone = (
        counted and members and (head.type == "Laboratory" or "c" in scan.roles[slice(*members[0])])
    ) or head.word in _SINGLE
    if len(members) < (1 if alone else 2):
        return []
    national = scan.text.startswith(("国家", "全国"), class_start)
    found = [_member(scan, head, begin, end, class_start, stop) for begin, end in members]
    return found if all(_is_member(scan, head, span, counted, national) for span in found) else []


def _named_class(scan: Scan, head: Head, at: int) -> tuple[int, int]:
    """Return where the members end and where a class begins that has a name of its own; -1, -1 for none.

    It stands after 等 or a count: 天府 in 永兴、绛溪等天府实验室, and in 永兴、绛溪2个天府实验室; of programmes after quoted
    members only: 科技攻关 in “尖兵”、“领航”两大科技攻关计划.
    """
    counted = _COUNTED_PROGRAMMES.search(scan.text, max(0, at - 8), at) if head.type == "Programme" else None
    if counted and counted.end() < at:
        return counted.span()
    begin = scan.text.rfind("等", max(0, at - 16), at) + 1
    end = begin - 1
    if not begin and head.type == "Laboratory":
        counts = list(_COUNTED.finditer(scan.text, max(0, at - 8), at))
        end, begin = counts[-1].span() if counts else (-1, 0)
    if not begin or begin == at or scan.roles[begin:at].strip("nbiPoe") or scan.roles[end - 1] in "dlB":
        return -1, -1
    own = scan.text.startswith(("国家", "全国", "“"), begin)
    return (end, begin) if own or (head.type == "Laboratory" and at - begin <= 3) else (-1, -1)


def joined_names(scan: Scan, head: Head, name: Span) -> list[Span]:
    """Return the members before a name that carries the shared head itself: 甬江 in 甬江、瓯江省实验室."""
    halves = _halves(scan, head, name)
    if halves:
        return halves
    if name.start < 2:
        return []
    if head.type == "ResearchInstitute":
        return _institutes_of(scan, head, name)
    if head.type == "Programme" and scan.roles[name.start - 2 : name.start] == "ec":
        return _quoted_before(scan, head, name, name.start - 1)
    if scan.roles[name.start] == "o":
        return _quoted_before(scan, head, name, name.start) or _inside_quotation(scan, head, name)
    if scan.roles[name.start - 1] != "l" or head.type not in _JOINED:
        return []
    at = name.head_start
    class_start = class_words_start(scan.text, at)
    crossed = scan.known_at(class_start)
    if crossed is not None and crossed.start < class_start:
        class_start = crossed.end  # the 区 of 粤港澳大湾区 is no class word
    province_start = 0
    if head.type == "Laboratory":
        founded = _founded_together(scan, head, name)
        if founded:
            return founded
        province_start = _province_start(scan, name, at)
    found: list[Span] = []
    for begin, end in reversed(members_before(scan, name.start - 1)):
        place = not scan.roles[begin:end].strip("P")
        proper = place and scan.text[end - 1] not in "区县"
        short = head.type in ("Laboratory", "Corridor") and end - begin <= 4 and class_start - name.start <= 4
        sited = province_start > 0 and scan.roles[begin] == "P"
        akin = head.type == "Laboratory" and scan.text[begin : begin + 2] == scan.text[name.start : name.start + 2]
        if not (proper or short or sited or akin) or (proper and _same_place(scan, begin, name.start)):
            break
        own = scan.text.endswith(head_endings(), begin, end) or scan.text.endswith("科技", begin, end)
        if "O" in scan.roles[begin:end] or own:
            break  # 浙江大学、之江实验室 are two parties
        if place and scan.text[end - 1] in _DIVISIONS and end - begin > 2:
            break  # so are 杭州市、之江实验室
        # 佛山、惠州仲恺高新区: a zone's theme is its own.
        themed = proper and head.type != "HighTechZone"
        own_start = _theme_start(scan, name.start, class_start) if themed else province_start or class_start
        found.insert(0, _member(scan, head, begin, end, own_start, at + len(head.word)))
    return found


def _province_start(scan: Scan, name: Span, at: int) -> int:
    """Return where the province or 省 begins that a laboratory named after a city shares with those listed before; 0 for none.

    济南微生态生物医学、潍坊现代农业|山东省实验室: each has its city, and all share the province.
    """
    if scan.roles[name.start] != "P":
        return 0
    last = scan.known_at(at - 1)
    if last is not None and name.start + 4 < last.start and last.type == "Place":
        return last.start
    return at - 1 if scan.text[at - 1] == "省" and at - name.start > 5 else 0


def _founded_together(scan: Scan, head: Head, name: Span) -> list[Span]:
    """Return the laboratories before one that share 省部共建 with it as well as the head, and put it before that one too.

    省部共建超声医学工程、山区桥梁及隧道工程国家重点实验室 are two.
    """
    members = members_before(scan, name.start - 1)
    if not members or not scan.text.startswith(JOINTLY, members[0][0]) or scan.text.startswith(JOINTLY, name.start):
        return []
    begin, end = members[0]
    jointly = scan.text[begin : begin + len(JOINTLY[0])]
    national = _NATIONAL.search(scan.text, name.start, name.head_start)
    class_start = national.start() if national else name.head_start
    stop = name.head_start + len(head.word)
    found = [_member(scan, head, begin, end, class_start, stop)]
    for begin, end in members[1:]:
        full = jointly + scan.text[begin:end] + scan.text[class_start:stop]
        found.append(_shared(head, begin, end, full, [full.removeprefix(jointly)]))
    name.aliases.append(name.name)
    name.name = jointly + name.name
    return found


def _same_place(scan: Scan, member: int, name: int) -> bool:
    """Tell whether a name begins with the place that stands before it in the list: 苏州市、苏州工业园区 are two parties."""
    first, second = scan.known_at(member), scan.known_at(name)
    return first is not None and second is not None and first.entries[0].adcode == second.entries[0].adcode


def _institutes_of(scan: Scan, head: Head, name: Span) -> list[Span]:
    """Return the institutes that the universities listed before one stand for: 天津大学 in 天津大学、中南大学浙江研究院等科研机构.

    What closes the list must say that its members are institutes; else the universities stand for themselves.
    """
    own = scan.known_at(name.start)
    if own is None or own.type != "University" or not _OF_INSTITUTES.match(scan.text, name.end):
        return []
    shared = scan.text[own.end : name.end]
    found: list[Span] = []
    at = name.start
    while scan.roles[at - 1] == "l" and (known := scan.known_at(at - 2)) is not None:
        if known.type != "University" or known.end != at - 1:
            break
        at = known.start
        full = known.entries[0].name + shared
        found.insert(0, _shared(head, at, known.end, full, []))
    return found


def _halves(scan: Scan, head: Head, name: Span) -> list[Span]:
    """Return the first of two programmes that one name joins, and cut the name to the second; mostly none.

    Both halves must end alike, in a verb (债券融资提升和不动产基金扩容计划), or be levels (国家和省级引才计划).
    """
    at = scan.roles.find("c", name.start, name.head_start)
    if head.type != "Programme" or at < 0 or "e" in scan.roles[at : name.head_start]:
        return []
    left, right = scan.text[name.start : at], scan.text[at + 1 : name.head_start]
    levels = _LEVEL.fullmatch(left) and _LEVEL.match(right)
    alike = len(left) >= 4 and len(right) >= 4 and _ends_in_verb(left) and _ends_in_verb(right)
    if not levels and (not alike or any_of("generic").fullmatch(right)):
        return []
    begin, own = name.start, at + 1 + (levels.end() if levels else len(right))
    name.start, name.name = at + 1, scan.text[at + 1 : name.end]
    return [_member(scan, head, begin, at, own, name.end)]


def _ends_in_verb(words: str) -> bool:
    return list(rjieba.tag(words))[-1][1] in ("v", "vn") or words.endswith(_NOMINAL)


def _quoted_before(scan: Scan, head: Head, name: Span, end: int) -> list[Span]:
    """Return the quoted members that end at `end`, before a name: “双高” in “双高”“双优”计划, “新苗人才” in “新苗人才”和高技能人才计划."""
    roles, found = scan.roles, []
    class_start = class_words_start(scan.text, name.head_start)
    while end and roles[end - 1] in "el":
        closed = end - 1 if roles[end - 1] == "e" else end - 2
        opened = roles.rfind("o", max(0, closed - _LONGEST_MEMBER), closed)
        if roles[closed] != "e" or opened < 0:
            break
        found.append(_member(scan, head, opened, closed + 1, class_start, name.head_start + len(head.word)))
        end = opened
    found.reverse()
    return found


def _inside_quotation(scan: Scan, head: Head, name: Span) -> list[Span]:
    """Return all but the last of the members that one quotation holds, and cut the name to the last: “尖兵、领雁、领航”计划.

    A campaign is one (“登高、升规、晋位、上市”工程).
    """
    closed = scan.roles.find("e", name.start, name.head_start)
    commas = [i for i in range(name.start, closed) if scan.roles[i] == "l"] if closed > 0 else []
    if not commas or head.word in ("工程", "行动", "专项行动"):
        return []
    edges = [name.start, *commas, closed]
    shared = scan.text[closed + 1 : name.end]
    found = [
        _shared(head, a + 1, b, f"“{scan.text[a + 1 : b]}”{shared}", [scan.text[a + 1 : b] + shared])
        for a, b in pairwise(edges[:-1])
    ]
    last = scan.text[edges[-2] + 1 : closed]
    name.aliases += [last + shared, name.name]
    name.start, name.name = edges[-2] + 1, f"“{last}”{shared}"
    return found


@cache
def _class_words() -> tuple[frozenset[str], dict[str, list[int]]]:
    """Return the class words, and by their last character how long they are, the longest first."""
    classes = word_lists()["generic"]
    lengths: dict[str, set[int]] = {}
    for word in classes:
        lengths.setdefault(word[-1], set()).add(len(word))
    return classes, {char: sorted(of, reverse=True) for char, of in lengths.items()}


def class_words_start(text: str, at: int) -> int:
    """Return where the class words that end at `at` begin: the 国家重点 of 国家重点实验室."""
    classes, lengths = _class_words()
    while at > 0:
        for length in lengths.get(text[at - 1], ()):
            if length <= at and text[at - length : at] in classes:
                at -= length
                break
        else:
            return at
    return at


def _theme_start(scan: Scan, begin: int, class_start: int) -> int:
    """Return where the part that members share begins: after the place of the last (梧州|泛铝件先进制造基地)."""
    at = begin
    while (
        (known := scan.known_at(at)) is not None
        and known.type == "Place"
        and known.start == at
        and known.end <= class_start
    ):
        at = known.end
    return at if at > begin else class_start


def _closed(text: str, at: int) -> tuple[int, bool]:
    """Return where the members end that a count or 等 closes at `at`, and whether it was a count."""
    count = _COUNT.search(text, max(0, at - 6), at)
    end = count.start() if count else at
    if text.startswith("等", end - 1):
        return end - 1, count is not None
    return end, count is not None


def members_before(scan: Scan, end: int) -> list[tuple[int, int]]:
    """Return the members of the list that ends at `end`, left to right.

    Only 和 parts members, and only the last two; 与 and 及 stand inside one (工业互联网与物联网), unless it is a place.
    """
    roles, text = scan.roles, scan.text
    members: list[tuple[int, int]] = []
    while True:
        if end and roles[end - 1] == ")" and (opened := roles.rfind("(", max(0, end - 14), end)) > 0:
            end = opened
        begin = end
        while begin and end - begin < _LONGEST_MEMBER:
            role = roles[begin - 1]
            if role == "e" and begin < end and roles[begin] == "o":
                break  # “登峰”“揽月”
            if role in "nbiPO-oe" or (
                role == "c" and begin < end and text[begin - 1] != "和" and roles[begin - 2] == "n"
            ):
                begin -= 1
            else:
                break
        if begin == end:
            break
        if roles[begin - 1] not in "lc" and (verb := any_of("leading_verbs").match(text, begin, end - 1)):
            begin = verb.end()
        members.append((begin, end))
        if begin and roles[begin - 1] == "e" and roles[begin] == "o":
            end = begin
            continue
        if not begin or not (roles[begin - 1] == "l" or (roles[begin - 1] == "c" and len(members) == 1)):
            break
        end = begin - 1
    members.reverse()
    return members


def _is_member(scan: Scan, head: Head, span: Span, counted: bool, national: bool) -> bool:
    roles = scan.roles[span.start : span.end]
    if not roles.strip("P") and (counted or national or head.type != "Platform"):
        return True
    if _COUNTED_MEMBER.search(scan.text[span.start : span.end]) or not roles.strip("oe-i"):
        return False
    if "O" in roles and head.type != "Platform":
        return False
    if _COUNTRIES.fullmatch(scan.text, span.start, span.end):
        return True
    match head.type:
        case "Laboratory":
            return True
        case "Corridor":
            return True
        case "HighTechZone":
            short = len(roles) <= (_LONGEST_ZONE if "P" in roles else _SHORT_ZONE)
            return short and (counted or national)
        case "Programme":
            return head.word in _FIELDS or "e" in roles
        case "Platform":
            if head.word == "中试线":
                return False
            if head.word in ("平台", "集群"):
                return (national and head.word == "集群") or (
                    counted and head.word == "平台" and ("P" in roles or len(roles) >= 8)
                )
            return counted or national or (head.word in _SINGLE and len(roles) >= 4)
        case _:
            return False


@cache
def _own_heads() -> tuple[str, ...]:
    """Return the head words that make a member a name of its own: 创研科技园 in 创研科技园、科创基地三大园区."""
    return tuple(word for word in head_words() if len(word) > 2 or word in ("基地", "高新"))


def _own_head(fragment: str) -> Head | None:
    """Return the longest head word that a member of a list ends in itself, or None."""
    matcher, entries = heads()
    for start in range(max(1, len(fragment) - 12), len(fragment) - 2):
        for index, at, stop in matcher.find(fragment[start:]):
            if at == 0 and start + stop == len(fragment):
                return entries[index]
    return None


def _member(scan: Scan, head: Head, begin: int, end: int, class_start: int, stop: int) -> Span:
    span = _named_member(scan, head, begin, end, class_start, stop)
    span.level = level_in(span.type, scan.text[class_start:stop])
    return span


def _named_member(scan: Scan, head: Head, begin: int, end: int, class_start: int, stop: int) -> Span:
    if scan.roles[begin] == "o" and scan.roles[end - 1] == "e" and scan.text.endswith(head.word, begin, end - 1):
        begin, end = begin + 1, end - 1
    fragment = scan.text[begin:end]
    own = scan.text[class_start : class_words_start(scan.text, stop - len(head.word))]
    if own and fragment.startswith(own):
        class_start += len(own)  # 天府永兴、天府绛溪2个天府实验室
    own_head = _own_head(fragment)
    if own_head is not None and own_head.type != head.type:
        return Span(begin, end, own_head.type, fragment, f"coordination:{own_head.word}", head=own_head.word)
    shared = _LEVELS.sub("", scan.text[class_start:stop]).lstrip("等")
    if head.type == "HighTechZone":
        shared = re.sub(r"^国家(?=高新)", "", shared)
    if fragment.endswith((shared, head.word, *_own_heads())):
        shared = ""
    name = fragment + shared
    if shared.startswith(("国家", "全国")) and head.type == "Platform" and "P" not in scan.roles[begin:end]:
        name = f"{shared}（{fragment}）"
    elif head.type == "Laboratory" and shared and "P" in scan.roles[class_start:stop]:
        if scan.roles[begin] == "P" and scan.roles[begin:end].strip("P"):
            return _shared(head, begin, end, name, [fragment + head.word])
        place = scan.text[class_start : stop - len(head.word)]
        if place.endswith("省"):
            # A nickname stands alone (紫金山实验室), a field before the province (化学与精细化工广东省实验室).
            full = fragment + ("" if len(fragment) < 5 else place) + head.word
            return _shared(
                head, begin, end, full, [fragment + shared, fragment + head.word, place + fragment + head.word]
            )
        return _shared(head, begin, end, place + fragment + head.word, [fragment + shared, fragment + head.word])
    elif head.type == "Laboratory" and class_words_start(shared, len(shared) - len(head.word)) > 0:
        kind = shared[: class_words_start(shared, len(shared) - len(head.word))]
        name = f"{kind}{fragment}{shared[len(kind) :]}" if not kind.startswith("“") else name
    return _shared(head, begin, end, name, [fragment + shared])


def _shared(head: Head, begin: int, end: int, name: str, aliases: list[str]) -> Span:
    """Return the mention of a member that does not carry the shared head."""
    return Span(begin, end, head.type, name, f"coordination:{head.word}", aliases, head=head.word, shared=True)
