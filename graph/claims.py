"""Claims and homes: what documents say, entity ids as each document has them, and where merges put it.

The graph is a pure function of the claims of all documents and of the decisions which entities are one. A relationship
that a merge has moved keeps the claims it was made from in its property `raw`, so that splitting can make them anew.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from .engine import Row
from .ontology import ontology

Join = tuple[str, str, str]

_ENDS = ("type", "head", "tail", "document")


class Claim(NamedTuple):
    """One relationship as its document has it, before any merge."""

    kind: str
    head: str
    tail: str
    document: str
    evidence: Row


def claims_of_row(row: Mapping[str, Any]) -> list[Claim]:
    """Return the claims that a stored relationship (type, head, tail, document, evidence...) was made from."""
    if row.get("raw"):
        return [Claim(kind, head, tail, row["document"], said) for kind, head, tail, said in json.loads(row["raw"])]
    evidence = {name: value for name, value in row.items() if name not in _ENDS and value is not None}
    return [Claim(row["type"], row["head"], row["tail"], row["document"], evidence)]


def relationship_rows(claims: Sequence[Claim], home: Mapping[str, str]) -> dict[Join, list[Row]]:
    """Return the relationships to store, by (head label, type, tail label), for claims whose ends live at `home`.

    No two claims have one key. A claim that a merge turned into a loop is no relationship any more; the document's
    MENTIONS of the entity keeps it.
    """
    label_of_id = ontology().label_of_id
    touched = {*home, *home.values(), *(claim.head for claim in claims if claim.head == claim.tail)}
    rows: dict[Join, list[Row]] = defaultdict(list)

    def add(kind: str, head: str, tail: str, document: str, evidence: Row) -> None:
        join = (label_of_id(head).name, kind, label_of_id(tail).name)
        rows[join].append({"head": head, "tail": tail, "document": document, "evidence": evidence})

    groups: dict[tuple[str, str, str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        kind, head, tail, document, evidence = claim
        if head not in touched and tail not in touched:
            add(kind, head, tail, document, evidence)
            continue
        head, tail = home.get(head, head), home.get(tail, tail)
        groups[("MENTIONS", document, head, document) if head == tail else (kind, head, tail, document)].append(claim)
    for (kind, head, tail, document), group in groups.items():
        only = group[0]
        plain = len(group) == 1 and only.head == head and only.tail == tail
        add(kind, head, tail, document, only.evidence if plain else _joined(kind, group))
    return rows


def _joined(kind: str, group: list[Claim]) -> Row:
    """Return the evidence of claims that became one relationship: the earliest in the text speaks, all are kept."""
    ordered = sorted(group, key=lambda c: (c.evidence.get("start", 0), c.evidence.get("end", 0), c[:3]))
    first = next((claim for claim in ordered if claim.kind == kind), ordered[0])
    kept = [[*claim[:3], dict(sorted(claim.evidence.items()))] for claim in ordered]
    return {**first.evidence, "raw": json.dumps(kept, ensure_ascii=False)}


def entity_rows(
    claims: Iterable[Claim], home: Mapping[str, str], names: Mapping[str, str]
) -> dict[str, dict[str, Row]]:
    """Return the entities to store, by label and id, from what documents say where they mention them.

    `names` gives the canonical name of a home that no document here mentions under its own id.
    """
    said: dict[str, list[tuple[str, Row]]] = defaultdict(list)
    for claim in claims:
        if claim.kind == "MENTIONS":
            said[home.get(claim.tail, claim.tail)].append((claim.tail, json.loads(claim.evidence["said"])))
    rows: dict[str, dict[str, Row]] = defaultdict(dict)
    for key, sayings in said.items():
        own = {saying["name"] for raw, saying in sayings if raw == key}
        name = min(own) if own else names[key]
        forms = {form for _, saying in sayings for form in (saying["name"], *saying["aliases"])}
        kind = ontology().label_of_id(key).name
        properties = _properties(kind, [saying["properties"] for _, saying in sayings])
        rows[kind][key] = {"id": key, "name": name, "aliases": sorted(forms - own - {name}), "properties": properties}
    return rows


def _properties(label: str, sayings: Iterable[Row]) -> Row:
    """Return the label's properties; one that nobody gives is None, so that an old value is taken away."""
    found: Row = dict.fromkeys(ontology().label(label).properties)
    if found:
        for name, value in (pair for saying in sayings for pair in saying.items()):
            if name in found:
                found[name] = _telling(value, found[name])
    return found


# A zone that rises is spoken of by its former level still: the highest counts.
_LEVELS = ("国家", "省", "市")


def _telling(one: str | None, other: str | None) -> str | None:
    """Return which of two values of a property to keep, whatever their order: the higher level, else the later in the alphabet."""
    given = [value for value in (one, other) if value]
    levels = [level for level in _LEVELS if level in given]
    return levels[0] if levels else max(given, default=None)


def with_held(row: Row, held: Mapping[str, Any]) -> Row:
    """Return an entity's row joined with what the store holds of it already."""
    names = {row["name"], held["name"]}
    aliases = {*row["aliases"], *(held["aliases"] or ())} - names
    properties = {key: _telling(value, held[key]) for key, value in row["properties"].items()}
    return {**row, "name": min(names), "aliases": sorted(aliases), "properties": properties}


def is_held(row: Row, held: Mapping[str, Any]) -> bool:
    """Tell whether the store holds an entity's row just as it is."""
    same = row["name"] == held["name"] and row["aliases"] == list(held["aliases"] or ())
    return same and all(held[key] == value for key, value in row["properties"].items())
