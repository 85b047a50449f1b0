"""The store's Cypher: files in cypher/, the same for both engines.

A placeholder (__LABEL__, __HEAD__, __TYPE__, __TAIL__, __PREFIX__) stands for a name that the ontology declares, __STATED__
for all relationship types but MENTIONS, __ENTITY__ for the condition that a node `n` is an entity; nothing else is ever
put into a statement, all data go as parameters. __NODE__ and __EDGE__ stand for the columns of a node and of a
relationship, named one by one because the engines disagree on what all properties are; __EVIDENCE__ for what a new
relationship takes from its `row`, likewise, for the file engine sets a whole map more slowly.
"""

from functools import cache
from pathlib import Path

from .ontology import ontology

_FOLDER = Path(__file__).with_name("cypher")


@cache
def statement(name: str, *, label: str = "", head: str = "", kind: str = "", tail: str = "") -> str:
    """Return a statement by its file name, with the names filled in; raise OntologyError for names not declared."""
    known = ontology()
    text = "\n".join(
        line
        for line in (_FOLDER / f"{name}.cypher").read_text(encoding="utf-8").splitlines()
        if not line.startswith("//")
    )
    text = text.replace("__NODE__", node_columns(label) if label else "")
    text = text.replace("__EDGE__", edge_columns(kind) if kind else "")
    text = text.replace("__EVIDENCE__", evidence_of_row(kind) if kind else "")
    text = text.replace("__STATED__", "|".join(kind for kind in known.relationships if kind != "MENTIONS"))
    text = text.replace("__ENTITY__", " OR ".join(f"n:{name}" for name in known.labels if name != "Document"))
    if label:
        text = text.replace("__LABEL__", known.label(label).name).replace("__PREFIX__", known.label(label).prefix)
    if head:
        text = text.replace("__HEAD__", known.label(head).name)
    if tail:
        text = text.replace("__TAIL__", known.label(tail).name)
    if kind:
        text = text.replace("__TYPE__", known.relationship(kind).name)
    return text


def node_properties(label: str) -> tuple[str, ...]:
    """Return the names of the properties that nodes of a label can have."""
    return ("id", "name", "aliases", *ontology().label(label).properties)


def edge_properties(kind: str) -> tuple[str, ...]:
    """Return the names of the properties that relationships of a type can have."""
    return (*ontology().evidence, "raw", *(("said",) if kind == "MENTIONS" else ()))


def node_columns(label: str) -> str:
    """Return the RETURN columns of a node `n`."""
    return ", ".join(f"n.`{p}` AS `{p}`" for p in node_properties(label))


def edge_columns(kind: str) -> str:
    """Return the RETURN columns of a relationship `r` from `h` to `t`."""
    return ", ".join(("h.id AS head", "t.id AS tail", *(f"r.`{p}` AS `{p}`" for p in edge_properties(kind))))


def evidence_of_row(kind: str) -> str:
    """Return the properties of a new relationship as entries of a map; one that `row.evidence` lacks is not set."""
    return ", ".join(f"`{p}`: row.evidence.`{p}`" for p in edge_properties(kind) if p != "document")
