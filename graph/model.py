"""What a fact is: a document, the mentions in it, the entities they name, and relations with their evidence.

All offsets count characters of the document's text, end exclusive.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from .identity import entity_id

Status = Literal["planned", "underway", "done"]
Basis = Literal["stated", "name", "inferred"]


@dataclass(frozen=True, slots=True)
class Document:
    """One text that was read.

    `id` is made from its title and a digest of its text, so that the same text is the same document wherever it lies.
    `date` is ISO (2021, 2021-03 or 2021-03-05) or None; `place` is the canonical name of the place it speaks for.
    `issuer` is the canonical name of the agency that published it, or None; `source` is the file's name, no folder.
    """

    id: str
    title: str
    text: str = field(repr=False)
    source: str = ""
    date: str | None = None
    place: str | None = None
    issuer: str | None = None
    sha256: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Return its properties without the text, with `length` in characters."""
        return {
            "id": self.id,
            "title": self.title,
            "date": self.date,
            "place": self.place,
            "issuer": self.issuer,
            "source": self.source,
            "sha256": self.sha256,
            "length": len(self.text),
        }


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of the text that names an entity: `text == document.text[start:end]`, `name` is the canonical name."""

    start: int
    end: int
    text: str
    type: str
    name: str
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """A named thing. `place` is set only where the bare name is ambiguous and becomes part of the id."""

    name: str
    type: str
    aliases: tuple[str, ...] = ()
    place: str | None = None
    properties: Mapping[str, str] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The stable, readable id.

        >>> Entity("之江实验室", "Laboratory").id
        'lab:之江实验室'
        """
        return entity_id(self.type, self.name, self.place)


@dataclass(frozen=True, slots=True)
class Relation:
    """An edge between two entities of one document (`head` and `tail` are entity ids), and its evidence.

    `start` and `end` bound the sentence that states it; `quote` is that sentence. `amount` is in yuan, for FUNDS.
    `confidence` lies in 0..1; `rule` names the pattern that made it.
    """

    type: str
    head: str
    tail: str
    start: int
    end: int
    quote: str
    status: Status = "underway"
    basis: Basis = "stated"
    amount: float | None = None
    confidence: float = 0.8
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read from one document. Every id in `relations` is the id of one of `entities`."""

    document: Document
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    relations: tuple[Relation, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form of the contract: relations by canonical name, offsets into the text."""
        names = {e.id: e.name for e in self.entities}
        return {
            "document": self.document.to_dict(),
            "mentions": [
                {"start": m.start, "end": m.end, "text": m.text, "type": m.type, "name": m.name} for m in self.mentions
            ],
            "entities": [{"name": e.name, "type": e.type, "aliases": list(e.aliases)} for e in self.entities],
            "relations": [_relation_dict(r, names) for r in self.relations],
        }


def _relation_dict(relation: Relation, names: Mapping[str, str]) -> dict[str, Any]:
    made = {
        "type": relation.type,
        "head": names[relation.head],
        "tail": names[relation.tail],
        "status": relation.status,
        "start": relation.start,
        "end": relation.end,
        "basis": relation.basis,
        "confidence": relation.confidence,
        "rule": relation.rule,
    }
    if relation.amount is not None:
        made["amount"] = relation.amount
    return made
