"""`kechuang ontology`: what kinds of things the graph knows, and what may join what."""

from typing import TYPE_CHECKING, Any

import click

from .common import format_option, padded

if TYPE_CHECKING:
    from ..graph.ontology import Ontology


@click.command()
@format_option("table", "json", "markdown")
def ontology(form: str) -> None:
    """Print the ontology: labels, relationship types with what they may join, and what every relationship carries."""
    import json

    from ..graph.ontology import ontology as read

    known = read()
    if form == "json":
        click.echo(json.dumps(as_plain(known), ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(as_markdown(known) if form == "markdown" else _as_table(known)))


def as_plain(known: "Ontology") -> dict[str, Any]:
    """Return the ontology as plain objects, names as in graph/ontology.toml."""
    from dataclasses import asdict

    return {
        "labels": {name: asdict(label) for name, label in known.labels.items()},
        "relationships": {
            name: {**asdict(kind), "head": _listed(known, kind.head), "tail": _listed(known, kind.tail)}
            for name, kind in known.relationships.items()
        },
        "evidence": dict(known.evidence),
    }


def as_markdown(known: "Ontology") -> list[str]:
    """Return the lines of docs/ontology.md."""
    lines = ["| label | | id | properties | what it is |", "| --- | --- | --- | --- | --- |"]
    for label in known.labels.values():
        properties = ", ".join(f"`{name}`" for name in label.properties)
        lines.append(f"| `{label.name}` | {label.zh} | `{label.prefix}:` | {properties} | {label.about} |")
    lines += ["", "| relationship | | from | to | what it says |", "| --- | --- | --- | --- | --- |"]
    for kind in known.relationships.values():
        ends = (", ".join(_listed(known, end)) for end in (kind.head, kind.tail))
        lines.append(f"| `{kind.name}` | {kind.zh} | {' | '.join(ends)} | {kind.about} |")
    lines += ["", "Every relationship that a document states carries:", ""]
    return [*lines, *(f"* `{name}` ({kind})" for name, kind in known.evidence.items())]


def _as_table(known: "Ontology") -> list[str]:
    lines = []
    for label in known.labels.values():
        lines.append(f"{label.name:18}{padded(label.zh, 10)}{label.prefix + ':':10}{label.about}")
    for kind in known.relationships.values():
        lines += ["", f"{kind.name:18}{padded(kind.zh, 10)}{kind.about}"]
        for word, end in (("从", kind.head), ("到", kind.tail)):
            lines.append(f"{'':18}{word}  {'、'.join(known.label(name).zh for name in _listed(known, end))}")
    return [*lines, "", f"每条关系都带着: {'、'.join(known.evidence)}"]


def _listed(known: "Ontology", names: frozenset[str]) -> list[str]:
    return [name for name in known.labels if name in names]
