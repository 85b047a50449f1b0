"""Names that meet across documents: which entities the rules merge, as a pure function of the graph and its decisions.

Rules, in this order; all join entities of one label only:

* spelling: equal but for width, case, quotes, spaces and dashes, and of one place;
* place: a bare name of a province, and the only one of that name of a city in it;
* alias: the name of one is an alias that some document gives the other, and only that one, and their places agree.

What a rule finds but cannot be sure of (several candidates, places that disagree) is left to `kechuang review`.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from .decisions import ANALYST, Decision
from .identity import entity_id, spelling_key
from .placing import is_bare


@dataclass(slots=True)
class Named:
    """An entity before any merge: its names, and the division codes of the places it is located in."""

    id: str
    label: str
    name: str
    aliases: frozenset[str]
    codes: set[str] = field(default_factory=set)
    key: str = ""
    place: str | None = None

    def __post_init__(self) -> None:
        """Set the spelling key of the name unless it is given, and the place that is part of the id."""
        self.key = self.key or spelling_key(self.name)
        if "@" in self.id:
            bare = entity_id(self.label, self.name)
            self.place = self.id.removeprefix(bare + "@") if self.id.startswith(bare + "@") else None


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two entities that a rule nearly merged, and why it did not."""

    kept: str
    other: str
    score: float
    reason: str


Candidates = list[tuple[Named, list[Named]]]


def alias_candidates(entities: Collection[Named]) -> Candidates:
    """Return the entities whose name is an alias of others, with those others; longest names of these first."""
    holders: dict[tuple[str, str], list[Named]] = defaultdict(list)
    for entity in entities:
        if entity.aliases and entity.label != "Place":
            for alias in entity.aliases:
                holders[entity.label, spelling_key(alias)].append(entity)
    found = []
    for entity in entities if holders else ():
        held = holders.get((entity.label, entity.key))
        others = {h.id: h for h in held if h.id != entity.id} if held else None
        if others:
            found.append((entity, [others[key] for key in sorted(others)]))
    return sorted(found, key=lambda pair: (-max(len(e.name) for e in pair[1]), pair[0].id))


class Settler:
    """Applies the rules to entities (by id), beside analysts' decisions.

    `codes` has the division codes of place names, `candidates` what `alias_candidates` returns for the entities.
    """

    def __init__(
        self,
        entities: Mapping[str, Named],
        decisions: Iterable[Decision],
        codes: Mapping[str, frozenset[str]],
        candidates: Candidates,
    ) -> None:
        self.entities = entities
        self._candidates = candidates
        self.codes = codes
        by_analysts = [d for d in decisions if d.rule == ANALYST]
        self._apart = {frozenset((d.kept, d.other)) for d in by_analysts if d.kind == "apart"}
        self._into = {d.other: d.kept for d in by_analysts if d.kind == "merge"}
        self.doubts: list[Doubt] = []

    def merges(self) -> list[Decision]:
        """Return what the rules merge, sorted by id, and fill `doubts`."""
        made = [*self._by_spelling(), *self._by_place(), *self._by_alias()]
        return sorted(made, key=lambda decision: decision.id)

    def root(self, key: str) -> str:
        """Return where an entity lives after the merges so far."""
        while key in self._into:
            key = self._into[key]
        return key

    def _merge(self, kept: Named, other: Named, rule: str, reason: str) -> Iterable[Decision]:
        """Merge unless one of them is merged already, or an analyst keeps them apart."""
        root = self.root(kept.id)
        if other.id in self._into or root == other.id or not self._allowed(root, other.id, kept.id):
            return
        self._into[other.id] = root
        known = self.entities.get(root, kept)
        yield Decision("merge", root, other.id, rule, reason, known.name)

    def _allowed(self, root: str, other: str, kept: str) -> bool:
        return frozenset((root, other)) not in self._apart and frozenset((kept, other)) not in self._apart

    def _by_spelling(self) -> Iterable[Decision]:
        groups: dict[tuple[str, str, str | None], list[Named]] = {}
        for entity in self.entities.values():
            groups.setdefault((entity.label, entity.key, entity.place), []).append(entity)
        for group in groups.values():
            if len(group) > 1 and not (group[0].place is None and is_bare(group[0].label, group[0].name)):
                first, *rest = sorted(group, key=lambda e: (unicodedata.normalize("NFKC", e.name) != e.name, e.id))
                for other in rest:
                    yield from self._merge(first, other, "spelling", f"{other.name} 与 {first.name} 只是写法不同")

    def _by_place(self) -> Iterable[Decision]:
        groups: dict[tuple[str, str], list[tuple[Named, str]]] = defaultdict(list)
        for entity in self.entities.values():
            if entity.place and (code := self._code(entity.place)):
                groups[entity.label, entity.key].append((entity, code))
        for group in groups.values():
            for wide, code in sorted(group, key=lambda pair: pair[0].id):
                inner = [e for e, c in group if code.endswith("0000") and c != code and _within(c, code)]
                if len(inner) == 1:
                    reason = f"{wide.place}只有一个{wide.name},在{inner[0].place}"
                    yield from self._merge(inner[0], wide, "place", reason)

    def _by_alias(self) -> Iterable[Decision]:
        for other, candidates in self._candidates:
            roots = sorted({self.root(c.id) for c in candidates} - {self.root(other.id)})
            if not roots:
                continue
            fitting = [c for c in candidates if self.places_agree(c, other) and self.root(c.id) in roots]
            kept = sorted(fitting, key=lambda e: e.id)[:1]
            if kept and len({self.root(c.id) for c in fitting}) == 1:
                yield from self._merge(kept[0], other, "alias", f"有文档称{kept[0].name}为{other.name}")
            elif other.id not in self._into:
                self._doubt(other, [e for e in candidates if self.root(e.id) in roots])

    def _doubt(self, other: Named, candidates: list[Named]) -> None:
        for each in candidates:
            if self._allowed(self.root(each.id), other.id, each.id):
                agree = self.places_agree(each, other)
                why = "但它也是别的实体的别名" if agree else "但地点不能确认相同"
                score = 0.9 / len(candidates) + (0.05 if agree else 0.0)
                self.doubts.append(Doubt(each.id, other.id, score, f"有文档称{each.name}为{other.name},{why}"))

    def places_agree(self, kept: Named, other: Named) -> bool:
        """Tell whether the places of two entities let them be one; a bare name must have a place, and the same."""
        of_kept = kept.codes | self._codes_in(kept.name) | self._codes_of(kept.place)
        of_other = other.codes | self._codes_of(other.place)
        if is_bare(other.label, other.name):
            own = self._codes_of(other.place)
            return any(_within(a, b) or _within(b, a) for a in of_kept for b in own)
        provinces = {code[:2] for code in of_kept}, {code[:2] for code in of_other}
        return not all(provinces) or bool(provinces[0] & provinces[1])

    def _codes_of(self, place: str | None) -> frozenset[str]:
        return self.codes.get(place, frozenset()) if place else frozenset()

    def _codes_in(self, name: str) -> set[str]:
        """Return the codes of the places that a name begins with."""
        return {code for n in range(2, min(len(name), 8)) for code in self.codes.get(name[:n], ())}

    def _code(self, place: str) -> str:
        codes = self._codes_of(place)
        return next(iter(codes)) if len(codes) == 1 else ""


def _within(inner: str, outer: str) -> bool:
    """Tell whether a division code lies in another (or is the same): 330106 lies in 330100 and in 330000."""
    trimmed = outer.removesuffix("00").removesuffix("00")
    return inner.startswith(trimmed)
