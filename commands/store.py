"""`kechuang stats`, `remove`, `copy`, `cypher` and `ontology`: a store as a whole."""

from typing import Any

import click

from .common import say, store_option


@click.command()
@store_option
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True, help="How to print it.")
def stats(store_url: str, form: str) -> None:
    """Count what the store holds, by label, by relationship type, and documents."""
    import json

    from ..graph.ontology import ontology
    from ..graph.store import open_store

    with open_store(store_url, read_only=True) as store:
        counts = store.stats()
    if form == "json":
        click.echo(json.dumps(counts, ensure_ascii=False))
        return
    known = ontology()
    click.echo(f"{'文档':<10}{counts['documents']:>8}")
    for label, n in counts["entities"].items():
        click.echo(f"{known.label(label).zh:<10}{n:>8}  {label}")
    for kind, n in counts["relations"].items():
        click.echo(f"{known.relationship(kind).zh:<10}{n:>8}  {kind}")


@click.command()
@click.argument("document")
@store_option
def remove(document: str, store_url: str) -> None:
    """Remove DOCUMENT (its id, title or file name) with exactly what it alone supported."""
    from ..graph.errors import QueryError
    from ..graph.store import open_store

    with open_store(store_url) as store:
        rows = store.run("documents", "MATCH (d:Document) RETURN d.id AS id, d.title AS title, d.source AS source")
        ids = sorted(row["id"] for row in rows if document in (row["id"], row["title"], row["source"]))
        if len(ids) != 1:
            near = ids or sorted(row["id"] for row in rows)[:5]
            what = "several documents are called" if ids else "no document is called"
            raise QueryError(f"{what} {document!r}; give one of the ids: {', '.join(near) or 'the store is empty'}")
        gone = store.remove(ids[0])
    say(f"removed {ids[0]} and {gone} relationships that it alone supported")


@click.command()
@click.argument("source")
@click.argument("target")
def copy(source: str, target: str) -> None:
    """Copy the whole graph from the store SOURCE into the store TARGET, which must be empty."""
    from ..graph.restore import copy_store
    from ..graph.store import open_store

    with open_store(source, read_only=True) as old, open_store(target) as new:
        nodes, edges = copy_store(old, new)
    say(f"{nodes} nodes and {edges} relationships copied to {target}")


@click.command()
@click.argument("statement")
@store_option
@click.option("--param", "-p", "given", multiple=True, metavar="NAME=VALUE", help="A parameter of the statement.")
@click.option("--timeout", default=30.0, show_default=True, help="Seconds to wait for the answer.")
def cypher(statement: str, store_url: str, given: tuple[str, ...], timeout: float) -> None:
    """Run a reading Cypher STATEMENT and print one JSON object a row."""
    import json

    from ..graph.errors import QueryError
    from ..graph.store import open_store

    parameters: dict[str, Any] = {}
    for pair in given:
        name, equals, value = pair.partition("=")
        if not equals:
            raise QueryError(f"--param {pair!r} has no value; write --param name=value")
        parameters[name] = value
    with open_store(store_url, read_only=True) as store:
        for row in store.run("cypher", statement, parameters, timeout):
            click.echo(json.dumps(row, ensure_ascii=False, default=str))


@click.command()
def ontology() -> None:
    """Print the ontology: labels, relationship types, and what may join what."""
    from ..graph.ontology import ontology as read

    known = read()
    for label in known.labels.values():
        properties = ", ".join(label.properties) or "-"
        click.echo(f"{label.name:18}{label.zh}\t{label.prefix}:\t{properties}\n    {label.about}")
    for kind in known.relationships.values():
        click.echo(f"{kind.name:18}{kind.zh}\n    {kind.about}")
        click.echo(f"    {', '.join(sorted(kind.head))} -> {', '.join(sorted(kind.tail))}")
