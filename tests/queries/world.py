"""Builds the small world of world.toml into extractions, with mentions, offsets and the place tree."""

import hashlib
import re
import tomllib
from pathlib import Path
from typing import Any

from kechuang.graph.model import Document, Entity, Extraction, Mention, Relation

_WORLD = tomllib.loads(Path(__file__).with_name("world.toml").read_text(encoding="utf-8"))


def _entities() -> dict[str, Entity]:
    made = {}
    for label, lines in _WORLD["entities"].items():
        for line in lines:
            name, *aliases = line.split("|")
            level = _WORLD["levels"].get(name)
            made[name] = Entity(name, label, tuple(aliases), None, {"level": level} if level else {})
    return made


ENTITIES = _entities()
_FORMS = {form: e.name for e in ENTITIES.values() for form in (e.name, *e.aliases)}
_ANY = re.compile("|".join(re.escape(form) for form in sorted(_FORMS, key=len, reverse=True)))


def world() -> list[Extraction]:
    """Return the extractions of all documents."""
    return [_extraction(document) for document in _WORLD["documents"]]


def _extraction(raw: dict[str, Any]) -> Extraction:
    text = "".join(sentence["text"] + "\n" for sentence in raw["sentences"])
    digest = hashlib.sha256(text.encode()).hexdigest()
    document = Document(
        f"doc:{raw['title']}@{digest[:8]}",
        raw["title"],
        text,
        raw["title"] + ".txt",
        raw["date"],
        raw["place"],
        None,
        digest,
    )
    mentions = [
        Mention(m.start(), m.end(), m[0], ENTITIES[_FORMS[m[0]]].type, _FORMS[m[0]]) for m in _ANY.finditer(text)
    ]
    used = {m.name: m.start for m in reversed(mentions)}
    relations: dict[tuple[str, str, str], Relation] = {}
    at = 0
    for sentence in raw["sentences"]:
        for fact in sentence["facts"]:
            made = _relation(fact, at, sentence["text"])
            relations.setdefault((made.type, made.head, made.tail), made)
            used |= {name: used.get(name, at) for name in fact.split()[0:3:2]}
        at += len(sentence["text"]) + 1
    for name in [n for n in used if n in _WORLD["tree"]]:
        start = used[name]
        while name in _WORLD["tree"]:
            above = _WORLD["tree"][name]
            made = _relation(f"{name} LOCATED_IN {above} done", start, text[start : start + len(name)], "inferred")
            relations.setdefault((made.type, made.head, made.tail), made)
            used.setdefault(above, start)
            name = above
    return Extraction(document, tuple(mentions), tuple(ENTITIES[n] for n in sorted(used)), tuple(relations.values()))


def _relation(fact: str, start: int, quote: str, basis: Any = "stated") -> Relation:
    head, kind, tail, status, *yuan = fact.split()
    return Relation(
        kind,
        ENTITIES[head].id,
        ENTITIES[tail].id,
        start,
        start + len(quote),
        quote,
        status,  # type: ignore[arg-type]
        basis,
        float(yuan[0]) if yuan else None,
    )
