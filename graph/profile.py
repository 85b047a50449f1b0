"""What is known of one entity, in the order of time, every fact with its citation."""

from dataclasses import asdict, dataclass
from typing import Any

from .decisions import Decision
from .errors import QueryError
from .ontology import ontology
from .statements import statement
from .store import Store
from .subgraph import Node


@dataclass(frozen=True, slots=True)
class CitedFact:
    """One relationship of an entity as a sentence, and the document, date, sentence and offsets that state it."""

    text: str
    kind: str
    document: str
    date: str | None
    status: str
    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Profile:
    """An entity, its facts (oldest document first, undated ones last), and what was merged into it."""

    node: Node
    facts: tuple[CitedFact, ...]
    merged: tuple[Decision, ...] = ()

    @property
    def timeline(self) -> tuple[CitedFact, ...]:
        """The facts that tell how far an undertaking is; a repetition of the same status is left out."""
        last: dict[str, str] = {}
        steps = []
        for fact in self.facts:
            if fact.kind not in ("LOCATED_IN", "AFFILIATED_WITH") and last.get(fact.text) != fact.status:
                last[fact.text] = fact.status
                steps.append(fact)
        return tuple(steps)

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain objects."""
        return {
            "entity": asdict(self.node),
            "timeline": [asdict(fact) for fact in self.timeline],
            "relations": [asdict(fact) for fact in self.facts],
            "merged": [decision.to_dict() for decision in self.merged],
        }


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
    ordered = sorted(facts, key=lambda f: (f.date is None, f.date or "", f.document, f.start, f.text))
    merged = tuple(d for d in store.decisions() if d.kind == "merge" and d.kept == node.id)
    return Profile(node, tuple(ordered), merged)


def _fact(node: Node, row: dict[str, Any]) -> CitedFact:
    kind = ontology().relationship(row["type"]).zh
    ends = (node.name, row["name"]) if row["outward"] else (row["name"], node.name)
    return CitedFact(
        f"{ends[0]} —{kind}→ {ends[1]}",
        row["type"],
        row["document"],
        row["date"],
        row["status"] or "",
        row["quote"] or "",
        row["start"] or 0,
        row["end"] or 0,
    )
