"""Reading a Chinese question: the entities it names, its telling words, and what is left over."""

import re
from dataclasses import dataclass, field

from ..graph.identity import spelling_key
from .names import TITLE, Named, Names
from .rules import rules
from .vocabulary import levelled, levels, outside, patterns, scanner, stem, words

_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMERALS = "一二三四五六七八九十"
_NUMBER = rf"([1-9]\d{{0,2}}|[二两三四五六七八九十][{_NUMERALS}]{{0,2}})"  # never 一: 哪一个, 前一个 count nothing
_FIRST = re.compile(rf"前{_NUMBER}(?![\d{_NUMERALS}年期])[名个位家所]?")
_WITHIN = re.compile(r"([1-9]\d{1,4}|[一二两三四五六七八九]百)(?:来|多)?个?字")  # 前后500字
_COUNT = re.compile(rf"{_NUMBER}[个所家条名位座]")
_TELLING = {_FIRST: "most", _WITHIN: "beside"}  # numbers that tell what is asked
_QUOTED = re.compile(r"[“\"「『‘'](.+?)[”\"」』’']")
_WITH = "(?:带有|含有|包含|出现|带|含|有|是|叫|以)"
_NAMED_WITH = re.compile(
    rf"名[字称](?:里面|当中|里|中)?{_WITH}([^ 的]{{1,8}}?)(?:(?:[二两三]个?)?字|字样|开头|打头|结尾)?的"
)
_WITH_QUOTED = re.compile(rf"{_WITH}[“\"「『‘'](.+?)[”\"」』’'](?=[的字二两三四开打、,]|$)")
_LINK = re.compile("(?:方面|领域|方向|相关)的?$")  # 海洋方面的实验室
_AFTER_VERBS = ("了", "过", "着")
_BETWEEN = ("和", "与", "跟")
_PUNCTUATION = "?？。,，!！;；:：、…()（）《》"
_CLOSING = _PUNCTUATION + "了过的吗呢么吧啊呀"  # what may stand after the last word of a question


@dataclass(slots=True)
class Reading:
    """What was understood of a question.

    `cues` has, for each telling word, the concepts it may stand for; `values` the year, status, level, limit, distance
    and word that were named; `left` what no list explains; `head` what of it seems to be the thing asked for; `unknown` what looks like the name of something that is not in the graph;
    `sought` likewise, but it may as well be a word of the names to look for, which are then of `sought_kind` (量子 in
    有哪些量子实验室); `compound` a name with a label's word right after it, which may be one name; `lists` whether it asks for several things; `beyond` a word
    for what the graph knows nothing of.
    """

    named: list[Named] = field(default_factory=list)
    cues: list[frozenset[str]] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    values: dict[str, str] = field(default_factory=dict)
    lists: bool = False
    left: str = ""
    head: str = ""
    unknown: str = ""
    sought: str = ""
    sought_kind: str = ""
    compound: str = ""
    beyond: str = ""

    @property
    def concepts(self) -> frozenset[str]:
        """All concepts that its telling words may stand for."""
        return frozenset().union(*self.cues)


def read(question: str, names: Names) -> Reading:
    """Return what is understood of a question, given the names of a graph."""
    made = Reading()
    key = spelling_key(question)
    made.lists = any(word in key for word in rules()["lists"])
    free = list(key)  # what is understood is blanked out, character by character
    _read_titles(question, names, made, free)
    _read_named_with(question, made, free)
    for found in names.find("".join(free)):
        if found.nodes:
            made.named.append(found)
        else:
            made.unknown = key[found.start : found.end]
        _blank(free, found.start, found.end)
    made.named.sort(key=lambda named: named.start)
    _read_level(key, made, free)
    _read_stem(key, made)
    _read_quoted(question, made, free)
    free = [" " if character in _PUNCTUATION else character for character in free]
    text = "".join(free)
    for pattern, concepts in patterns():
        for match in pattern.finditer("".join(free)):
            made.cues.append(concepts)
            _blank(free, match.start(), match.end())
    _read_numbers(made, free)
    plain = _read_words(key, "".join(free), made, free)
    _read_party(key, plain, made, free)
    _read_longer(key, plain, made, free)
    made.left = "".join("".join(free).split())
    made.head = _head(key, plain, "".join(free))
    foreign = outside("beyond").search(text)
    if not foreign and not made.concepts & set(rules()["counted"]):
        foreign = outside("figures").search(text)
    made.beyond = foreign[0] if foreign else ""
    made.named = _distinct(made.named)
    made.values = {name: value for name, value in made.values.items() if value}
    for name in {"word", "stem"} & set(made.values):
        made.values[name] = _as_written(made.values[name], question)
    return made


def _read_numbers(made: Reading, free: list[str]) -> None:
    for what, number in (("distance", _WITHIN), ("year", _YEAR), ("limit", _FIRST), ("limit", _COUNT)):
        for match in number.finditer("".join(free)):
            value = str(_number(match[match.lastindex or 0]))
            if made.values.setdefault(what, value) != value:
                continue  # of two years, no query takes the second: it stays among what is left
            made.cues += [frozenset({_TELLING[number]})] if number in _TELLING else []
            _blank(free, match.start(), match.end())


def _distinct(named: list[Named]) -> list[Named]:
    """Return what is named, once each; of two places side by side (南京江宁) the inner one is meant."""
    within = {one.start for one in named if _may_be_place(one)}
    once: dict[tuple[str, ...], Named] = {}
    for one in named:
        if not (_may_be_place(one) and one.end in within):
            once.setdefault(tuple(node.id for node in one.nodes), one)
    return list(once.values())


def _as_written(word: str, question: str) -> str:
    """Return a word of the question's spelling key with the letters of the question: G60 for g60."""
    found = re.search(re.escape(word), question, re.IGNORECASE)
    return found[0] if found else word


def _may_be_place(named: Named) -> bool:
    return any(node.label == "Place" for node in named.nodes)


def _number(text: str) -> int:
    """Return the number that digits, Chinese numerals below a hundred or full hundreds write.

    >>> [_number(text) for text in ("5", "十", "十二", "二十", "两", "五百")]
    [5, 10, 12, 20, 2, 500]
    """
    if text.isdecimal():
        return int(text)
    if text.endswith("百"):
        return 100 * _number(text.removesuffix("百"))
    tens, ten, ones = text.replace("两", "二").rpartition("十")
    return 10 * bool(ten) * (_NUMERALS.find(tens) + 1 if tens else 1) + (_NUMERALS.find(ones) + 1 if ones else 0)


def _read_titles(question: str, names: Names, made: Reading, free: list[str]) -> None:
    """Take 《...》 as a document where its title begins so."""
    for match in TITLE.finditer(question):
        title = spelling_key(match[1])
        at = "".join(free).find(title)
        nodes = names.titled(title) if title and at >= 0 else ()
        if nodes:
            made.named.append(Named(at, at + len(title), nodes, (0,) * len(nodes)))
            _blank(free, at, at + len(title))


def _read_stem(key: str, made: Reading) -> None:
    """Take what stands before 规划 or 计划 in a programme's name as a word that names of others may have."""
    for named in made.named:
        text = key[named.start : named.end]
        core = stem(text, "Programme")
        if core not in ("", text) and any(node.label == "Programme" for node in named.nodes):
            made.values.setdefault("stem", core)


def _read_level(key: str, made: Reading, free: list[str]) -> None:
    """Take 级 right after a place's name as its level: 湖北省级."""
    for named in made.named:
        level = levels().get(key[named.end - 1 : named.end + 1])
        if level and _may_be_place(named):
            _note_level(level, made)
            _blank(free, named.end, named.end + 1)


def _note_level(level: str, made: Reading) -> None:
    """Keep a level; of two (国家级和省级) no query takes both, so neither narrows the answer."""
    made.values["level"] = level if made.values.get("level", level) == level else ""


def _blank(free: list[str], start: int, end: int) -> None:
    free[start:end] = " " * (end - start)


def _read_quoted(question: str, made: Reading, free: list[str]) -> None:
    """Take a quoted word that is no name as the word to look for."""
    for match in _QUOTED.finditer(question):
        _take_word(match[1], made, free)


def _take_word(quoted: str, made: Reading, free: list[str]) -> None:
    word = spelling_key(quoted)
    at = "".join(free).find(word)
    if word and at >= 0:
        made.values.setdefault("word", quoted)
        made.sought = quoted
        _blank(free, at, at + len(word))


def _read_named_with(question: str, made: Reading, free: list[str]) -> None:
    """Take what the names asked for are said to have in them as the word to look for, be it a name of the graph or not."""
    for match in _NAMED_WITH.finditer("".join(free)):
        made.values.setdefault("word", match[1])
        made.sought = match[1]
        _blank(free, *match.span())
    for match in _WITH_QUOTED.finditer(question):
        _take_word(match[1], made, free)


def _read_words(key: str, text: str, made: Reading, free: list[str]) -> set[int]:
    """Read the words of a text; return where plain ones stand that may be part of a name: 家 in 国家."""
    plain: set[int] = set()
    for match in scanner().finditer(text):
        word = match[0]
        concepts, kind = words()[word]
        opening = _opening(text, match.start(), free, plain) if kind or word in rules()["named_kinds"] else ""
        if opening and word in rules()["named_kinds"]:
            concepts, kind = frozenset(), rules()["named_kinds"][word]
        if concepts:
            made.cues.append(concepts)
        if kind and kind != "mixed":
            _read_kind(key, match, kind, opening, made)
            _blank(free, text.rindex(opening, 0, match.start()), match.start())
        for status, listed in rules()["values"]["status"].items():
            if word in listed and concepts:
                made.values.setdefault("status", status)
        if word in levels():
            _note_level(levels()[word], made)
        if word in rules()["narrow"]:
            made.values.setdefault("word", word)
        if word in rules()["within_names"] or (len(word) == 1 and word not in rules()["particles"]):
            plain.update(range(*match.span()))
        _blank(free, match.start(), match.end())
    return plain


def _read_kind(key: str, match: re.Match[str], kind: str, opening: str, made: Reading) -> None:
    """Take a label's word as what is asked for, or with what stands before it as a name."""
    before = next((named for named in made.named if named.end == match.start()), None)
    if opening in rules()["values"]["level"] and kind in levelled():
        made.values.setdefault("level", opening)
        made.kinds.append(kind)
    elif opening:
        made.sought = opening + match[0]
        made.sought_kind = kind
        made.values.setdefault("word", stem(made.sought, kind))
    elif before and match[0] in rules()["ends_names"]:
        made.unknown = key[before.start : before.end] + match[0]
    else:
        made.kinds.append(kind)
        if before and all(node.label != kind for node in before.nodes):
            made.compound = key[before.start : match.end()]
    if kind == "Programme":
        made.values.setdefault("word", match[0])


def _opening(text: str, end: int, free: list[str], plain: set[int]) -> str:
    """Return what stands right before a label's word and makes it a name with it: 国家 before 重点实验室."""
    linked = _LINK.search(text, 0, end)
    end = linked.start() if linked else end
    start = end
    for at in range(end - 1, -1, -1):
        if free[at] != " ":
            start = at
        elif at not in plain:
            break
    within = text[start - 1 : start + 1] in words()  # 设科创 of 建设科创 begins inside a word
    return "" if within or end - start < 2 else text[start:end]


def _read_party(key: str, plain: set[int], made: Reading, free: list[str]) -> None:
    """Take what no list explains, right before or after 和 or 与, as the name of something unknown, however short."""
    for match in re.finditer("[^ ]+", "".join(free)):
        end = match.end()
        while end in plain and key[end] not in _BETWEEN:
            end += 1
        name = key[match.start() : end]
        if not name[0].isdecimal() and (
            key[match.start() - 1 : match.start()] in _BETWEEN or key[end : end + 1] in _BETWEEN
        ):
            made.unknown = name


def _read_longer(key: str, plain: set[int], made: Reading, free: list[str]) -> None:
    """Take a name with more right after it that no list explains as another name, unknown: 江门 in 江门中微子实验.

    A name that says what it is (浙江大学) is whole.
    """
    elsewhere = tuple(rules()["after_names"])
    for named in list(made.named):
        text = key[named.start : named.end]
        whole = any(stem(text, node.label) != text for node in named.nodes)
        if whole or key.startswith(elsewhere, named.end):
            continue
        end = last = named.end
        while end < len(key) and (free[end] != " " or end in plain):
            end += 1
            last = end if free[end - 1] != " " else last
        if sum(free[at] != " " for at in range(named.end, last)) > 1 and not key.startswith(_AFTER_VERBS, last):
            within = _side_by_side(made.named, named)
            made.unknown = key[within[0].start : last]
            made.named = [other for other in made.named if other not in within]


def _head(key: str, plain: set[int], left: str) -> str:
    """Return what no list explains and is the head of a phrase, after 的 or at the end: 费用 in 共建实验室的费用.

    One character at the end may be a particle that no list has; after 的 even one is a part of a noun (床 of 床位).
    """
    signs = "".join("." if left[at] != " " else "-" if at in plain else " " for at in range(len(left)))
    for match in re.finditer(r"[.-]{2,}", signs):
        unexplained = match[0].count(".")
        if unexplained and key[match.start() - 1 : match.start()] == "的":
            return key[match.start() : match.end()]
        if unexplained > 1 and not key[match.end() :].strip(_CLOSING):
            return key[match.start() : match.end()]
    return ""


def _side_by_side(named: list[Named], last: Named) -> list[Named]:
    """Return the names that stand right before one another up to a last one, and that one."""
    run = [last]
    while before := next((one for one in named if one.end == run[0].start), None):
        run.insert(0, before)
    return run
