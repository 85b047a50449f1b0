"""The text as the finder of names sees it: each character's role, and the gazetteer names in it.

A role is one letter; what each means is listed here and nowhere else.

    n  ordinary            i  digit              -  dash, may be inside a name
    P  of a place          O  of an organisation
    B  a word that no name holds (支持, 的)       b  a verb or the like that few names hold
    c  与 和 及            l  、                 k  a count with its measure word (3家)
    (  )  brackets         o  e  quotes          t  T  《 》
    s  a blank             d  anything that ends a phrase
"""

import re
from bisect import bisect_right, insort
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import rjieba
from ahocorasick_rs import AhoCorasick

from .lexicon import Entry, Matcher, entry_for, names, namesakes, ordinary_words, word_lists

_ROLES = {
    "d": "，,。；;！!？?：:\n\r\t|…*#【】[]{}<>/",
    "l": "、",
    "o": "“‘「『",
    "e": "”’」』",
    "(": "（(",
    ")": "）)",
    "t": "《〈",
    "T": "》〉",
    "-": "-—–－~～·•+×",
    "s": " \u3000\xa0",
    "i": "0123456789０１２３４５６７８９.",
}
_CONJUNCTIONS = frozenset("与和及暨")
# The tagger takes them for the beginning of a person's name: 由凯盛|科技集团, 和良|渚实验室.
_NO_SURNAMES = frozenset("由与和及")
_MEASURES = frozenset("家个所项座条批名人位户类级次种款起件只支万亿多余届倍天年月日")
# A bare place name before one of these is the beginning of another name: 三江源, 岳麓山.
LANDFORMS = tuple("源山岛湖江河港湾岭洲")
_WEAK_TAGS = frozenset("vdpcruyz")


class _RoleTable(dict[int, str]):
    """Roles by code point; a character not listed is ordinary, and is remembered as such."""

    def __missing__(self, point: int) -> str:
        self[point] = "n"
        return "n"


class _StartsOf(dict[int, bytes]):
    """The mark of a word's start and blanks for the rest of it, by the word's length."""

    def __missing__(self, length: int) -> bytes:
        self[length] = b"\x01" + b"\x00" * (length - 1)
        return self[length]


# The roles of the characters of each word met before.
_ROLES_OF: dict[str, bytes] = {}
# Words remembered before starting afresh, so that memory stays flat as the corpus grows.
_VOCABULARY = 200_000
_STARTS_OF = _StartsOf()
_TABLE = _RoleTable({ord(char): role for role, chars in _ROLES.items() for char in chars})
# 1．鹏城实验室: the number of a paragraph is no part of a name.
_ENUMERATOR = re.compile(r"^[ \u3000]*\d{1,2}[．.、](?!\d)", re.MULTILINE)
_PROTECTED = re.compile(
    "推进(?=技术|系统|剂)|五家渠|多相流|多样性|可持续利用|辐射(?=防护|环境|医学|安全|生物|材料|技术|探测|加工)|省部共建|部省共建|国家地方共建|国地共建|央地共建|超强超短|高质量发展|产学研合作|可持续发展|高水平通用|试点国家实验室|共建(?=重点实验室|国家重点实验室)|川渝共建|超高清|加速器|全超导|同步辐射|上海合作组织|及其应用|上合组织"
)
# The tagger makes a place or a verb of the end of 共建 and what follows: 共|建宁|东, 共|建成|渝.
_SPLIT = re.compile("共建(?<![省部市]共建)(?=[宁成安水德阳平湖始瓯])")
# The tagger makes a word of 由 and what follows: 科学城|由大|科学装置.
_BY = re.compile(
    "由(?:(?<=[城园院所室区廊]由)|(?<=中心由)|(?<=基地由))(?!来)|以(?=[^，。；]{4,26}(?:实验室|研究院|研究所|中心)为(?:基础|主体|依托|核心|牵头|龙头))|对(?:(?<=条例对)|(?<=办法对)|(?<=意见对))"
)
# Words that begin with a boundary and are none.
_KEPT = frozenset({"建设厅", "建设局", "建设集", "建设银", "建设兵", "通过率", "发挥区"})
# 原 after one of these says what a thing was: （原石嘴山经济技术开发区）.
_BEFORE_FORMER = frozenset("（(由、和与将接")
# What stands right after a known name governs what follows, whatever word the tagger makes of it: 大连市|以英歌石科学城.
_AFTER_NAMES = frozenset("以将由")
_BUILDING = frozenset({"共建", "合建", "联建", "新建", "组建", "创建", "筹建", "扩建", "在建"})
# What closes a list of short forms: 合工大、安大|三所高校.
_LIST_ENDS = frozenset("等两三四五六七八九十")
# What a member of a list stands before.
_MEMBER_ENDS = frozenset("、等和及与两三四五六")
JOINTLY = ("省部共建", "部省共建")
# A known programme bounds other names: 国家重点研发计划|“…”项目.
# A zone's or platform's short form (中关村, 秦创原) stands in other names as a place does.
_KNOWN_ROLES = {"Place": b"P", "HighTechZone": b"P", "Platform": b"P"}


class Known(NamedTuple):
    """A gazetteer name in the text, and what it may stand for."""

    start: int
    end: int
    entries: tuple[Entry, ...]

    @property
    def type(self) -> str:
        """The type of what it names."""
        return self.entries[0].type


@dataclass(frozen=True, slots=True)
class Scan:
    """A text, the role of each of its characters (same length), and the gazetteer names in it by position."""

    text: str
    roles: str
    known: list[Known]
    known_starts: list[int]

    def known_at(self, position: int) -> Known | None:
        """Return the gazetteer name that covers a position, or None."""
        index = bisect_right(self.known_starts, position) - 1
        if index >= 0 and self.known[index].end > position:
            return self.known[index]
        return None

    def known_within(self, start: int, end: int) -> list[Known]:
        """Return the gazetteer names that lie inside a span."""
        first = bisect_right(self.known_starts, start - 1)
        found = []
        while first < len(self.known) and self.known[first].end <= end:
            found.append(self.known[first])
            first += 1
        return found


def scan(text: str) -> Scan:
    """Return the roles of the characters of `text` and the gazetteer names in it."""
    by_word = _roles_by_word(text)
    roles = bytearray(b"".join(by_word))
    starts = bytearray(b"".join(map(_STARTS_OF.__getitem__, map(len, by_word))) + b"\x01")
    for number in _ENUMERATOR.finditer(text):
        roles[number.start() : number.end()] = b"d" * len(number.group())
    for phrase in _PROTECTED.finditer(text):
        roles[phrase.start() : phrase.end()] = b"n" * len(phrase.group())
    for split in _SPLIT.finditer(text):
        roles[split.start() : split.end()] = b"BB"
    for by in _BY.finditer(text):
        roles[by.start()] = ord("B")
    for _, start, end in _long_boundaries().find_matches_as_indexes(text, overlapping=True):
        roles[start:end] = b"B" * (end - start)
    matcher, entries = names()
    strong = word_lists()["strong_boundaries"]
    known: list[Known] = []
    for found in matcher.find(text):
        for index, start, end in _readings(matcher, found, text):
            entry = entries[index][0]
            if (known and known[-1].end > start) or _is_cut(text, roles, starts, start, end, entry):
                continue
            known.append(Known(start, end, entries[index]))
            for length in (2, 1):
                before = text[start - length : start]
                if (
                    before in strong
                    and text[start - 4 : start] not in JOINTLY
                    and b"O" not in roles[start - length : start]
                ):
                    roles[start - length : start] = b"B" * length
                    break
            if text[start - 1 : start] == "原" and text[start - 2 : start - 1] in _BEFORE_FORMER:
                roles[start - 1] = 66  # B
            if text[end : end + 2] in strong and text[end : end + 3] not in _KEPT:
                roles[end : end + 2] = b"BB"
            elif text[end : end + 1] in _AFTER_NAMES:
                roles[end] = 66
            roles[start:end] = _KNOWN_ROLES.get(entry.type, b"O") * (end - start)
            break
    for place in _ordinary_members(text, roles, known):
        roles[place.start : place.end] = b"P" * (place.end - place.start)
        insort(known, place, key=lambda k: k.start)
    return Scan(text, roles.decode("ascii"), known, [k.start for k in known])


def _ordinary_members(text: str, roles: bytearray, known: list[Known]) -> list[Known]:
    """Return the places with ordinary short names that stand in lists of their province's places: 大足 in 荣昌、永川、大足等."""
    found = []
    for place in known:
        while place.type == "Place" and roles[place.end : place.end + 1] == b"l":
            start = place.end + 1
            member = next((m for end in (start + 2, start + 3) if (m := _ordinary(text, start, end, place))), None)
            if member is None:
                break
            found.append(member)
            place = member
    return found


def _ordinary(text: str, start: int, end: int, beside: Known) -> Known | None:
    """Return the county beside another place that a stretch of a list names, or None."""
    word = text[start:end]
    if word not in ordinary_words() or text[end : end + 1] not in _MEMBER_ENDS:
        return None
    province = beside.entries[0].adcode[:2]
    counties = tuple(entry_for(d) for d in namesakes(word) if d.adcode[:2] == province)
    return Known(start, end, counties) if counties and province else None


def _readings(matcher: Matcher, found: tuple[int, int, int], text: str) -> Iterator[tuple[int, int, int]]:
    """Yield a match and, where it is refused, those that begin inside it: 推|广西|安交通大学 hides 西安交通大学."""
    yield found
    _, start, end = found
    for index, begin, stop in matcher.find(text[start + 1 : end + 12]):
        if begin + start + 1 >= end:
            return
        yield index, begin + start + 1, stop + start + 1


def _is_cut(text: str, roles: bytearray, starts: bytearray, start: int, end: int, entry: Entry) -> bool:
    """Tell whether a gazetteer form is only letters of other words here."""
    if entry.type == "Place":
        return _inside_words(text, starts, start, end, entry)
    if text[end - 1] == "部" and text[end : end + 1] in ("门", "署", "队", "长"):
        return True
    return _is_part_of_word(text, roles, starts, start, end)


@cache
def _long_boundaries() -> AhoCorasick:
    """Return a matcher of the boundaries that are long enough to hold whatever words the tagger cuts: 更名为."""
    return AhoCorasick(sorted(word for word in word_lists()["strong_boundaries"] if len(word) > 2))


def _is_part_of_word(text: str, roles: bytearray, starts: bytearray, start: int, end: int) -> bool:
    """Tell whether the short form of an organisation is only letters of other words: 安大 in 公安大数据, 武汉大学 in 武汉大学生."""
    if text[end - 1 : end + 1] == "大门":
        return True  # 祖国北大门
    if text[end - 1] == "学" and text[end : end + 1] in ("城", "生"):
        return text[end] == "城" or not starts[end]
    if end - start > 2:
        # 新和成 in 创新和成果
        return end - start == 3 and not starts[start] and not starts[end]
    if _cuts_word(text, starts, end) and not (starts[start] and roles[start - 1] == 108):
        return True  # 同济 in 国家高新区同|济南
    listed = roles[start - 1] == 108 and text[end : end + 1] in _LIST_ENDS
    edges = (starts[start] or roles[start - 1] == 108) + (starts[end] or roles[end : end + 1] == b"l" or listed)
    return edges < 2 if text[end - 1] in "大电" else edges == 0


def _inside_words(text: str, starts: bytearray, start: int, end: int, entry: Entry) -> bool:
    """Tell whether a place name is only letters of other words: 江西 in 湘江西岸, 三江 in 三江源, 新和 in 创新和, 范县 in 示范县."""
    if (text[end - 1] == "区" and text[end : end + 1] == "块") or text[start - 1 : start + 1] in _BUILDING:
        return True  # 萧山|区块, 共建|宁东
    if end - start > 2:
        return False
    if (
        not entry.adcode.endswith("00")
        and text[end : end + 1] in LANDFORMS
        and text[end : end + 2] not in ("山区", "港口", "江河", "湖区", "海洋", "河湖", "海关", "江海")
    ):
        return True
    if text[end - 1] in "省市县区州盟旗":
        return not starts[start]
    # 共建|成渝: the tagger takes 建成 for a word.
    governed = text[start - 2 : start] in word_lists()["strong_boundaries"]
    if not entry.adcode.endswith("00"):
        return (not governed and _cuts_word(text, starts, start)) or _cuts_word(text, starts, end)
    return not governed and not starts[start] and not starts[end]


def _cuts_word(text: str, starts: bytearray, at: int) -> bool:
    """Tell whether a position lies inside a word of the dictionary."""
    if starts[at]:
        return False
    begin, end = starts.rfind(1, 0, at), starts.find(1, at)
    return rjieba.has_word(text[begin:end])


def _roles_by_word(text: str) -> list[bytes]:
    """Return the roles of the characters of each word of a text.

    A word's tag depends on the word alone, so only words not met before are tagged, which is slower than cutting.
    """
    if len(_ROLES_OF) > _VOCABULARY:
        _ROLES_OF.clear()
    words = rjieba.cut(text)
    try:
        return list(map(_ROLES_OF.__getitem__, words))
    except KeyError:
        for word in words:
            if word not in _ROLES_OF:
                roles = _role_of(word, _tag_of(word, text)) or word.translate(_TABLE).encode("ascii")
                _ROLES_OF[word] = roles
    return list(map(_ROLES_OF.__getitem__, words))


def _tag_of(word: str, text: str) -> str:
    """Return the tag of a word of a text, looked up in its line where the word is cut when it stands alone (最|多)."""
    tagged = rjieba.tag(word)
    if len(tagged) == 1:
        return tagged[0][1]
    lines = (line for line in text.split("\n") if word in line)
    return next(tag for line in lines for whole, tag in rjieba.tag(line) if whole == word)


def _role_of(word: str, tag: str) -> bytes:
    lists = word_lists()
    if word in _CONJUNCTIONS:
        return b"c" * len(word)
    if tag == "nr" and word[0] in _NO_SURNAMES:
        return (b"B" if word[0] == "由" else b"c") + b"n" * (len(word) - 1)
    strong = lists["strong_boundaries"]
    if word in lists["in_name"] or not _is_han(word):
        return b""
    if word in strong or (len(word) > 2 and word[:2] in strong and (word[2:] in strong or tag[0] in _WEAK_TAGS)):
        return b"B" * len(word)
    if len(word) > 3 and word[-2:] in strong:
        return b"n" * (len(word) - 2) + b"BB"
    if tag == "vn":
        return b""
    if tag[0] in _WEAK_TAGS and (len(word) > 1 or tag[0] in "pcur") and rjieba.has_word(word):
        return b"b" * len(word)
    return b""


def _is_han(word: str) -> bool:
    return "\u4e00" <= word[0] <= "\u9fff"
