"""From a document to its extraction: mentions, the entities they name, and their relations."""

from dataclasses import replace

from ..graph.model import Document, Entity, Extraction, Mention, Relation
from .context import context_of
from .lexicon import divisions, qualifier_of
from .mentions import find_mentions
from .relations import find_relations
from .resolve import resolve_names
from .scan import scan
from .spans import Span

Key = tuple[str, str, str | None]


def extract(document: Document) -> Extraction:
    """Return all that kechuang reads from a document."""
    text = document.text
    scanned = scan(text)
    context = context_of(scanned)
    spans = find_mentions(scanned, context)
    resolve_names(spans, context)
    found = find_relations(scanned, spans, context)
    entities: dict[Key, Entity] = {}
    for span in spans:
        _add_entity(entities, span, text[span.start : span.end])
    relations = []
    for sentence, fact in found:
        head, tail = _add_entity(entities, fact.head), _add_entity(entities, fact.tail)
        relations.append(
            Relation(
                fact.type,
                head.id,
                tail.id,
                sentence.start,
                sentence.end,
                text[sentence.start : sentence.end],
                fact.status,
                fact.basis,
                fact.amount,
                fact.confidence,
                fact.rule,
            )
        )
    mentions = tuple(Mention(s.start, s.end, text[s.start : s.end], s.type, s.name, s.rule) for s in spans)
    if context.place is not None and document.place is None:
        document = replace(document, place=context.place.short)
    return Extraction(document, mentions, tuple(entities.values()), tuple(relations))


def _add_entity(entities: dict[Key, Entity], span: Span, surface: str = "") -> Entity:
    adcode = span.entry.adcode if span.entry is not None and span.type == "Place" else ""
    place = qualifier_of(adcode) if adcode else None
    key = (span.type, span.name, place)
    old = entities.get(key)
    forms = dict.fromkeys((*(old.aliases if old else ()), *span.aliases, surface))
    properties = {"adcode": adcode, "level": divisions()[adcode].level} if adcode in divisions() else {}
    entity = Entity(span.name, span.type, tuple(f for f in forms if f and f != span.name), place, properties)
    entities[key] = entity
    return entity
