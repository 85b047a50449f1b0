"""From a document to its extraction: mentions, the entities they name, and their relations."""

from dataclasses import replace

from ..graph.model import Document, Entity, Extraction, Mention, Relation
from .confidence import confidence_of
from .context import context_of
from .folding import fold
from .lexicon import divisions, qualifier_of
from .mentions import find_mentions
from .relations import find_relations
from .resolve import resolve_names
from .scan import scan
from .spans import Span

Key = tuple[str, str, str | None]


def extract(document: Document) -> Extraction:
    """Return all that kechuang reads from a document."""
    raw = document.text
    folded = fold(raw)
    scanned = scan(folded.text)
    context = context_of(scanned)
    spans = find_mentions(scanned, context)
    resolve_names(spans, context)
    found = find_relations(scanned, spans, context)
    entities: dict[Key, Entity] = {}
    mentions = []
    for span in spans:
        start, end = folded.raw(span.start), folded.raw_end(span.end)
        _add_entity(entities, document, span, folded.text[span.start : span.end])
        mentions.append(Mention(start, end, raw[start:end], span.type, span.name, span.rule))
    relations = []
    for sentence, fact in found:
        head, tail = _add_entity(entities, document, fact.head), _add_entity(entities, document, fact.tail)
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
    if context.place is not None and document.place is None:
        document = replace(document, place=context.place.short)
    return Extraction(document, tuple(mentions), tuple(entities.values()), tuple(relations))


def _add_entity(entities: dict[Key, Entity], document: Document, span: Span, surface: str = "") -> Entity:
    adcode = span.entry.adcode if span.entry is not None and span.type == "Place" else ""
    # What nothing says the place of is kept apart from its namesakes of other documents.
    place = document.id if span.unplaced else qualifier_of(adcode) if adcode else None
    key = (span.type, span.name, place)
    old = entities.get(key)
    known = {span.name, "", *old.aliases} if old is not None else {span.name, ""}
    more = [form for form in dict.fromkeys((*span.aliases, surface)) if form not in known]
    if old is not None:
        if more:
            entities[key] = old = replace(old, aliases=(*old.aliases, *more))
        return old
    properties = {"adcode": adcode, "level": divisions()[adcode].level} if adcode in divisions() else {}
    entities[key] = entity = Entity(span.name, span.type, tuple(more), place, properties)
    return entity
