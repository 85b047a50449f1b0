"""JSON-LD: for linked-data tools; every relation is a statement with its source."""

import json
from typing import Any
from urllib.parse import quote

from ...graph.ontology import ontology
from ...graph.subgraph import Edge, Node, Subgraph

_SPACE = "urn:kechuang:"
_CONTEXT: dict[str, Any] = {
    "kc": "urn:kechuang:ontology:",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "schema": "https://schema.org/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "name": {"@id": "rdfs:label", "@language": "zh"},
    "aliases": {"@id": "skos:altLabel", "@language": "zh"},
    "head": {"@id": "rdf:subject", "@type": "@id"},
    "relation": {"@id": "rdf:predicate", "@type": "@id"},
    "tail": {"@id": "rdf:object", "@type": "@id"},
    "document": {"@id": "schema:citation", "@type": "@id"},
    "quote": {"@id": "schema:text", "@language": "zh"},
    "date": "schema:datePublished",
    "start": "kc:start",
    "end": "kc:end",
    "status": "kc:status",
    "basis": "kc:basis",
    "amount": "kc:amount",
    "confidence": "kc:confidence",
}


def to_jsonld(subgraph: Subgraph) -> bytes:
    """Return the subgraph as one JSON-LD document.

    Entities and documents are resources `urn:kechuang:ID`; each edge is an rdf:Statement with document, quote, offsets
    and status, and stands also as a plain triple between its ends.
    """
    context = _CONTEXT | {name: {"@id": f"kc:{name}", "@type": "@id"} for name in ontology().relationships}
    direct: dict[str, dict[str, list[str]]] = {}
    for edge in subgraph.edges:
        tails = direct.setdefault(edge.head, {}).setdefault(edge.type, [])
        if iri(edge.tail) not in tails:
            tails.append(iri(edge.tail))
    resources: list[dict[str, Any]] = [_node(node) | direct.get(node.id, {}) for node in subgraph.nodes]
    listed = {node.id for node in subgraph.nodes}
    for key in sorted(subgraph.documents.keys() - listed):
        values = subgraph.documents[key]
        made = {"@id": iri(key), "@type": "kc:Document", "name": values.get("title"), "date": values.get("date")}
        resources.append({name: value for name, value in made.items() if value is not None})
    resources += map(_statement, subgraph.edges)
    return (json.dumps({"@context": context, "@graph": resources}, ensure_ascii=False, indent=1) + "\n").encode(
        "utf-8", "replace"
    )


def iri(entity_id: str) -> str:
    """Return the IRI of an entity or document; what an IRI may not hold is percent-encoded.

    >>> iri("lab:a b")
    'urn:kechuang:lab:a%20b'
    """
    return _SPACE + quote(entity_id.encode("utf-8", "replace"), safe=":@")


def _node(node: Node) -> dict[str, Any]:
    made: dict[str, Any] = {"@id": iri(node.id), "@type": f"kc:{node.label}", "name": node.name}
    if node.aliases:
        made["aliases"] = list(node.aliases)
    return made | {f"kc:{name}": value for name, value in node.properties.items() if value is not None}


def _statement(edge: Edge) -> dict[str, Any]:
    made: dict[str, Any] = {
        "@type": "rdf:Statement",
        "head": iri(edge.head),
        "relation": f"kc:{edge.type}",
        "tail": iri(edge.tail),
        "document": iri(edge.document),
    }
    for name in ("quote", "start", "end", "status", "basis", "date", "amount", "confidence"):
        if getattr(edge, name) is not None:
            made[name] = getattr(edge, name)
    return made
