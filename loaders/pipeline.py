"""From a document to its extraction: mentions, the entities they name, and their relations."""

from ..graph.model import Document, Entity, Extraction, Mention
from .context import context_of
from .mentions import find_mentions
from .scan import scan


def extract(document: Document) -> Extraction:
    """Return all that kechuang reads from a document."""
    scanned = scan(document.text)
    context = context_of(scanned)
    spans = find_mentions(scanned, context)
    mentions = tuple(
        Mention(s.start, s.end, document.text[s.start : s.end], s.type, s.name, s.rule) for s in spans
    )
    entities: dict[str, Entity] = {}
    for s in spans:
        old = entities.get(s.name)
        aliases = dict.fromkeys((*(old.aliases if old else ()), *s.aliases, document.text[s.start : s.end]))
        entities[s.name] = Entity(s.name, s.type, tuple(a for a in aliases if a and a != s.name))
    return Extraction(document, mentions, tuple(entities.values()))
