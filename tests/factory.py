"""One-line makers of documents, entities, relations and extractions."""

import hashlib
import json
from pathlib import Path
from typing import Any

from kechuang.graph.model import Document, Entity, Extraction, Mention, Relation


def document(title: str = "某省工作要点", text: str = "", **fields: Any) -> Document:
    text = text or f"{title}。"
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(f"doc:{title}#{digest[:8]}", title, text, sha256=digest, **fields)


def relation(kind: str, head: Entity, tail: Entity, quote: str = "原文。", **fields: Any) -> Relation:
    return Relation(kind, head.id, tail.id, 0, len(quote), quote, **fields)


def extraction(title: str, *relations: tuple[str, Entity, Entity], **fields: Any) -> Extraction:
    """An extraction that states the given triples."""
    made = document(title, **fields)
    entities = {e.id: e for _, head, tail in relations for e in (head, tail)}
    return Extraction(made, (), tuple(entities.values()), tuple(relation(k, h, t, made.text) for k, h, t in relations))


def gold_extraction(text_path: Path, json_path: Path) -> Extraction:
    """Turn a text and its hand-labelled gold into an extraction."""
    text = text_path.read_text(encoding="utf-8")
    gold = json.loads(json_path.read_text(encoding="utf-8"))
    made = document(text_path.stem, text)
    entities = {e["name"]: Entity(e["name"], e["type"], tuple(e.get("aliases", ()))) for e in gold["entities"]}
    mentions = tuple(
        Mention(m["start"], m["end"], text[m["start"] : m["end"]], m["type"], m["name"]) for m in gold["mentions"]
    )
    spans = _sentences(text)
    relations = []
    for r in gold["relations"]:
        start, end = spans[r["s"] - 1] if r["s"] <= len(spans) else (0, len(text))
        head, tail = entities[r["head"]], entities[r["tail"]]
        relations.append(
            Relation(r["type"], head.id, tail.id, start, end, text[start:end], r.get("status", "underway"))
        )
    used = {m.name for m in mentions} | {r["head"] for r in gold["relations"]} | {r["tail"] for r in gold["relations"]}
    return Extraction(made, mentions, tuple(e for e in entities.values() if e.name in used), tuple(relations))


def _sentences(text: str) -> list[tuple[int, int]]:
    from kechuang.loaders.sentences import sentences

    return [(s.start, s.end) for s in sentences(text)]
