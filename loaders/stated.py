"""Relations that a sentence states, found by the patterns of relations.toml."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache

from .abstract import ANY, SYMBOLS, Abstract
from .amounts import amount_in
from .facts import Fact
from .lexicon import PATTERNS
from .status import status_of

_JOIN = r"(?:等?[、和与及同]|以及|联合|会同|携手|分别与)"
_AFTER_MEMBER = r"(?:（[^（）。]{1,10}）)?(?:”)?"
_COUNTED = r"(?:等)?(?:[一二两三四五六七八九十\d]{1,3}(?:方|家|市|省|地|所|个|大|院|校|区|县|座|项)[^，。；]{0,8}?)?"
_MACRO = re.compile(r"<([A-Z])(s?)>|([~^])(\d+)|\{([a-z]+)\}")


@dataclass(frozen=True, slots=True)
class Pattern:
    """One entry of relations.toml, compiled."""

    name: str
    type: str
    regex: re.Pattern[str]
    pair: bool
    tail_name: re.Pattern[str] | None
    passage: bool
    tail_types: frozenset[str]


@cache
def patterns() -> tuple[Pattern, ...]:
    """Return the compiled patterns, in the order of the file."""
    raw = tomllib.loads((PATTERNS / "relations.toml").read_text(encoding="utf-8"))
    words = raw["words"]

    def expand(match: re.Match[str]) -> str:
        symbol, several, gap, reach, word = match.groups()
        if symbol == "D":
            return "(?!)"
        if symbol:
            one = f"[{SYMBOLS[symbol]}]"
            quoted = rf"[“《]?{one}[”》]?{_AFTER_MEMBER}"
            return rf"{quoted}(?:{_JOIN}{quoted})*{_COUNTED}" if several else one
        if gap:
            stops = "。；" + ("，" if gap == "^" else "")
            return rf"[^{stops}{ANY}]{{0,{reach}}}?"
        return str(words[word])

    return tuple(
        Pattern(
            entry["name"],
            entry["type"],
            re.compile(_MACRO.sub(expand, entry["pattern"])),
            entry.get("pair", False),
            re.compile(entry["tail_name"]) if "tail_name" in entry else None,
            entry.get("passage", False),
            frozenset(entry.get("tail_types", ())),
        )
        for entry in raw["pattern"]
    )


def stated_facts(sentence: Abstract, before: Abstract | None, at: int) -> list[Fact]:
    """Return the relations that a sentence states; `before` is the one before it in the passage, `at` its offset."""
    if not sentence.mentions:
        return []
    both = before.followed_by(sentence) if before is not None else sentence
    found: list[Fact] = []
    for pattern in patterns():
        source = both if pattern.passage else sentence
        if len(source.mentions) < 2:
            continue
        for match in pattern.regex.finditer(source.text):
            found += _facts_of(pattern, match, source, at)
    return found


def _facts_of(pattern: Pattern, match: re.Match[str], source: Abstract, at: int) -> list[Fact]:
    groups = match.re.groupindex
    span = match.span("head")
    heads = source.between(*(match.span("head2") if span[0] < 0 and "head2" in groups else span))
    tails = source.between(*match.span("tail"))
    if pattern.pair and len(heads) < 2:
        return []
    if pattern.tail_name is not None:
        tails = [t for t in tails if pattern.tail_name.search(t.name)]
    if pattern.tail_types:
        tails = [t for t in tails if t.type in pattern.tail_types]
    status = status_of(source.text[max(0, match.start() - 8) : match.end() + 24])
    amount = amount_in(match.group()) if pattern.type == "FUNDS" else None
    return [
        Fact(pattern.type, head, tail, at, status, "stated", pattern.name, amount=amount)
        for head in heads
        for tail in tails
        if head.name != tail.name
    ]
