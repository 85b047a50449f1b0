"""An extraction as a store takes it: the document's own properties, and its claims."""

import hashlib
import json
import marshal
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .claims import Claim
from .engine import Row
from .model import Entity, Extraction, Relation
from .ontology import ontology
from .placing import with_place_context

_FORMAT = 2  # of marshal: the last that writes equal values equally, whichever objects they share
_encode = json.JSONEncoder(ensure_ascii=False).encode


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """What a document says. `properties` are its own, with a digest of all it says; claims have no two of one key."""

    id: str
    properties: Mapping[str, Any]
    claims: tuple[Claim, ...]


def facts_of(extraction: Extraction) -> DocumentFacts:
    """Return the facts of an extraction; raises OntologyError for a label or relationship that is not declared."""
    extraction = with_place_context(extraction)
    document = extraction.document
    entities = {e.id: e for e in extraction.entities}
    claims: dict[tuple[str, str, str], Claim] = {}
    for relation in extraction.relations:
        kind = ontology().relationship(relation.type).name
        key = (kind, relation.head, relation.tail)
        if key not in claims:
            claims[key] = Claim(*key, document.id, _evidence(relation, document.date))
    first = _first_uses(extraction, entities)
    for name, entity in entities.items():
        ontology().label(entity.type)
        quote, start, end = first.get(name, ("", 0, 0))
        evidence = {"quote": quote, "start": start, "end": end, "date": document.date, "said": _said(entity)}
        claims["MENTIONS", document.id, name] = Claim("MENTIONS", document.id, name, document.id, _set(evidence))
    issuer = next((e for e in entities.values() if e.type == "Agency" and e.name == document.issuer), None)
    if issuer is not None:
        key = ("ISSUED", issuer.id, document.id)
        claims[key] = Claim(*key, document.id, _set({"date": document.date}))
    properties = _set({k: v for k, v in document.to_dict().items() if k not in ("id", "issuer")})
    properties |= {"name": document.title, "aliases": []}
    ordered = tuple(claims[key] for key in sorted(claims))
    return DocumentFacts(document.id, {**properties, "digest": _digest(properties, ordered)}, ordered)


def _digest(properties: Mapping[str, Any], claims: tuple[Claim, ...]) -> str:
    """Return a digest of what is said; which file said it does not count, so that a copy of a file changes nothing."""
    own = sorted((k, v) for k, v in properties.items() if k != "source")
    said = marshal.dumps((own, [tuple(claim) for claim in claims]), _FORMAT)
    return hashlib.sha256(said).hexdigest()


def _set(values: Mapping[str, Any]) -> Row:
    return {name: value for name, value in values.items() if value is not None}


def _evidence(relation: Relation, date: str | None) -> Row:
    evidence: Row = {
        "quote": relation.quote,
        "start": relation.start,
        "end": relation.end,
        "status": relation.status,
        "basis": relation.basis,
        "confidence": float(relation.confidence),
        "rule": relation.rule,
    }
    if date is not None:
        evidence["date"] = date
    if relation.amount is not None:
        evidence["amount"] = float(relation.amount)
    return evidence


def _said(entity: Entity) -> str:
    properties = dict(sorted(entity.properties.items()))
    said = {"name": entity.name, "aliases": sorted(set(entity.aliases)), "properties": properties}
    return _encode(said)


def _first_uses(extraction: Extraction, entities: Mapping[str, Entity]) -> dict[str, tuple[str, int, int]]:
    """Return where each entity is first named: its first mention, else the first relation that uses it."""
    ids = {(e.type, e.name): key for key, e in reversed(list(entities.items()))}
    first: dict[str, tuple[str, int, int]] = {}
    for m in sorted(extraction.mentions, key=lambda m: m.start):
        first.setdefault(ids.get((m.type, m.name), ""), (m.text, m.start, m.end))
    for r in sorted(extraction.relations, key=lambda r: r.start):
        for end in (r.head, r.tail):
            first.setdefault(end, (r.quote, r.start, r.end))
    return first
