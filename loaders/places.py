"""The place tree: each place of a document, located in the place above it, up to its province.

A run of cities (福厦泉) is a place that the text names; what lies in it lies in these cities, and it in their province.
"""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import replace

from ..graph.model import Entity, Extraction, Mention, Relation
from .inner_places import cities_of_run
from .lexicon import Division, divisions, place_forms, qualifier_of
from .sentences import sentences


def with_place_tree(extraction: Extraction) -> Extraction:
    """Return the extraction with the places above its places, joined by LOCATED_IN with basis `inferred`.

    The source is the list of divisions (GB/T 2260); the quote is the sentence where the document first uses the place.
    """
    extraction = _with_inner_places(extraction)
    entities = {e.id: e for e in extraction.entities}
    first: dict[str, Relation] = {}
    for relation in extraction.relations:
        first.setdefault(relation.tail, relation)
    spots = {m.name: m for m in reversed(extraction.mentions) if m.type == "Place"}
    relations = list(extraction.relations)
    around = _sentence_finder(extraction.document.text)
    for entity in extraction.entities:
        code = entity.properties.get("adcode", "") if entity.type == "Place" else ""
        below = entity
        for division in _above(code):
            upper = _place(division)
            upper = entities.setdefault(upper.id, upper)
            mention, stated = spots.get(entity.name), first.get(entity.id)
            if stated is not None:
                start, end, quote = stated.start, stated.end, stated.quote
            elif mention is not None:
                start, end = around(mention)
                quote = extraction.document.text[start:end]
            else:
                break
            relations.append(
                Relation(
                    "LOCATED_IN", below.id, upper.id, start, end, quote, "done", "inferred", None, 1.0, "gb-t-2260"
                )
            )
            below = upper
    unique = {(r.type, r.head, r.tail): r for r in reversed(relations) if r.head != r.tail}
    ordered = sorted(unique.values(), key=lambda r: (r.start, r.type, r.head, r.tail))
    return replace(extraction, entities=tuple(entities.values()), relations=tuple(ordered))


def _with_inner_places(extraction: Extraction) -> Extraction:
    """Return the extraction with the places that the names of sited things give besides their site.

    What lies in a run of cities lies in each of them, and the run in their province (福厦泉); a part of a city that a name
    gives after it lies in that city (惠州|仲恺|高新区).
    """
    entities = {e.id: e for e in extraction.entities}
    relations = list(extraction.relations)

    def locate(relation: Relation, head: str, division: Division, rule: str) -> None:
        place = _place(division)
        entities.setdefault(place.id, place)
        relations.append(replace(relation, head=head, tail=place.id, basis="inferred", status="done", rule=rule))

    for relation in extraction.relations:
        head, site = entities[relation.head], entities[relation.tail]
        if relation.type != "LOCATED_IN" or "adcode" in site.properties:
            continue
        cities = cities_of_run(head.name, head.type) if head.name.startswith(site.name) else []
        if len(cities) == len(site.name):
            for city in cities:
                locate(relation, head.id, divisions()[city.adcode], "cities-of-run")
            provinces = {city.adcode[:2] for city in cities}
            if len(provinces) == 1:
                locate(relation, site.id, divisions()[provinces.pop() + "0000"], "cities-of-run")
        before = place_forms().get(head.name.partition(site.name)[0], ())
        if len(before) == 1 and before[0].adcode:
            locate(relation, site.id, divisions()[before[0].adcode], "part-of-city")
    return replace(extraction, entities=tuple(entities.values()), relations=tuple(relations))


def _sentence_finder(text: str) -> Callable[[Mention], tuple[int, int]]:
    """Return what gives the bounds of the sentence that a mention stands in; of one that a line break cuts, its own."""
    found = list(sentences(text))
    starts = [sentence.start for sentence in found]

    def around(mention: Mention) -> tuple[int, int]:
        index = bisect_right(starts, mention.start) - 1
        if index >= 0 and found[index].end >= mention.end:
            return found[index].start, found[index].end
        return mention.start, mention.end

    return around


def _place(division: Division) -> Entity:
    properties = {"adcode": division.adcode, "level": division.level}
    aliases = (division.name,) if division.name != division.short else ()
    return Entity(division.short, "Place", aliases, qualifier_of(division.adcode), properties)


def _above(code: str) -> list[Division]:
    """Return the divisions above a code, from the nearest up; a municipality has no city between."""
    found, division = [], divisions().get(code)
    while division is not None and division.parent:
        division = divisions().get(division.parent)
        if division is not None and not division.short.startswith(("市辖区", "县", "省直辖", "自治区直辖")):
            found.append(division)
    return found
