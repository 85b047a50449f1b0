"""Precision, recall and F1 of an extraction against hand-labelled gold.

A gold file holds {"mentions": [{start, end, type, name}], "entities": [{name, type, aliases}], "relations": [{type, head,
tail}]}, offsets in characters of the text beside it (same name, `.txt`). Mentions count by exact span and type; entities by
type and any name in common, one to one; relations by type and both ends.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..graph.identity import spelling_key

CORE_TYPES = frozenset(
    {"Laboratory", "University", "ResearchInstitute", "Corridor", "HighTechZone", "Programme", "Platform"}
)
CORE_RELATIONS = frozenset({"CO_BUILDS", "LOCATED_IN", "FUNDS", "SUCCEEDS"})
Raw = Mapping[str, Any]


@dataclass(slots=True)
class Score:
    """How many were found rightly, found falsely, and missed."""

    right: int = 0
    false: int = 0
    missed: int = 0

    def add(self, gold: set[Any], found: set[Any]) -> None:
        """Count one document's sets."""
        self.right += len(gold & found)
        self.false += len(found - gold)
        self.missed += len(gold - found)

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 0 when nothing was found."""
        return self.right / (self.right + self.false) if self.right + self.false else 0.0

    @property
    def recall(self) -> float:
        """The share of what there is that was found; 0 when there is nothing."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall.

        >>> round(Score(right=8, false=2, missed=2).f1, 3)
        0.8
        """
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(slots=True)
class Evaluation:
    """Scores by what was counted, the errors one by one, and the hits of relations by tenth of confidence."""

    scores: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    errors: list[tuple[str, str, str]] = field(default_factory=list)
    confidence: dict[int, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def add(self, document: str, gold: Raw, found: Raw) -> None:
        """Count one document; `gold` and `found` are in the JSON form of `kechuang extract`."""
        gold_mentions = {(m["start"], m["end"], m["type"]) for m in gold["mentions"]}
        found_mentions = {(m["start"], m["end"], m["type"]) for m in found["mentions"]}
        gold_entities, found_entities = named_entities(gold), named_entities(found)
        stands_for = match_entities(gold_entities.values(), found_entities.values())
        named = {m["name"] for m in gold["mentions"]}
        found_named = {m["name"] for m in found["mentions"]}
        entities = {(e["type"], n) for n, e in gold_entities.items() if n in named}
        seen = {
            (e["type"], stands_for.get(n, "?" + n))
            for n, e in found_entities.items()
            if n in found_named or stands_for.get(n) in named
        }
        relations = {(r["type"], r["head"], r["tail"]) for r in gold["relations"]}
        triples = {
            (r["type"], stands_for.get(r["head"], "?" + r["head"]), stands_for.get(r["tail"], "?" + r["tail"])): r
            for r in found["relations"]
        }
        self._count("mentions", gold_mentions, found_mentions, 2, CORE_TYPES)
        self._count("entities", entities, seen, 0, CORE_TYPES)
        self._count("relations", relations, set(triples), 0, CORE_RELATIONS)
        for triple, relation in triples.items():
            tenth = min(9, int(relation.get("confidence", 0.0) * 10))
            self.confidence[tenth]["right" if triple in relations else "false"] += 1
        texts = {(m["start"], m["end"]): m.get("text", m["name"]) for m in (*gold["mentions"], *found["mentions"])}
        for kind, spans in (
            ("missed mention", gold_mentions - found_mentions),
            ("false mention", found_mentions - gold_mentions),
        ):
            self.errors += [(document, kind, f"{t} {texts[a, b]} [{a}:{b}]") for a, b, t in sorted(spans)]
        for kind, sets in (("missed relation", relations - set(triples)), ("false relation", set(triples) - relations)):
            self.errors += [(document, kind, " ".join(triple)) for triple in sorted(sets)]

    def _count(self, what: str, gold: set[Any], found: set[Any], at: int, core: frozenset[str]) -> None:
        self.scores[f"all {what}"].add(gold, found)
        self.scores[f"core {what}"].add({g for g in gold if g[at] in core}, {f for f in found if f[at] in core})
        for kind in sorted({item[at] for item in gold | found}):
            self.scores[f"{what} {kind}"].add({g for g in gold if g[at] == kind}, {f for f in found if f[at] == kind})


def match_entities(gold: Iterable[Raw], found: Iterable[Raw]) -> dict[str, str]:
    """Map the name of each found entity to the gold entity it stands for: same type, a name in common, one to one."""
    gold = list(gold)
    index: dict[str, list[Raw]] = defaultdict(list)
    for entity in gold:
        for key in _keys(entity):
            index[key].append(entity)
    canonical = {spelling_key(e["name"]) for e in gold}
    mapping: dict[str, str] = {}
    taken: set[str] = set()
    for entity in sorted(found, key=lambda e: spelling_key(e["name"]) not in canonical):
        first = spelling_key(entity["name"])
        for key in (first, *sorted(_keys(entity) - {first})):
            free = [g["name"] for g in index[key] if g["type"] == entity["type"] and g["name"] not in taken]
            if free:
                mapping[entity["name"]] = free[0]
                taken.add(free[0])
                break
    return mapping


def _keys(entity: Raw) -> set[str]:
    return {spelling_key(entity["name"]), *(spelling_key(alias) for alias in entity.get("aliases", ()))}


def named_entities(document: Raw) -> dict[str, Raw]:
    """Return the entities of a document in JSON form by name, with those that only its mentions show."""
    listed: dict[str, Raw] = {e["name"]: e for e in document.get("entities", ())}
    for mention in document["mentions"]:
        listed.setdefault(mention["name"], {"name": mention["name"], "type": mention["type"], "aliases": []})
    return listed
