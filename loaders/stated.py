"""Relations that a sentence states, found by the patterns of relations.toml."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from ahocorasick_rs import AhoCorasick, Implementation

from ..graph.model import Status
from .abstract import ANY, SYMBOLS, Abstract, symbol_class
from .amounts import amount_in
from .facts import Fact
from .lexicon import PATTERNS
from .spans import Span
from .status import status_of

_JOIN = r"(?:等?[、和与及同]|以及|连同|联合|会同|携手|分别与)"
# A member of a list that is no mention: 西安软件新城、中央创新区和西安综合保税区.
_UNREAD = rf"(?:、[^，。；、和与及{ANY}]{{2,24}})?"
# Members of a list that are read; without a bound two lists side by side could be parted in too many ways.
_LONGEST_LIST = 24
_AFTER_MEMBER = r"(?:（[^（）。]{1,10}）)?(?:”)?"
_COUNTED = rf"(?:等)?(?:[一二两三四五六七八九十\d]{{1,3}}(?:方|家|市|省|地|所|个|大|院|校|区|县|座|项)[^，。；共联合建设组{ANY}]{{0,10}}?)?"
# The two ends of a pattern, but `head2` and what alternatives hold; a sentence without such mentions need not be searched.
_GROUP = re.compile(r"\(\?P<(?:head|tail)>(?:\(\?:)?<([A-Z])s?>(?!\|)")
_OPENING = re.compile(r"\(\?P<\w+><([A-Z])s>")
_MACRO = re.compile(r"<([A-Z])(s?)>|([~^=])(\d+)(?!\d*\})|\{([a-z]+)\}")


@dataclass(frozen=True, slots=True)
class Pattern:
    """One entry of relations.toml, compiled."""

    name: str
    type: str
    regex: re.Pattern[str]
    pair: bool
    tail_name: re.Pattern[str] | None
    passage: bool
    head_types: frozenset[str]
    tail_types: frozenset[str]
    triggers: frozenset[str]
    also: frozenset[str]
    needs: tuple[frozenset[str], ...]
    antecedent: str
    speaker: bool
    usual: Status | None


@cache
def patterns() -> tuple[Pattern, ...]:
    """Return the compiled patterns, in the order of the file."""
    raw = tomllib.loads((PATTERNS / "relations.toml").read_text(encoding="utf-8"))
    words = raw["words"]

    def expand(match: re.Match[str]) -> str:
        symbol, several, gap, reach, word = match.groups()
        if symbol:
            one = f"[{SYMBOLS[symbol]}]"
            quoted = rf"[“《]?{one}[”》]?{_AFTER_MEMBER}"
            return (
                rf"{quoted}(?:(?:{_UNREAD}{_JOIN}{quoted}){{1,{_LONGEST_LIST}}}{_COUNTED}(?:{_JOIN}{quoted}){{0,4}}|等{_COUNTED})?"
                if several
                else one
            )
        if gap:
            stops = "。；" + ("，" if gap == "^" else "")
            barred = "".join(char for char in ANY if gap != "=" or char not in SYMBOLS["P"])
            return rf"[^{stops}{barred}]{{0,{reach}}}?"
        if word == "any":
            return ANY
        return _MACRO.sub(expand, str(words[word]))

    # What is said of an antecedent is read last, when it is known what the sentence says is built.
    entries = sorted(raw["pattern"], key=lambda entry: "antecedent" in entry)
    return tuple(
        Pattern(
            entry["name"],
            entry["type"],
            re.compile(_not_inside_list(entry["pattern"]) + _MACRO.sub(expand, entry["pattern"])),
            entry.get("pair", False),
            re.compile(entry["tail_name"]) if "tail_name" in entry else None,
            entry.get("passage", False),
            frozenset(entry.get("head_types", ())),
            frozenset(entry.get("tail_types", ())),
            frozenset(_MACRO.sub(expand, entry["trigger"]).split("|")),
            frozenset(_MACRO.sub(expand, entry["also"]).split("|") if "also" in entry else ()),
            tuple(frozenset(SYMBOLS[symbol]) for symbol in _GROUP.findall(entry["pattern"])),
            entry.get("antecedent", ""),
            entry.get("speaker", False),
            entry.get("usual"),
        )
        for entry in entries
    )


def _not_inside_list(pattern: str) -> str:
    """Return what keeps a pattern that opens with a list from being tried at each of its members, which costs the square.

    At the second it is tried: what stands before it may be the end of another match (A更名为B、C更名为D).
    """
    opening = _OPENING.match(pattern)
    if opening is None:
        return ""
    member = f"[{SYMBOLS[opening.group(1)]}][、和与及同]"
    return f"(?<!{member}{member})"


@cache
def _triggered() -> tuple[AhoCorasick, dict[str, frozenset[int]]]:
    """Return a matcher of all triggers and, for each, the indexes of the patterns that it sets off."""
    indexes: dict[str, set[int]] = {}
    for index, pattern in enumerate(patterns()):
        for trigger in pattern.triggers:
            indexes.setdefault(trigger, set()).add(index)
    matcher = AhoCorasick(list(indexes), implementation=Implementation.DFA, store_patterns=True)
    return matcher, {trigger: frozenset(found) for trigger, found in indexes.items()}


def triggered_by(text: str) -> set[int]:
    """Return the indexes of the patterns that a text holds a trigger of."""
    matcher, indexes = _triggered()
    found = set(matcher.find_matches_as_strings(text, overlapping=True))
    return set().union(*map(indexes.__getitem__, found))


def _triggers_of(sentence: Abstract) -> set[int]:
    if sentence.triggers is None:
        sentence.triggers = triggered_by(sentence.text)
    return sentence.triggers


@cache
def _by_needs() -> dict[tuple[bool, tuple[frozenset[str], ...]], frozenset[int]]:
    """Return the indexes of the patterns of sentences and of passages by what their two ends need."""
    found: dict[tuple[bool, tuple[frozenset[str], ...]], set[int]] = {}
    for index, pattern in enumerate(patterns()):
        found.setdefault((pattern.passage, pattern.needs), set()).add(index)
    return {key: frozenset(indexes) for key, indexes in found.items()}


@cache
def _fitting(kinds: frozenset[str], passage: bool) -> frozenset[int]:
    """Return the indexes of the patterns of a sentence, or of a passage, whose two ends are among some kinds of mention."""
    return frozenset().union(
        *(
            indexes
            for (of_passage, needs), indexes in _by_needs().items()
            if of_passage == passage and not any(map(kinds.isdisjoint, needs))
        )
    )


def stated_facts(sentence: Abstract, before: Abstract | None, at: int, speaker: Span | None) -> list[Fact]:
    """Return the relations that a sentence states.

    `before` is the one before it in the passage, `at` its offset, `speaker` the place that the document speaks for.
    """
    if not sentence.mentions:
        return []
    both = before.followed_by(sentence) if before is not None else sentence
    if len(both.mentions) < 2 and speaker is None:
        return []
    here = _triggers_of(sentence)
    around = here | _triggers_of(before) if before is not None else here
    tried = (here & _fitting(sentence.kinds(), False)) | (around & _fitting(both.kinds(), True))
    found: list[Fact] = []
    every = patterns()
    for index in sorted(tried):
        pattern = every[index]
        source = both if pattern.passage else sentence
        if len(source.mentions) + pattern.speaker < (3 if pattern.pair else 2):
            continue
        if pattern.also and not any(map(source.text.__contains__, pattern.also)):
            continue
        for match in pattern.regex.finditer(source.text):
            found += _facts_of(pattern, match, source, at, found, speaker)
    return found


def _facts_of(
    pattern: Pattern, match: re.Match[str], source: Abstract, at: int, found: list[Fact], speaker: Span | None
) -> list[Fact]:
    heads, tails = (
        _antecedent(source, match.start(), found, end) if pattern.antecedent == end else _members(source, match, end)
        for end in ("head", "tail")
    )
    if pattern.speaker:
        heads = [speaker] if speaker is not None else []
    if pattern.type == "HOSTS" and heads and heads[-1].type in _ORGANISATIONS:
        # 上海光源与浙江大学牵头建设的装置: a platform beside an organisation is no host.
        heads = [h for h in heads if h.type != "Platform"]
    if pattern.pair and len(heads) < 2:
        return []
    if pattern.tail_name is not None:
        tails = [t for t in tails if pattern.tail_name.search(t.name)]
    if pattern.head_types:
        heads = [h for h in heads if h.type in pattern.head_types]
    if pattern.tail_types:
        tails = [t for t in tails if t.type in pattern.tail_types]
    status = status_of(_clauses(source.text, *match.span()), pattern.type, pattern.usual)
    rest = re.split("[。；]", source.text[match.end() :], maxsplit=1)[0]
    amount = (amount_in(match.group()) or amount_in(rest)) if pattern.type == "FUNDS" else None
    if pattern.type == "PART_OF":
        heads = [h for h in heads if not h.after_at]  # 在山东海阳布局的基地被纳入: the base, not the place
    # A牵头的X、B承建的Y: B is no member of the list that X begins.
    tails = tails[:1] + [tail for tail in tails[1:] if _what_it_builds(source, tail) is tail]
    if pattern.type == "FUNDS":
        tails = [_what_it_builds(source, tail) for tail in tails]
        heads = [h for h in heads if not h.after_at]  # 协议在株洲签署，安排经费: not by 株洲
    if pattern.type == "CO_BUILDS":
        heads = [h for h in heads if not h.after_at] or heads
    facts = [
        Fact(pattern.type, head, tail, at, status, "stated", pattern.name, amount=amount)
        for head, tail in _pairs(heads, tails, source, match)
        if head.name != tail.name
    ]
    facts = [_of_its_own(fact) for fact in facts]
    return facts + [
        _seat(fact)
        for fact in facts
        if fact.type == "HOSTS"
        and fact.rule not in _ELSEWHERE
        and fact.head.type == "Place"
        and fact.tail.type in _SITED
    ]


def _members(source: Abstract, match: re.Match[str], end: str) -> list[Span]:
    """Return the mentions of the groups that name one end: `head` and, where a pattern has it, `head2`."""
    names = [name for name in match.re.groupindex if name.startswith(end)]
    return [span for name in names for span in source.between(*match.span(name))]


_BUILDS = re.compile(f"(?:承建|承担|牵头|建设|组建|运营|举办)(?:建设|组建|筹建)?的([{SYMBOLS['T']}])")


def _what_it_builds(source: Abstract, span: Span) -> Span:
    """Return the thing that money for an organisation is for where the text goes on to it: 用于大庆油田承建的实验室."""
    at = next((index for index, mention in source.mentions.items() if mention is span), -1)
    built = _BUILDS.match(source.text, at + 1)
    return source.mentions[built.start(1)] if at >= 0 and built else span


def _antecedent(source: Abstract, position: int, found: list[Fact], end: str) -> list[Span]:
    """Return what 总部位于 and the like are said of: what the sentence says is built or renamed, else what it begins with.

    What a sentence begins with is funded or built by others (`end` is "tail") only where it is a thing and no actor.
    """
    before = [s for index, s in sorted(source.mentions.items()) if index < position and not s.name.endswith(_BRANCHES)]
    made = {f.tail.name for f in found if f.type in ("CO_BUILDS", "HOSTS")} | {
        f.head.name for f in found if f.type == "SUCCEEDS"
    }
    named = [span for span in before if span.name in made]
    if end == "tail":
        return named[-1:] or [span for span in before if span.type in _FUNDED][-1:]
    organisations = [span for span in before if symbol_class(span.type) in SYMBOLS["B"]]
    return named[-1:] or organisations[:1]


# Who only leads, or builds elsewhere, says nothing of the site.
_ELSEWHERE = frozenset(
    {"host-there", "host-elsewhere", "host-led-by", "host-leads", "host-leads-others", "host-leads-builders"}
)
# 总部位于 and the like are said of the whole, never of a branch.
_BRANCHES = ("分中心", "分院", "分所", "分部")
_ORGANISATIONS = frozenset({"University", "ResearchInstitute", "Company"})
_FUNDED = frozenset({"Laboratory", "Platform", "ResearchInstitute", "HighTechZone", "Corridor"})
_SITED = frozenset({"Laboratory", "ResearchInstitute", "Platform", "HighTechZone", "University"})


def _clauses(text: str, start: int, end: int) -> str:
    """Return the clauses that a match lies in, from comma to comma."""
    begin = max(text.rfind(mark, 0, start) for mark in "，。；") + 1
    stops = [stop for mark in "，。；" if (stop := text.find(mark, end)) >= 0]
    return text[begin : min(stops, default=len(text))]


def _of_its_own(fact: Fact) -> Fact:
    """Return a HOSTS fact about the zone that each place holds of a class of zones: 推进杭州、德清建设国家…试验区 names two."""
    if fact.type == "HOSTS" and fact.head.type == "Place" and fact.tail.rule.startswith("held:"):
        name = fact.head.name + fact.tail.aliases[0]
        if name != fact.tail.name:
            fact.tail = replace(fact.tail, name=name, aliases=[], place=None, entry=None)
    return fact


def _seat(fact: Fact) -> Fact:
    """Return where a thing is that a place builds: there."""
    return Fact("LOCATED_IN", fact.tail, fact.head, fact.at, fact.status, "stated", fact.rule)


def _pairs(heads: list[Span], tails: list[Span], source: Abstract, match: re.Match[str]) -> Iterator[tuple[Span, Span]]:
    """Yield every head with every tail; 分别 deals one side of it out, and what stands on the other is shared.

    A分别与B、C共建X、Y: A with both, B with X, C with Y. A、B分别与C共建X、Y: A with X, B with Y, C with both.
    """
    apart = source.text.find("分别", *match.span())
    if apart < 0 or len(tails) < 2 or len(heads) < 2:
        yield from ((head, tail) for head in heads for tail in tails)
        return
    first = {span.start for span in source.between(match.start(), apart)}
    sides = ([h for h in heads if (h.start in first) == before] for before in (True, False))
    for side in [side for side in sides if side]:
        if len(side) == len(tails):
            yield from zip(side, tails, strict=True)
        elif len(side) == 1:
            yield from ((side[0], tail) for tail in tails)
        else:
            return  # which of them is whose is not said
