"""`kechuang export`: the graph, or a part of it, as files that other programs open."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..queries.files import write_file
from .common import query_parameters, say, store_option

if TYPE_CHECKING:
    from ..graph.store import Store
    from ..graph.subgraph import Subgraph

FORMATS = ("graphml", "gexf", "csv", "json", "jsonl", "jsonld", "cypher", "svg", "png", "neo4j-admin")


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("parameters", nargs=-1, type=click.UNPROCESSED)
@click.option("--query", "name", metavar="NAME", help="Export what a canned query finds; its --PARAM VALUE follow.")
@click.option("--entity", help="Export an entity with everything that is related to it.")
@click.option("--format", "form", type=click.Choice(FORMATS), help="Default: what the output file's name ends in.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="A file; for csv a folder or a .zip file.")
@click.option("--bom", is_flag=True, help="Open CSV files with a byte order mark, for Excel.")
@store_option
def export(
    parameters: tuple[str, ...],
    name: str | None,
    entity: str | None,
    form: str | None,
    output: Path | None,
    bom: bool,
    store_url: str,
) -> None:
    """Write the whole graph, what a canned query finds (--query), or what surrounds an entity (--entity).

    \b
    Examples:
      kechuang export --format jsonl -o graph.jsonl
      kechuang export --query corridor-network --corridor 杭州城西科创大走廊 -o corridor.gexf
      kechuang export --entity 之江实验室 -o lab.svg
    """
    from ..graph.errors import QueryError
    from ..graph.store import open_store
    from ..queries.exports import ENDINGS, export_files
    from ..queries.exports.plain import jsonl

    form = form or _form_of(output, ENDINGS)
    given = query_parameters(parameters, name)
    if name and entity:
        given["entity"], entity = entity, None  # many queries have a parameter of that name
    if output is None and form in ("csv", "png"):
        raise QueryError(f"{form} does not go to stdout; add -o {'FOLDER' if form == 'csv' else 'picture.png'}")
    if form == "neo4j-admin":
        _export_admin_files(output, store_url, name or entity)
        return
    with open_store(store_url, read_only=True) as store:
        if form == "jsonl" and not name and not entity:
            files = {"": jsonl(store.records())}
        else:
            files = export_files(_subgraph(store, name, entity, given), form, bom=bom)
    _write(files, output)


def _export_admin_files(folder: Path | None, store_url: str, part: str | None) -> None:
    """Write the whole graph for neo4j-admin, one file after the other; the graph is never held in memory as bytes."""
    from ..graph.bulk import write_admin_files
    from ..graph.errors import QueryError
    from ..graph.store import open_store

    if folder is None or part:
        raise QueryError(
            "neo4j-admin takes the whole graph as files in a new folder; write -o FOLDER, no --query or --entity"
        )
    with open_store(store_url, read_only=True) as store:
        files = write_admin_files(store.records(), folder)
    say(f"{len(files) - 1} files -> {folder}; {files[-1]} says how to import them")


def _form_of(output: Path | None, endings: dict[str, str]) -> str:
    from ..graph.errors import QueryError

    if output is None:
        return "jsonl"
    ending = output.suffix.lower().removeprefix(".")
    form = endings.get(ending, ending) or "csv"
    if form not in FORMATS:
        raise QueryError(f"what is {output.name}? add --format, one of: {', '.join(FORMATS)}")
    return form


def _subgraph(store: "Store", name: str | None, entity: str | None, given: dict[str, str]) -> "Subgraph":
    from ..queries.answer import answer
    from ..queries.parameters import find_entity
    from ..queries.whole import around, whole_graph

    if name:
        result = answer(store, name, **given)
        if not result.rows:
            say(result.pointer or f"没有查到: {result.title}")
        return result.subgraph()
    return around(store, find_entity(store, entity)) if entity else whole_graph(store)


def _write(files: dict[str, bytes], output: Path | None) -> None:
    from ..queries.exports import zipped

    if output is None:
        click.echo(files[""], nl=False)
    elif "" in files:
        write_file(output, files[""])
        say(f"{output}: {len(files['']):,} bytes")
    elif output.suffix.lower() == ".zip":
        write_file(output, zipped(files))
        say(f"{output}: {', '.join(files)}")
    else:
        try:
            output.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            from ..graph.errors import InputError

            raise InputError(f"cannot make the folder {str(output)!r}: {error.strerror}") from None
        for name, content in files.items():
            write_file(output / name, content)
        say(f"{output}: {', '.join(files)}")
