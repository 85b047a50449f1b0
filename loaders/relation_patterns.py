"""The patterns of relations.toml: read, with their macros written out, and looked up by what a sentence holds."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from ahocorasick_rs import AhoCorasick, Implementation

from ..graph.model import Status
from .abstract import ANY, SYMBOLS
from .lexicon import PATTERNS

_JOIN = r"(?:等?[、和与及同]|以及|连同|联合|会同|携手|分别与)"
# A member of a list that is no mention: 西安软件新城、中央创新区和西安综合保税区.
_UNREAD = rf"(?:、[^，。；、和与及{ANY}]{{2,24}})?"
# Members of a list that are read; without a bound two lists side by side could be parted in too many ways.
_LONGEST_LIST = 24
# The last member that is no mention: 江西理工大学、有研稀土等单位.
_LAST = rf"(?:、[^，。；、和与及{ANY}]{{2,10}}(?=等))?"
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
def _file() -> Mapping[str, Any]:
    return tomllib.loads((PATTERNS / "relations.toml").read_text(encoding="utf-8"))


def _written_out(pattern: str) -> str:
    """Return a pattern with its macros replaced by what they stand for."""
    return _MACRO.sub(_expansion, pattern)


def _expansion(match: re.Match[str]) -> str:
    symbol, several, gap, reach, word = match.groups()
    if symbol:
        one = f"[{SYMBOLS[symbol]}]"
        quoted = rf"[“《]?{one}[”》]?{_AFTER_MEMBER}"
        return (
            rf"{quoted}(?:(?:{_UNREAD}{_JOIN}{quoted}){{1,{_LONGEST_LIST}}}{_LAST}{_COUNTED}(?:{_JOIN}{quoted}){{0,4}}|{_LAST}等{_COUNTED})?"
            if several
            else one
        )
    if gap:
        stops = "。；" + ("，" if gap == "^" else "")
        barred = "".join(char for char in ANY if gap != "=" or char not in SYMBOLS["P"])
        return rf"[^{stops}{barred}]{{0,{reach}}}?"
    return ANY if word == "any" else _written_out(str(_file()["words"][word]))


@cache
def patterns() -> tuple[Pattern, ...]:
    """Return the compiled patterns, those of an antecedent last: they ask what the sentence says is built or renamed."""
    entries = sorted(
        _file()["pattern"], key=lambda e: ("antecedent" in e, "antecedent" in e and e["type"] != "SUCCEEDS")
    )
    return tuple(
        Pattern(
            entry["name"],
            entry["type"],
            re.compile(_not_inside_list(entry["pattern"]) + _written_out(entry["pattern"])),
            entry.get("pair", False),
            re.compile(entry["tail_name"]) if "tail_name" in entry else None,
            entry.get("passage", False),
            frozenset(entry.get("head_types", ())),
            frozenset(entry.get("tail_types", ())),
            frozenset(_written_out(entry["trigger"]).split("|")),
            frozenset(_written_out(entry["also"]).split("|") if "also" in entry else ()),
            tuple(frozenset(SYMBOLS[symbol]) for symbol in _GROUP.findall(entry["pattern"])),
            entry.get("antecedent", ""),
            entry.get("speaker", False),
            entry.get("usual"),
        )
        for entry in entries
    )


@cache
def aside() -> re.Pattern[str]:
    """Return what finds the asides of relations.toml: what may be left out of a sentence that says who builds what."""
    return re.compile("|".join(f"(?:{_written_out(entry['pattern'])})" for entry in _file()["aside"]))


@cache
def other_thing() -> re.Pattern[str]:
    """Return what makes a mention right before it the beginning of the name of another thing: 西湖大学|教育基金会."""
    between = "(?:(?![并和与及后由的设成组在等])[\u4e00-\u9fff]){0,4}?"
    return re.compile(_written_out(f"<P>?(?:建设|筹建)?(?:工作)?(?P<between>{between})(?:{{other}})"))


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


@cache
def _by_needs() -> dict[tuple[bool, tuple[frozenset[str], ...]], frozenset[int]]:
    """Return the indexes of the patterns of sentences and of passages by what their two ends need."""
    found: dict[tuple[bool, tuple[frozenset[str], ...]], set[int]] = {}
    for index, pattern in enumerate(patterns()):
        found.setdefault((pattern.passage, pattern.needs), set()).add(index)
    return {key: frozenset(indexes) for key, indexes in found.items()}


@cache
def fitting(kinds: frozenset[str], passage: bool) -> frozenset[int]:
    """Return the indexes of the patterns of a sentence, or of a passage, whose two ends are among some kinds of mention."""
    return frozenset().union(
        *(
            indexes
            for (of_passage, needs), indexes in _by_needs().items()
            if of_passage == passage and not any(map(kinds.isdisjoint, needs))
        )
    )
