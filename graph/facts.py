"""An extraction as rows for a store: the document, its entities by label, its relationships by what they join."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .model import Entity, Extraction, Relation
from .ontology import ontology

Row = dict[str, Any]
Join = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """All rows of one document. `nodes` maps a label to {id: entity}, `edges` (head label, type, tail label) to rows."""

    id: str
    properties: Mapping[str, Any]
    nodes: Mapping[str, Mapping[str, Entity]]
    edges: Mapping[Join, list[Row]]


def facts_of(extraction: Extraction) -> DocumentFacts:
    """Return the rows of an extraction; raises OntologyError for a label or relationship that is not declared."""
    known = ontology()
    document = extraction.document
    entities = {e.id: e for e in extraction.entities}
    nodes: dict[str, dict[str, Entity]] = defaultdict(dict)
    for entity in extraction.entities:
        nodes[known.label(entity.type).name][entity.id] = entity
    edges: dict[Join, list[Row]] = defaultdict(list)
    seen = set()
    for relation in extraction.relations:
        head, tail = entities[relation.head], entities[relation.tail]
        key = (relation.type, head.id, tail.id)
        if key in seen:
            continue
        seen.add(key)
        kind = known.relationship(relation.type).name
        edges[head.type, kind, tail.type].append(_row(head.id, tail.id, document.id, _evidence(relation, document.date)))
    first = _first_uses(extraction)
    for entity in extraction.entities:
        quote, start, end = first.get(entity.id, ("", 0, 0))
        evidence = {"quote": quote, "start": start, "end": end, "date": document.date, "said": _said(entity)}
        edges["Document", "MENTIONS", entity.type].append(_row(document.id, entity.id, document.id, evidence))
    issuer = next((e for e in extraction.entities if e.type == "Agency" and e.name == document.issuer), None)
    if issuer is not None:
        edges["Agency", "ISSUED", "Document"].append(_row(issuer.id, document.id, document.id, {"date": document.date}))
    properties = {k: v for k, v in document.to_dict().items() if k not in ("id", "issuer") and v is not None}
    properties |= {"name": document.title, "aliases": []}
    digest = hashlib.sha256(json.dumps([properties, sorted(edges.items())], ensure_ascii=False).encode()).hexdigest()
    return DocumentFacts(document.id, {**properties, "digest": digest}, nodes, edges)


def _row(head: str, tail: str, document: str, evidence: Mapping[str, Any]) -> Row:
    return {"head": head, "tail": tail, "document": document, "evidence": {k: v for k, v in evidence.items() if v is not None}}


def _evidence(relation: Relation, date: str | None) -> Row:
    return {
        "quote": relation.quote,
        "start": relation.start,
        "end": relation.end,
        "status": relation.status,
        "basis": relation.basis,
        "date": date,
        "amount": float(relation.amount) if relation.amount is not None else None,
        "confidence": float(relation.confidence),
        "rule": relation.rule,
    }


def _said(entity: Entity) -> str:
    said = {"aliases": sorted(set(entity.aliases)), "properties": dict(sorted(entity.properties.items()))}
    return json.dumps(said, ensure_ascii=False)


def _first_uses(extraction: Extraction) -> dict[str, tuple[str, int, int]]:
    """Return where each entity is first named: its first mention, else the first relation that uses it."""
    ids = {(e.type, e.name): e.id for e in reversed(extraction.entities)}
    first: dict[str, tuple[str, int, int]] = {}
    for m in sorted(extraction.mentions, key=lambda m: m.start):
        first.setdefault(ids.get((m.type, m.name), ""), (m.text, m.start, m.end))
    for r in sorted(extraction.relations, key=lambda r: r.start):
        for end in (r.head, r.tail):
            first.setdefault(end, (r.quote, r.start, r.end))
    return first
