"""The ontology, read from `ontology.toml`: labels, relationship types, and what may join what."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .errors import OntologyError


@dataclass(frozen=True, slots=True)
class Label:
    """One kind of node.

    `prefix` opens the ids of its entities; `properties` maps a property beyond id, name and aliases to its type.
    """

    name: str
    zh: str
    en: str
    about: str
    prefix: str
    color: str
    shape: str
    properties: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Relationship:
    """One kind of edge, and the labels it may join."""

    name: str
    zh: str
    en: str
    about: str
    head: frozenset[str]
    tail: frozenset[str]
    color: str


@dataclass(frozen=True, slots=True)
class Ontology:
    """All labels and relationship types, by name, in the order of the file."""

    labels: Mapping[str, Label]
    relationships: Mapping[str, Relationship]
    evidence: Mapping[str, str]

    def label(self, name: str) -> Label:
        """Return the label called `name`; raise OntologyError when there is none."""
        try:
            return self.labels[name]
        except KeyError:
            raise OntologyError(f"no label {name!r} in the ontology; labels: {', '.join(self.labels)}") from None

    def relationship(self, name: str) -> Relationship:
        """Return the relationship type called `name`; raise OntologyError when there is none."""
        try:
            return self.relationships[name]
        except KeyError:
            known = ", ".join(self.relationships)
            raise OntologyError(f"no relationship {name!r} in the ontology; relationships: {known}") from None

    def may_join(self, relationship: str, head: str, tail: str) -> bool:
        """Tell whether an edge of this type may run from a `head` label to a `tail` label.

        >>> ontology().may_join("CO_BUILDS", "University", "Laboratory")
        True
        >>> ontology().may_join("LOCATED_IN", "University", "Agency")
        False
        """
        kind = self.relationship(relationship)
        return head in kind.head and tail in kind.tail

    def label_of_id(self, entity_id: str) -> Label:
        """Return the label that the prefix of `entity_id` stands for; raise OntologyError for an unknown prefix.

        >>> ontology().label_of_id("lab:之江实验室").name
        'Laboratory'
        """
        prefix = entity_id.partition(":")[0]
        label = _by_prefix().get(prefix)
        if label is None:
            raise OntologyError(f"no label has the id prefix {prefix!r} (in {entity_id[:80]!r})")
        return label


@cache
def _by_prefix() -> dict[str, Label]:
    return {label.prefix: label for label in ontology().labels.values()}


@cache
def ontology() -> Ontology:
    """Return the ontology that the package ships."""
    raw = tomllib.loads(Path(__file__).with_name("ontology.toml").read_text(encoding="utf-8"))
    labels = {name: Label(name=name, **entry) for name, entry in raw["labels"].items()}
    relationships = {
        name: Relationship(name=name, **{**entry, "head": frozenset(entry["head"]), "tail": frozenset(entry["tail"])})
        for name, entry in raw["relationships"].items()
    }
    return Ontology(labels, relationships, raw["evidence"]["properties"])
