"""`kechuang stats`, `remove`, `copy` and `cypher`: a store as a whole."""

from typing import Any

import click

from .common import format_option, padded, say, store_option


@click.command()
@store_option
@click.option("--by", type=click.Choice(["label", "type", "document", "year"]), help="Count by this only.")
@format_option("table", "json")
def stats(store_url: str, by: str | None, form: str) -> None:
    """Count what the store holds: entities by label, relations by type, documents; or by document or year."""
    import json

    from ..graph.counts import counts_by
    from ..graph.store import open_store

    with open_store(store_url, read_only=True) as store:
        counts = counts_by(store, by) if by else store.stats()
    if form == "json":
        click.echo(json.dumps(counts, ensure_ascii=False))
    elif isinstance(counts, list):
        _print_rows(counts)
    else:
        _print_counts(counts)


def _print_rows(rows: list[dict[str, Any]]) -> None:
    from ..graph.ontology import ontology

    known = ontology()
    for row in rows:
        name = (
            known.label(row["label"]).zh
            if "label" in row
            else known.relationship(row["type"]).zh
            if "type" in row
            else ""
        )
        click.echo("\t".join([*("-" if v is None else str(v) for v in row.values()), *([name] if name else [])]))
    if rows:
        say("\t".join(rows[0]))


def _print_counts(counts: dict[str, Any]) -> None:
    from ..graph.ontology import ontology

    known = ontology()
    click.echo(f"{padded('文档', 10)}{counts['documents']:>8}")
    for label, n in counts["entities"].items():
        click.echo(f"{padded(known.label(label).zh, 10)}{n:>8}  {label}")
    for kind, n in counts["relations"].items():
        click.echo(f"{padded(known.relationship(kind).zh, 10)}{n:>8}  {kind}")


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
            what = "several documents are called" if ids else "no document is called"
            near = ids or sorted(row["id"] for row in rows)[:5]
            raise QueryError(f"{what} {document!r}; give one of the ids: {', '.join(near) or 'the store is empty'}")
        gone = store.remove(ids[0])
    say(f"removed {ids[0]} and {gone} relationships that it alone supported")


@click.command()
@click.argument("source")
@click.argument("target")
def copy(source: str, target: str) -> None:
    """Copy the whole graph from the store SOURCE into the store TARGET, which must be empty.

    SOURCE may also be a dump that `kechuang export --format jsonl` wrote (its name ends in .jsonl).
    """
    from pathlib import Path

    from ..graph.errors import InputError
    from ..graph.restore import copy_store, read_records, restore
    from ..graph.store import open_store

    if source.endswith(".jsonl"):
        if not Path(source).is_file():
            raise InputError(
                f"there is no dump at {source}; make one with `kechuang export --format jsonl -o {source}`"
            )
        with open_store(target) as new:
            nodes, edges = restore(read_records(Path(source)), new)
    else:
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
