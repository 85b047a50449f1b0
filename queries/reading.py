"""Reading a Chinese question: the entities it names, its telling words, and what is left over."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from ..graph.identity import spelling_key
from ..graph.ontology import ontology
from .names import Named, Names
from .rules import rules

_YEAR = re.compile(r"(?:19|20)\d\d")
_FIRST = re.compile(r"前(\d{1,3})(?![\d年])[名个位家]?")
_QUOTED = re.compile(r"[“\"「『‘'](.+?)[”\"」』’']")
_PUNCTUATION = "?？。,，!！;；:：、…()（）《》"


@dataclass(slots=True)
class Reading:
    """What was understood of a question.

    `cues` has, for each telling word, the concepts it may stand for; `values` the year, status, level, limit and word
    that were named; `left` what no list explains; `unknown` what looks like the name of something that is not in the graph.
    """

    named: list[Named] = field(default_factory=list)
    cues: list[frozenset[str]] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    values: dict[str, str] = field(default_factory=dict)
    left: str = ""
    unknown: str = ""

    @property
    def concepts(self) -> frozenset[str]:
        """All concepts that its telling words may stand for."""
        return frozenset().union(*self.cues)


@cache
def _words() -> Mapping[str, tuple[frozenset[str], str]]:
    """Return every plain word with its concepts and its kind (a label, `mixed`, or an empty string)."""
    concepts: dict[str, set[str]] = {}
    for concept, words in rules()["concepts"].items():
        for word in words:
            if not word.startswith("re:"):
                concepts.setdefault(spelling_key(word), set()).add(concept)
    # a word that is also a telling word (计划: a programme, or planned) asks for no label by itself
    kinds = {zh: label.name for label in ontology().labels.values() if (zh := spelling_key(label.zh)) not in concepts}
    for label, words in rules()["kinds"].items():
        kinds |= {spelling_key(word): label for word in words}
    known = [*rules()["plain"], *concepts, *kinds, *_value_words()]
    return {word: (frozenset(concepts.get(word, ())), kinds.get(word, "")) for word in map(spelling_key, known) if word}


@cache
def _value_words() -> Mapping[str, tuple[str, str]]:
    """Return the words for a level or a limit, with which of them it is and the value."""
    return {
        spelling_key(word): (what, value)
        for what in ("level", "limit")
        for value, words in rules()["values"][what].items()
        for word in words
    }


@cache
def _scanner() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word) for word in sorted(_words(), key=len, reverse=True)))


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(word[3:]), concept)
        for concept, words in rules()["concepts"].items()
        for word in words
        if word.startswith("re:")
    )


def plain_words() -> Iterable[str]:
    """Return the words that are never taken for a name."""
    return _words().keys()


def read(question: str, names: Names) -> Reading:
    """Return what is understood of a question, given the names of a graph."""
    made = Reading()
    key = spelling_key(question)
    free = list(key)  # what is understood is blanked out, character by character
    for found in names.find(key):
        made.named.append(found)
        _blank(free, found.start, found.end)
    _read_quoted(question, made, free)
    free = [" " if character in _PUNCTUATION else character for character in free]
    for pattern, concept in _patterns():
        for match in pattern.finditer("".join(free)):
            made.cues.append(frozenset({concept}))
            _blank(free, match.start(), match.end())
    for what, number in (("year", _YEAR), ("limit", _FIRST)):
        for match in number.finditer("".join(free)):
            made.values.setdefault(what, match[match.lastindex or 0])
            made.cues += [frozenset({"most"})] if what == "limit" else []
            _blank(free, match.start(), match.end())
    _read_words(key, "".join(free), made, free)
    made.left = "".join("".join(free).split())
    return made


def _blank(free: list[str], start: int, end: int) -> None:
    free[start:end] = " " * (end - start)


def _read_quoted(question: str, made: Reading, free: list[str]) -> None:
    """Take a quoted word that is no name as the word to look for."""
    for match in _QUOTED.finditer(question):
        word = spelling_key(match[1])
        at = "".join(free).find(word)
        if word and at >= 0:
            made.values.setdefault("word", match[1])
            _blank(free, at, at + len(word))


def _read_words(key: str, text: str, made: Reading, free: list[str]) -> None:
    end_before = -1
    for match in _scanner().finditer(text):
        word = match[0]
        concepts, kind = _words()[word]
        if concepts:
            made.cues.append(concepts)
        gap = text[max(end_before, 0) : match.start()].split()
        if kind and kind != "mixed":
            before = next((named for named in made.named if named.end == match.start()), None)
            if gap and text[match.start() - 1] != " ":
                made.unknown = gap[-1] + word  # a name, which asks for no label
            elif before and word in rules()["ends_names"]:
                made.unknown = key[before.start : before.end] + word
            else:
                made.kinds.append(kind)
            if kind == "Programme":
                made.values.setdefault("word", word)
        for status, words in rules()["values"]["status"].items():
            if word in words:
                made.values.setdefault("status", status)
        if word in _value_words():
            made.values.setdefault(*_value_words()[word])
        _blank(free, match.start(), match.end())
        end_before = match.end()
