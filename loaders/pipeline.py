"""From a document to its extraction: mentions, the entities they name, and their relations."""

from dataclasses import dataclass, replace

from ..graph.identity import entity_id
from ..graph.model import Document, Entity, Extraction, Mention, Relation
from .confidence import confidence_of
from .context import context_of
from .folding import fold
from .levels import level_in
from .lexicon import divisions, qualifier_of
from .mentions import find_mentions
from .relations import find_relations
from .resolve import resolve_names
from .scan import scan
from .spans import Span

Key = tuple[str, str, str | None]


@dataclass(slots=True)
class _Named:
    """An entity in the making: its id, the forms of its name in the order they are met, the code of a place, its level."""

    id: str
    forms: list[str]
    adcode: str
    level: str


def extract(document: Document) -> Extraction:
    """Return all that kechuang reads from a document."""
    raw = document.text
    folded = fold(raw)
    scanned = scan(folded.text)
    context = context_of(scanned)
    spans = find_mentions(scanned, context)
    resolve_names(spans, context)
    found = find_relations(scanned, spans, context)
    named: dict[Key, _Named] = {}
    mentions = []
    for span in spans:
        start, end = folded.raw(span.start), folded.raw_end(span.end)
        surface = folded.text[span.start : span.end]
        made = _entity_of(span, named, document)
        made.forms.append(surface)
        made.level = made.level or span.level or level_in(span.type, surface)
        mentions.append(Mention(start, end, raw[start:end], span.type, span.name, span.rule))
    relations = []
    for sentence, fact in found:
        head, tail = _entity_of(fact.head, named, document), _entity_of(fact.tail, named, document)
        start, end = folded.raw(sentence.start), folded.raw_end(sentence.end)
        relations.append(
            Relation(
                fact.type,
                head.id,
                tail.id,
                start,
                end,
                raw[start:end],
                fact.status,
                fact.basis,
                fact.amount,
                confidence_of(fact.rule, fact.basis, fact.head.type),
                fact.rule,
            )
        )
    entities = tuple(_entity(*key, made) for key, made in named.items())
    if context.place is not None and document.place is None:
        document = replace(document, place=context.place.short)
    return Extraction(document, tuple(mentions), entities, tuple(relations))


def _entity_of(span: Span, named: dict[Key, _Named], document: Document) -> _Named:
    """Return the entity that a mention names, which takes in the mention's aliases."""
    adcode = span.entry.adcode if span.entry is not None and span.type == "Place" else ""
    # What nothing says the place of is kept apart from its namesakes of other documents.
    place = document.id if span.unplaced else qualifier_of(adcode) if adcode else None
    key = (span.type, span.name, place)
    found = named.get(key)
    if found is None:
        # zones.tsv has national ones only
        listed = span.type == "HighTechZone" and span.entry is not None
        level = "国家" if listed else level_in(span.type, span.name)
        named[key] = found = _Named(entity_id(*key), [], adcode, level)
    found.forms += span.aliases
    return found


def _entity(type_: str, name: str, place: str | None, made: _Named) -> Entity:
    aliases = tuple(form for form in dict.fromkeys(made.forms) if form and form != name)
    division = divisions().get(made.adcode)
    properties = {"level": made.level} if made.level else {}
    if division is not None:
        properties = {"adcode": made.adcode, "level": division.level}
    return Entity(name, type_, aliases, place, properties)
