"""`kechuang report`: an answer, a corridor or an entity as a document to hand in."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from .common import query_parameters, say, store_option

if TYPE_CHECKING:
    from ..graph.store import Store
    from ..queries.reports import Report


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("parameters", nargs=-1, type=click.UNPROCESSED)
@click.option("--query", "name", metavar="NAME", help="Report what a canned query finds; its --PARAM VALUE follow.")
@click.option("--entity", help="Report an entity: all its relations, and what is stated near it.")
@click.option("--corridor", help="Report a science corridor with what belongs to it.")
@click.option("--title", default="", help="The title (default: made from the question).")
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file: .docx, .html or .md (with its picture beside it).",
)
@store_option
def report(
    parameters: tuple[str, ...],
    name: str | None,
    entity: str | None,
    corridor: str | None,
    title: str,
    output: Path,
    store_url: str,
) -> None:
    """Write a report: figures, the picture of the network, tables; every fact with document, date and sentence.

    \b
    Examples:
      kechuang report --corridor 杭州城西科创大走廊 -o report.docx
      kechuang report --entity 之江实验室 -o report.html
      kechuang report --query cobuilt-laboratories --province 浙江 --university 浙江大学 -o report.md
    """
    from ..graph.errors import QueryError
    from ..graph.store import open_store
    from ..queries.reports import FORMATS, write_report

    form = output.suffix.lower().removeprefix(".")
    given = query_parameters(parameters, name)
    if name and corridor:
        given["corridor"], corridor = corridor, None  # some queries have a parameter of that name
    if name and entity:
        given["entity"], entity = entity, None
    if form not in FORMATS:
        raise QueryError(f"{output.name!r} is no report; end its name in {', '.join('.' + f for f in FORMATS)}")
    if sum(map(bool, (name, entity, corridor))) != 1:
        raise QueryError("give one of --query NAME, --entity NAME, --corridor NAME")
    with open_store(store_url, read_only=True) as store:
        made = _made(store, name, entity, corridor, title, given)
    write_report(made, output)
    say(f"{output}: {len(made.citations)} 处引文, {len(made.documents.rows)} 份文档")


def _made(
    store: "Store", name: str | None, entity: str | None, corridor: str | None, title: str, given: dict[str, str]
) -> "Report":
    from ..queries.answer import answer
    from ..queries.parameters import find_entity
    from ..queries.reports import report_on_entity, report_on_result

    if name:
        return report_on_result(answer(store, name, **given), title)
    if corridor:
        return report_on_entity(store, find_entity(store, corridor, ("Corridor",)), title)
    return report_on_entity(store, find_entity(store, entity or ""), title)
