"""`kechuang extract`: what a document says, without a store."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from .common import format_option, say

if TYPE_CHECKING:
    from ..graph.model import Extraction


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@format_option("table", "json", "html")
@click.option("--explain", is_flag=True, help="Name the rule behind every mention and relation, with its own example.")
def extract(files: tuple[Path, ...], form: str, explain: bool) -> None:
    """Read FILES and print their mentions, entities and relations; nothing is stored.

    With --format json, one JSON object a file, one a line for several files; offsets count the characters of the file.
    With --format html, the document as a page with everything marked.
    """
    import json

    from ..graph.errors import InputError
    from ..loaders.documents import read_document
    from ..loaders.loading import files_under
    from ..loaders.marked import marked_page
    from ..loaders.pipeline import extract as read

    paths, failures = files_under(files, say)
    for path in paths:
        try:
            extraction = read(read_document(path))
        except InputError as error:
            say(f"kechuang: {error}")
            failures.append(str(error))
            continue
        if form == "json":
            click.echo(json.dumps(extraction.to_dict(), ensure_ascii=False, indent=None if len(paths) > 1 else 1))
        elif form == "html":
            click.echo(marked_page(extraction), nl=False)
        elif explain:
            _print_rules(extraction)
        else:
            _print_tables(extraction)
    if failures:
        raise SystemExit(1)


def _print_tables(extraction: "Extraction") -> None:
    from rich.console import Console
    from rich.table import Table

    from ..graph.ontology import ontology

    console = Console()
    known = ontology()
    names = {e.id: e.name for e in extraction.entities}
    entities = Table("类型", "名称", "别名", title=extraction.document.title, title_justify="left")
    for entity in extraction.entities:
        entities.add_row(known.label(entity.type).zh, entity.name, "、".join(entity.aliases))
    relations = Table("头", "关系", "尾", "状态", "依据", "原文")
    for r in extraction.relations:
        relations.add_row(names[r.head], known.relationship(r.type).zh, names[r.tail], r.status, r.basis, r.quote)
    console.print(entities)
    console.print(relations)


def _print_rules(extraction: "Extraction") -> None:
    from ..loaders.rules import example_of

    names = {e.id: e.name for e in extraction.entities}
    for m in extraction.mentions:
        click.echo(f"{m.start}:{m.end}  {m.text}  →  {m.type} {m.name}\n    {m.rule}: {example_of(m.rule)}")
    for r in extraction.relations:
        click.echo(f"{names[r.head]} —{r.type}→ {names[r.tail]}  ({r.status}, {r.basis}, {r.confidence:.2f})")
        click.echo(f"    {r.rule}: {example_of(r.rule)}\n    {r.quote}")
