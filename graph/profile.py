"""What is known of one entity, in the order of time, every fact with its citation."""

from dataclasses import dataclass
from typing import Any

from .errors import QueryError
from .ontology import ontology
from .statements import statement
from .store import Store
from .subgraph import Node


@dataclass(frozen=True, slots=True)
class CitedFact:
    """One relationship of an entity as a sentence, and the document, date, sentence and offsets that state it."""

    text: str
    document: str
    date: str | None
    status: str
    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Profile:
    """An entity and its facts: oldest document first, undated ones last."""

    node: Node
    facts: tuple[CitedFact, ...]


def find_one(store: Store, text: str) -> Node:
    """Return the one entity that `text` names; raises QueryError with the candidates or the nearest names."""
    found = store.find(text)
    if len(found) == 1:
        return found[0]
    if found:
        raise QueryError(f"{text!r} names several; give an id: {', '.join(node.id for node in found)}")
    near = store.nearest(text)
    hint = f"; near it: {'、'.join(near)}" if near else "; `kechuang stats` tells whether the store holds anything"
    raise QueryError(f"nothing is called {text!r}{hint}")


def profile_of(store: Store, node: Node) -> Profile:
    """Return the entity with all its relationships, each cited."""
    rows = store.run("show", statement("edges_of", label=node.label), {"id": node.id})
    facts = [_fact(node, row) for row in rows]
    return Profile(
        node, tuple(sorted(facts, key=lambda f: (f.date is None, f.date or "", f.document, f.start, f.text)))
    )


def _fact(node: Node, row: dict[str, Any]) -> CitedFact:
    kind = ontology().relationship(row["type"]).zh
    ends = (node.name, row["name"]) if row["outward"] else (row["name"], node.name)
    return CitedFact(
        f"{ends[0]} —{kind}→ {ends[1]}",
        row["document"],
        row["date"],
        row["status"] or "",
        row["quote"] or "",
        row["start"] or 0,
        row["end"] or 0,
    )
