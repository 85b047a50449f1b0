"""A sentence as the relation patterns see it: every mention one symbol, deictic words replaced by what they stand for."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise

from .spans import Span

# One private-use character per type; patterns name them through SYMBOLS.
_TYPES = (
    "Laboratory", "University", "ResearchInstitute", "Corridor", "HighTechZone", "Programme",
    "Platform", "Place", "Agency", "Company", "Policy",
)  # fmt: skip
_CHAR = {name: chr(0xE001 + index) for index, name in enumerate(_TYPES)}


# Tells what 我省 or 市财政 stands for, given the mentions before it in the passage.
Here = Callable[[str, list[Span]], Span | None]


def symbol_class(*types: str) -> str:
    """Return the body of a character class that holds the symbols of these types."""
    return "".join(_CHAR[name] for name in types)


ANY = "".join(_CHAR.values())
# A place that only says where others are (在蓉高校川大): gaps of patterns pass over it, so it is not in ANY.
_ATTRIBUTE = chr(0xE020)
_ACTORS = ("Agency", "Place", "University", "ResearchInstitute", "Company", "Laboratory", "HighTechZone", "Platform")
SYMBOLS = {
    "A": symbol_class(*_ACTORS),
    "T": symbol_class("Laboratory", "University", "ResearchInstitute", "Corridor", "HighTechZone", "Programme", "Platform", "Company"),
    "B": symbol_class("Laboratory", "University", "ResearchInstitute", "Corridor", "HighTechZone", "Platform", "Company"),
    "F": symbol_class(*_ACTORS, "Programme"),
    "P": symbol_class("Place"),
    "G": symbol_class("Programme"),
    "W": symbol_class("Corridor", "HighTechZone", "Platform", "Programme"),
    "M": ANY,
    "Q": _ATTRIBUTE,
}  # fmt: skip

# The patterns are written with full-width punctuation; sentences come with either.
_FULL_WIDTH = tuple(zip(",;()", "，；（）", strict=True))
_RESIDENTS = re.compile(
    "高校|院校|院所|央企|企业|科研|单位|机构"
    # the beginning of a name that is not read: 上海|辰山植物园
    "|(?:(?![与和同及在对由将向、的])[\u4e00-\u9fff]){0,8}?(?:植物园|动物园|公司|集团|医院|协会|学会|商会|研究会|银行|基金会|博物馆|科技馆|图书馆|中学|小学)"
)
_CLAUSE_END = re.compile("[，,；;。]")
_PARTIES = re.compile(
    "双方|三方|四方|五方|(?:两|三|四|五|六)(?:家单位|家机构|家企业|家园区|地|校|所高校|所院校)|院地双方|校地双方|各方"
)
_DEAL = re.compile("签署|签约|签订|达成|举行|会谈|会商|协议|合作|对接|续签|洽谈|座谈|共建")
_THAT = {
    "该院": ("ResearchInstitute",),
    "该所": ("ResearchInstitute",),
    "该校": ("University",),
    "该校区": ("University",),
    "该区": ("HighTechZone",),
    "该分室": ("Laboratory",),
    "该实验室": ("Laboratory",),
    "该中心": ("Platform", "ResearchInstitute"),
    "该平台": ("Platform",),
    "该公司": ("Company",),
    "该企业": ("Company",),
    "该基金": ("Programme",),
    "该计划": ("Programme",),
    "该专项": ("Programme",),
    "该研究院": ("ResearchInstitute",),
    "该走廊": ("Corridor",),
    "该园区": ("Platform", "HighTechZone"),
    "该高新区": ("HighTechZone",),
    "该创新区": ("Platform",),
    "该科学城": ("Platform",),
    "该科技城": ("Platform",),
    "该示范区": ("HighTechZone", "Platform"),
    "前者": ("Laboratory", "ResearchInstitute", "Platform", "University", "Company"),
    "后者": ("Laboratory", "ResearchInstitute", "Platform", "University", "Company"),
    "其": ("Laboratory", "ResearchInstitute", "Platform", "University", "Company", "HighTechZone"),
    "示范区": ("HighTechZone",),
    "中心": ("Platform",),
    "学校": ("University",),
    "实验室": ("Laboratory",),
    "研究院": ("ResearchInstitute",),
}
# Bare nouns refer back at the beginning of a clause only; with 该 anywhere.
_THAT_PATTERN = re.compile(
    f"(?=[{''.join(sorted({word[0] for word in _THAT}))}])"  # told at one look, it saves the trial of all that follow
    f"(?:{'|'.join(sorted((word for word in _THAT if word[0] == '该'), key=len, reverse=True))}"
    "|(?:(?<=[，,；;。])|^|(?<=其中))(?:前者|后者|其(?=承建|牵头|主导|建设|承担|运营|总部))|(?<=由)(?:其(?=与|和|同|联合)|[前后]者)"
    "|(?<=纳入)示范区(?=范围|建设|规划|管理)|(?:(?<=[，。；,、])|^|(?<=目前，)|(?<=目前))(?:学校|实验室|研究院|示范区|中心(?=总部|核心|研发|主体|综合|大楼|主楼|园区|场址|位于|设在|落户|由))(?![^，。]{0,2}[等的家]))"
)
_DEICTIC = re.compile("省级财政|市级财政|我省|我市|我区|省财政|市财政|自治区财政|区财政|本省|本市")
# What stands in all that a pattern of words that refer back finds: most sentences hold none of it and are not searched.
_REFERRING = (
    (_PARTIES, tuple("方两三四五六")),
    (_THAT_PATTERN, ("该", "前者", "后者", "其", "学校", "实验室", "研究院", "示范区", "中心")),
    (_DEICTIC, ("财政", "我省", "我市", "我区", "本省", "本市")),
)
_ACTOR_TYPES = frozenset(_ACTORS)
# How many mentions back a word may refer within a sentence, so that an endless one costs no square of its length.
_REACH = 24


@dataclass(slots=True)
class Abstract:
    """The abstract text, and which mention each of its symbols stands for, by position."""

    text: str = ""
    mentions: dict[int, Span] = field(default_factory=dict)
    # The patterns that it sets off, once that is looked for.
    triggers: set[int] | None = None

    def kinds(self) -> frozenset[str]:
        """Return the symbols that stand in it."""
        return frozenset(map(self.text.__getitem__, self.mentions))

    def between(self, start: int, end: int) -> list[Span]:
        """Return the mentions whose symbols lie in a stretch of the abstract text."""
        return [self.mentions[i] for i in range(start, end) if i in self.mentions]

    def without(self, aside: re.Pattern[str]) -> "Abstract | None":
        """Return this abstract without what a pattern finds in it, or None where it finds nothing."""
        left: list[str] = []
        mentions: dict[int, Span] = {}
        position = length = 0
        for start, end in [*(match.span() for match in aside.finditer(self.text)), (len(self.text), 0)]:
            left.append(self.text[position:start])
            mentions |= {length + i - position: s for i, s in self.mentions.items() if position <= i < start}
            length += start - position
            position = end
        return Abstract("".join(left), mentions) if len(left) > 1 else None

    def followed_by(self, other: "Abstract") -> "Abstract":
        """Return this sentence and the next as one abstract."""
        shift = len(self.text)
        return Abstract(self.text + other.text, {**self.mentions, **{shift + i: s for i, s in other.mentions.items()}})


def abstract(text: str, start: int, end: int, spans: list[Span], before: list[Span], here: Here) -> Abstract:
    """Return the abstract of the sentence `text[start:end]` with its `spans`.

    `before` are the mentions of the earlier sentences of the passage, for 双方 and 该院; `here` tells what 我省 and 省财政
    stand for.
    """
    made = Abstract()
    pieces: list[str] = []
    length = 0
    position = start
    seen: list[Span] = []
    back = refers_back(text, start, end)
    for span, behind in pairwise([*spans, None, None]):
        stop = span.start if span else end
        written = text[position:stop]
        for piece in (
            _resolved(written, text[max(start, position - 1) : position], seen, before, here) if back else [written]
        ):
            if isinstance(piece, Span):
                made.mentions[length] = piece
                pieces.append(_CHAR[piece.type])
                length += 1
            else:
                pieces.append(piece)
                length += len(piece)
        if span is not None:
            if span.rule == "abbreviation" and seen and seen[-1].rule == "abbreviation" and seen[-1].end == span.start:
                # 川渝共建 has no mark between the two.
                pieces.append("、")
                length += 1
            made.mentions[length] = span
            attribute = span.type == "Place" and _RESIDENTS.match(text, span.end, behind.start if behind else end)
            pieces.append(_ATTRIBUTE if attribute else _CHAR[span.type])
            length += 1
            seen.append(span)
            position = span.end
    made.text = "".join(pieces)
    for half, full in _FULL_WIDTH:
        made.text = made.text.replace(half, full)
    return made


def refers_back(text: str, start: int, end: int) -> bool:
    """Tell whether a stretch of text holds a word that may stand for a mention: 双方, 该院, 我省."""
    stretch = text[start:end]
    for pattern, hints in _REFERRING:
        if any(map(stretch.__contains__, hints)) and pattern.search(text, start, end):
            return True
    return False


def _resolved(piece: str, earlier: str, seen: list[Span], before: list[Span], here: Here) -> list[str | Span]:
    """Return a stretch without mentions as text and, where a deictic word stands for mentions, those mentions."""
    parties = _PARTIES.search(piece)
    if parties and (earlier + piece[: parties.start()])[-1:] in ("", "，", "。", "；", ",", ";", "由", "经", "年"):
        group = _group(seen[-_REACH:] if len(_actors(seen[-_REACH:])) >= 2 else before, parties.group())
        if group:
            joined: list[str | Span] = []
            for member in group:
                joined += [member, "、"]
            counted = f"{len(group)}方" if "方" in parties.group() else ""
            joined = [*_resolved(piece[: parties.start()], earlier, seen, before, here), *joined[:-1], counted]
            return joined + _resolved(piece[parties.end() :], counted, seen, before, here)
    that = _THAT_PATTERN.search(piece)
    if that:
        kinds = _THAT[that.group()]
        here_first = seen if that.group() == "其" else seen[: -_REACH - 1 : -1]
        if that.group()[0] == "该" and not _CLAUSE_END.search(piece, 0, that.start()):
            here_first = here_first[1:]  # 深圳市与中国科学院以该院为依托: another than the one before it
        if that.group() == "示范区":
            here_first = [s for s in here_first if "示范区" in s.name]
        if piece[: that.start()].endswith(("与", "同", "和")) and len(piece[: that.start()]) <= 6:
            here_first = here_first[1:]  # 农大将与该校共建: another than the subject
        if that.group() in ("前者", "后者"):
            pair = [s for s in seen if s.type in kinds][-2:] or [s for s in before if s.type in kinds][-2:]
            known = pair[0 if that.group() == "前者" else -1] if len(pair) == 2 else None
        else:
            known = next((s for s in here_first if s.type in kinds), None) or _referent(before, kinds)
        if known:
            return [
                *_resolved(piece[: that.start()], earlier, seen, before, here),
                known,
                *_resolved(piece[that.end() :], "", seen, before, here),
            ]
    deictic = _DEICTIC.search(piece)
    place = here(deictic.group(), [*before, *seen[-_REACH:]]) if deictic else None
    if deictic and place is not None:
        return [piece[: deictic.start()], place, *_resolved(piece[deictic.end() :], "", seen, before, here)]
    return [piece]


def _referent(spans: list[Span], kinds: tuple[str, ...]) -> Span | None:
    """Return what 该院 stands for among the mentions of the sentences before: what was built, else the subject, of the nearest."""
    known = [s for s in spans if s.type in kinds]
    if not known:
        return None
    sentence = [s for s in known if s.sentence == known[-1].sentence]
    return next((s for s in reversed(sentence) if s.built), sentence[0])


def _actors(spans: list[Span]) -> list[Span]:
    return [s for s in spans if s.type in _ACTOR_TYPES]


def _group(spans: list[Span], word: str) -> list[Span]:
    """Return the last two to five actors that can be 双方: all that are there, but for places after organisations.

    两家企业 are companies, 三校 universities.
    """
    kind = "Company" if "企业" in word else "University" if "校" in word and "方" not in word else ""
    actors = [s for s in _actors(spans) if not kind or s.type == kind]
    # A branch named after its whole is no party: 中国科学院南京分院 after 中国科学院.
    actors = [s for s in actors if not any(s.name != o.name and s.name.startswith(o.name) for o in actors)]
    organisations = [s for s in actors if s.type not in ("Place", "Platform", "Laboratory") or not s.after_at]
    return organisations[-5:] if len(organisations) >= 2 else []
