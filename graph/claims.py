"""Claims and homes: what documents say, entity ids as each document has them, and where merges put it.

The graph is a pure function of the claims of all documents and of the decisions which entities are one. A relationship
that a merge has moved keeps the claims it was made from in its property `raw`, so that splitting can make them anew.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from .ontology import ontology

Row = dict[str, Any]
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


def relationship_rows(claims: Iterable[Claim], home: Mapping[str, str]) -> dict[Join, list[Row]]:
    """Return the relationships to store, by (head label, type, tail label), for claims whose ends live at `home`.

    A claim that a merge turned into a loop is no relationship any more; the document's MENTIONS of the entity keeps it.
    """
    groups: dict[tuple[str, str, str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        head, tail = home.get(claim.head, claim.head), home.get(claim.tail, claim.tail)
        key = (
            ("MENTIONS", claim.document, head, claim.document)
            if head == tail
            else (claim.kind, head, tail, claim.document)
        )
        groups[key].append(claim)
    rows: dict[Join, list[Row]] = defaultdict(list)
    for (kind, head, tail, document), group in groups.items():
        join = (_label(head), kind, _label(tail))
        rows[join].append(
            {"head": head, "tail": tail, "document": document, "evidence": _joined(kind, head, tail, group)}
        )
    return rows


def _joined(kind: str, head: str, tail: str, group: list[Claim]) -> Row:
    """Return the evidence of claims that became one relationship: the earliest in the text speaks, all are kept."""
    if len(group) == 1 and group[0][:3] == (kind, head, tail):
        return group[0].evidence
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
    said: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for claim in claims:
        if claim.kind == "MENTIONS":
            said[home.get(claim.tail, claim.tail)][claim.tail].append(json.loads(claim.evidence["said"]))
    rows: dict[str, dict[str, Row]] = defaultdict(dict)
    for key, sayings in said.items():
        own = [saying["name"] for saying in sayings.get(key, ())]
        name = min(own) if own else names[key]
        everything = [saying for some in sayings.values() for saying in some]
        forms = {form for saying in everything for form in (saying["name"], *saying["aliases"])}
        rows[_label(key)][key] = {
            "id": key,
            "name": name,
            "aliases": sorted(forms - {name, *own}),
            "properties": _properties(_label(key), everything),
        }
    return rows


def _properties(label: str, sayings: Iterable[Row]) -> Row:
    """Return the label's properties; one that nobody gives is None, so that an old value is taken away."""
    found: Row = dict.fromkeys(ontology().label(label).properties)
    for saying in sayings:
        for name, value in saying["properties"].items():
            if name in found:
                found[name] = max(value, found[name] or "")
    return found


def with_held(row: Row, held: Mapping[str, Any] | None) -> Row:
    """Return an entity's row joined with what the store holds of it already."""
    if held is None:
        return row
    names = {row["name"], held["name"]}
    aliases = {*row["aliases"], *(held["aliases"] or ())} - names
    properties = {key: max(value or "", held[key] or "") or None for key, value in row["properties"].items()}
    return {**row, "name": min(names), "aliases": sorted(aliases), "properties": properties}


def _label(key: str) -> str:
    return ontology().label_of_id(key).name
