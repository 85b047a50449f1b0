"""Suggestions for an analyst: entities that may be one, the likeliest first."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from .decisions import Decision
from .engine import Row
from .identity import spelling_key
from .merging import names_of
from .ontology import ontology
from .settling import Doubt
from .statements import statement
from .store import Store

_SHORTEST = 4  # characters; a shorter name ends too many others
_ALIKE = 0.8  # from this similarity on two names are worth a look
_CROWD = 50  # names that share both ends with more others than this are not compared by likeness

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two entities that may be one; `score` lies in 0..1, higher is likelier; `shared` counts common neighbours."""

    kept: str
    other: str
    score: float
    reason: str
    shared: int = 0

    def to_decision(self) -> Decision:
        """Return the decision that says they are one."""
        return Decision("merge", self.kept, self.other, reason=self.reason)


def suggestions(store: Store, limit: int = 50) -> list[Suggestion]:
    """Return suggested merges, ranked: doubts of the rules, names equal but for type, names that end or resemble one.

    Pairs that were decided already are left out. Common neighbours raise the score of a pair.
    """
    doubts = store.settle()
    names = _names(store)
    decided = {frozenset((d.kept, d.other)) for d in store.decisions()}
    best: dict[frozenset[str], Doubt] = {}
    for doubt in (*doubts, *_same_names(names), *_endings(names), *_alike(names)):
        pair = frozenset((doubt.kept, doubt.other))
        if pair not in decided and len(pair) == 2 and doubt.score > (best[pair].score if pair in best else 0.0):
            best[pair] = doubt
    ranked = sorted(best.values(), key=lambda d: (-d.score, d.kept, d.other))[: 4 * limit]
    found = [_with_neighbours(store, doubt) for doubt in ranked]
    return sorted(found, key=lambda s: (-s.score, s.kept, s.other))[:limit]


def _names(store: Store) -> dict[str, str]:
    """Return the canonical names of all entities but places, by id."""

    def run(cypher: str, parameters: Mapping[str, Any]) -> list[Row]:
        return store.run("review", cypher, parameters, timeout=300.0)

    labels = [label for label in ontology().labels if label not in ("Document", "Place")]
    return {key: name for label in labels for key, name, *_ in names_of(run, label)}


def _same_names(names: dict[str, str]) -> Iterator[Doubt]:
    """Yield entities of one spelling but of two types or places."""
    groups: dict[str, list[str]] = defaultdict(list)
    for key, name in names.items():
        groups[spelling_key(name)].append(key)
    for keys in groups.values():
        first, *rest = sorted(keys)
        for other in rest:
            same = _label(first) == _label(other)
            reason = "同名,地点不同或不明" if same else f"同名,类型不同({_label(first)}、{_label(other)})"
            yield Doubt(first, other, 0.5 if same else 0.8, reason)


def _endings(names: dict[str, str]) -> Iterator[Doubt]:
    """Yield entities of one type where one name ends the other: the longer one may only name the place as well."""
    by_name: dict[Pair, str] = {(_label(key), name): key for key, name in sorted(names.items(), reverse=True)}
    for (label, name), key in by_name.items():
        for start in range(2, len(name) - _SHORTEST + 1):
            other = by_name.get((label, name[start:]))
            if other is not None:
                yield Doubt(key, other, 0.4 + 0.4 * len(name[start:]) / len(name), f"{name}以{name[start:]}结尾")
                break


def _alike(names: dict[str, str]) -> Iterator[Doubt]:
    """Yield entities of one type whose names begin or end alike and differ in little."""
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for key, name in names.items():
        if len(name) >= _SHORTEST:
            groups[_label(key), "^" + name[:3]].append(key)
            groups[_label(key), "$" + name[-5:]].append(key)
    for keys in groups.values():
        if len(keys) <= _CROWD:
            yield from _alike_pairs(sorted(keys), names)


def _alike_pairs(keys: list[str], names: dict[str, str]) -> Iterator[Doubt]:
    for i, first in enumerate(keys):
        for other in keys[i + 1 :]:
            matcher = SequenceMatcher(None, names[first], names[other], autojunk=False)
            if matcher.real_quick_ratio() >= _ALIKE and (ratio := matcher.ratio()) >= _ALIKE:
                kept, gone = sorted((first, other), key=lambda key: (-len(names[key]), key))
                yield Doubt(kept, gone, 0.6 * ratio, f"{names[kept]}与{names[gone]}相近")


def _with_neighbours(store: Store, doubt: Doubt) -> Suggestion:
    ends = [_neighbours(store, doubt.kept), _neighbours(store, doubt.other)]
    shared = len(ends[0] & ends[1])
    score = min(1.0, doubt.score + 0.1 * min(shared, 2))
    return Suggestion(doubt.kept, doubt.other, round(score, 3), doubt.reason, shared)


def _neighbours(store: Store, key: str) -> set[str]:
    rows = store.run("review", statement("neighbours", label=_label(key)), {"id": key})
    return {row["id"] for row in rows}


def _label(key: str) -> str:
    return ontology().label_of_id(key).name


def review_lines(found: Iterable[Suggestion]) -> Iterator[str]:
    """Yield suggestions as lines of a decision file, each commented out: whoever agrees takes the # away."""
    from .decisions import format_decision

    for one in found:
        yield f"# {one.score:.2f}  {one.shared} shared"
        yield "#" + format_decision(one.to_decision())
