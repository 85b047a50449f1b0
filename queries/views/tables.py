"""What the scripts of every page read: entities, lines with their evidence, and words of the ontology."""

from collections.abc import Mapping
from typing import Any

from ...graph.ontology import ontology
from ...graph.subgraph import Edge
from .drawing import Drawing, words
from .shapes import outline


def tables(drawing: Drawing) -> dict[str, Any]:
    """Return the entities and lines of a drawing, numbered as its dots and lines are, and the words to show them with.

    Documents and quotes stand there once each, and evidence points into them. Names, colours and outlines are those
    of the ontology; words.toml has the rest.
    """
    entities = [_entity(drawing, i) for i in range(len(drawing.dots))]
    return {"entities": entities, **_evidence_tables(drawing), **_vocabulary()}


def _entity(drawing: Drawing, i: int) -> dict[str, Any]:
    dot = drawing.dots[i]
    node = dot.node
    made: dict[str, Any] = {"id": node.id, "label": node.label, "name": node.name, "group": dot.group}
    if node.aliases:
        made["aliases"] = list(node.aliases)
    if node.properties:
        made["properties"] = {key: node.properties[key] for key in sorted(node.properties)}
    return made


def _evidence_tables(drawing: Drawing) -> dict[str, Any]:
    documents = sorted({e.document for line in drawing.lines for e in line.evidence} | set(drawing.documents))
    quotes = sorted({e.quote for line in drawing.lines for e in line.evidence})
    at, said = {d: i for i, d in enumerate(documents)}, {q: i for i, q in enumerate(quotes)}
    return {
        "documents": [_document(d, drawing.documents.get(d, {})) for d in documents],
        "quotes": quotes,
        "lines": [
            {
                "type": line.type,
                "head": line.head,
                "tail": line.tail,
                "status": line.status,
                "evidence": [_evidence(e, at[e.document], said[e.quote]) for e in line.evidence],
            }
            for line in drawing.lines
        ],
    }


def _document(key: str, known: Mapping[str, Any]) -> dict[str, Any]:
    made = {"id": key, "title": known.get("title") or known.get("name") or key}
    made.update({field: known[field] for field in ("date", "place", "source") if known.get(field)})
    return made


def _evidence(edge: Edge, document: int, quote: int) -> dict[str, Any]:
    made: dict[str, Any] = {"d": document, "q": quote, "at": [edge.start, edge.end], "status": edge.status}
    made.update({"basis": edge.basis})
    for field in ("date", "amount", "rule"):
        if getattr(edge, field):
            made[field] = getattr(edge, field)
    if edge.confidence:
        made["confidence"] = edge.confidence
    return made


def _vocabulary() -> dict[str, Any]:
    labels, kinds = ontology().labels.values(), ontology().relationships.values()
    return {
        "labels": {x.name: {"zh": x.zh, "color": x.color, "outline": outline(x.shape)} for x in labels},
        "relations": {
            x.name: {"zh": x.zh, "color": x.color, "stated": "Document" not in x.head | x.tail} for x in kinds
        },
        "words": words(),
    }
