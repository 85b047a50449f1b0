"""Place context: a name that many cities use alike is told apart by the place it stands in."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from .identity import spelling_key
from .model import Entity, Extraction

_COARSE = ("city", "province")


def is_bare(label: str, name: str) -> bool:
    """Tell whether a name is made of common words only (bare_names.toml), so that several places may each have one.

    >>> is_bare("Platform", "滨海科技城"), is_bare("Laboratory", "之江实验室")
    (True, False)
    """
    labels, pattern, openers = _bare()
    if label == "Agency":
        return name.startswith(openers)
    return label in labels and pattern.fullmatch(spelling_key(name)) is not None


@cache
def _bare() -> tuple[frozenset[str], re.Pattern[str], tuple[str, ...]]:
    raw = tomllib.loads(Path(__file__).with_name("bare_names.toml").read_text(encoding="utf-8"))
    modifiers = "|".join(map(re.escape, sorted(raw["modifiers"], key=len, reverse=True)))
    heads = "|".join(map(re.escape, sorted(raw["heads"], key=len, reverse=True)))
    return frozenset(raw["labels"]), re.compile(f"(?:{modifiers})*(?:{heads})"), tuple(raw["agency_openers"])


def with_place_context(extraction: Extraction) -> Extraction:
    """Return the extraction with a place in the id of every bare name: the city or province its document puts it in.

    That is the place the entity is located in, coarsened to its city, else the place the document speaks for. It
    depends on nothing but the document, so that the id of an entity stays the same whatever else is loaded. Where a
    document gives no place the name stays bare.
    """
    entities = {entity.id: entity for entity in extraction.entities}
    upper = _sites(extraction, entities)
    moved: dict[str, Entity] = {}
    for entity in extraction.entities:
        if entity.place is None and is_bare(entity.type, entity.name):
            place = upper.get(entity.id) or extraction.document.place
            moved[entity.id] = replace(entity, place=place)
    if not moved:
        return extraction
    new = {key: entity.id for key, entity in moved.items()}
    relations = tuple(
        replace(r, head=new.get(r.head, r.head), tail=new.get(r.tail, r.tail)) for r in extraction.relations
    )
    return replace(extraction, entities=tuple(moved.get(e.id, e) for e in extraction.entities), relations=relations)


def _sites(extraction: Extraction, entities: Mapping[str, Entity]) -> dict[str, str]:
    """Return, by entity id, the name of the city (else province) that the document locates the entity in."""
    located: dict[str, list[str]] = {}
    for relation in extraction.relations:
        if relation.type == "LOCATED_IN":
            located.setdefault(relation.head, []).append(relation.tail)
    found = {}
    for key, spots in located.items():
        cities = sorted({city for spot in spots if (city := _coarse(spot, located, entities))})
        if len(cities) == 1:
            found[key] = cities[0]
    return found


def _coarse(place: str, located: Mapping[str, list[str]], entities: Mapping[str, Entity]) -> str | None:
    seen = set()
    while place not in seen:
        seen.add(place)
        entity = entities[place]
        if entity.properties.get("level") in _COARSE:
            return entity.name
        place = next(iter(sorted(located.get(place, ()))), place)
    return None
