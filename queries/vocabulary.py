"""The words of ask.toml, by what they mean in a question."""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from ..graph.identity import spelling_key
from ..graph.ontology import ontology
from .rules import loader_words, rules


@cache
def words() -> Mapping[str, tuple[frozenset[str], str]]:
    """Return every plain word with its concepts and its kind (a label, `mixed`, or an empty string).

    A telling word that is plain as well (情况) has the concept `plain` too: it tells, but need not.
    """
    concepts: dict[str, set[str]] = {}
    for concept, listed in rules()["concepts"].items():
        for word in listed:
            if not word.startswith("re:"):
                concepts.setdefault(spelling_key(word), set()).add(concept)
    for word in set(map(spelling_key, rules()["plain"])) & set(concepts):
        concepts[word].add("plain")
    # a word that is also a telling word (计划: a programme, or planned) asks for no label by itself
    kinds = {zh: label.name for label in ontology().labels.values() if (zh := spelling_key(label.zh)) not in concepts}
    for label, listed in rules()["kinds"].items():
        kinds |= {spelling_key(word): label for word in listed}
    plain = [word for word in rules()["plain"] if not word.startswith("re:")]
    known = [*plain, *concepts, *kinds, *levels()]
    return {word: (frozenset(concepts.get(word, ())), kinds.get(word, "")) for word in map(spelling_key, known) if word}


@cache
def levels() -> Mapping[str, str]:
    """Return the words for a level, with the level."""
    return {spelling_key(word): level for level, listed in rules()["values"]["level"].items() for word in listed}


@cache
def levelled() -> frozenset[str]:
    """Return the labels that can be asked for by level."""
    frames = (frame for frame in rules()["frame"] if "level" in frame.get("values", {}).values())
    return frozenset(kind for frame in frames for kind in frame.get("kinds", ()))


@cache
def scanner() -> re.Pattern[str]:
    """Return what finds the words, longest first."""
    return re.compile("|".join(re.escape(word) for word in sorted(words(), key=len, reverse=True)))


@cache
def patterns() -> tuple[tuple[re.Pattern[str], frozenset[str]], ...]:
    """Return the words that are regular expressions, each with its concepts; plain ones (`plain`) come last."""
    concepts: dict[str, set[str]] = {}
    for concept, listed in [*rules()["concepts"].items(), ("plain", rules()["plain"])]:
        for word in listed:
            if word.startswith("re:"):
                concepts.setdefault(word, set()).add(concept)
    return tuple((re.compile(_expression(word)), frozenset(meant)) for word, meant in concepts.items())


def _expression(word: str) -> str:
    """Return a word as a regular expression; it is one if it opens with `re:`, and `<together>` is that list of the loaders."""
    if not word.startswith("re:"):
        return re.escape(spelling_key(word))
    return re.sub(r"<([a-z]+)>", lambda name: f"(?:{loader_words()[name[1]]})", word.removeprefix("re:"))


@cache
def outside(kind: str) -> re.Pattern[str]:
    """Return what a question about something else has in it; `kind` is `beyond` or `figures`."""
    return re.compile("|".join(map(_expression, rules()[kind])))


def stem(name: str, label: str) -> str:
    """Return a name without the shortest end that only says its label: 十四五 of 十四五规划."""
    named = [word for word, kind in rules()["named_kinds"].items() if kind == label]
    ends = sorted([*named, *(word for word, (_, kind) in words().items() if kind == label)], key=len)
    return next((name.removesuffix(end) for end in ends if name.endswith(end)), name)


def plain_words() -> Iterable[str]:
    """Return the words that are never taken for a name."""
    return [*words(), *rules()["never_names"]]
