"""`kechuang extract`: what a document says, without a store."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from .common import say

if TYPE_CHECKING:
    from ..graph.model import Extraction


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["json", "table"]), default="table", show_default=True, help="How to print it.")
def extract(files: tuple[Path, ...], form: str) -> None:
    """Read FILES and print their mentions, entities and relations; nothing is stored.

    With --format json, one JSON object a file, one a line for several files; offsets count the characters of the file.
    """
    import json

    from ..graph.errors import InputError
    from ..loaders.documents import find_files, read_document
    from ..loaders.pipeline import extract as read

    failed = False
    paths = list(find_files(files))
    for path in paths:
        try:
            extraction = read(read_document(path))
        except InputError as error:
            say(f"kechuang: {error}")
            failed = True
            continue
        if form == "json":
            click.echo(json.dumps(extraction.to_dict(), ensure_ascii=False, indent=None if len(paths) > 1 else 1))
        else:
            _print_tables(extraction)
    if failed:
        raise SystemExit(1)


def _print_tables(extraction: "Extraction") -> None:
    from rich.console import Console
    from rich.table import Table

    console = Console()
    names = {e.id: e.name for e in extraction.entities}
    entities = Table("类型", "名称", "别名", title=extraction.document.title, title_justify="left")
    for entity in extraction.entities:
        entities.add_row(entity.type, entity.name, "、".join(entity.aliases))
    relations = Table("关系", "头", "尾", "状态", "依据", "原文")
    for r in extraction.relations:
        relations.add_row(r.type, names[r.head], names[r.tail], r.status, r.basis, r.quote)
    console.print(entities)
    console.print(relations)
