"""`kechuang query`: the canned queries; each is a subcommand whose options come from its header."""

from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from ..queries.catalogue import Query, catalogue, named
from ..queries.header import command_line
from .common import store_option
from .output import emit, output_options


class Queries(click.Group):
    """A group whose commands are the catalogue's queries."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all queries, built-in ones first."""
        return list(_catalogue(ctx))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
        """Return the command for a query; raise QueryError with the nearest names when there is none."""
        return _command(named(_catalogue(ctx), cmd_name))

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the queries with their parameters."""
        with formatter.section("Queries"):
            formatter.write_dl([(query.name, query.title) for query in _catalogue(ctx).values()])


@click.group(cls=Queries, invoke_without_command=True)
@click.option(
    "--queries",
    "folders",
    multiple=True,
    type=click.Path(path_type=Path),
    help="A folder with .cypher files of your own, listed beside the built-in ones (or KECHUANG_QUERIES).",
)
@click.option("--store", metavar="URL", help="The store; may also follow the query's name.")
@click.pass_context
def query(ctx: click.Context, folders: tuple[Path, ...], store: str | None) -> None:
    """Ask a canned query; without a name, list them all with their parameters."""
    if ctx.invoked_subcommand is None:
        for known in _catalogue(ctx).values():
            click.echo(f"{known.usage.removeprefix('kechuang query ')}\n    {known.title}: {known.question}")


def _catalogue(ctx: click.Context) -> dict[str, Query]:
    return catalogue(ctx.params.get("folders") or None)


def _command(known: Query) -> click.Command:
    """Return the click command of a query. What is missing or wrong is told by the query, with its usage line."""
    options: list[click.Parameter] = [
        click.Option([param.option, param.name], help=_help(param), metavar="|".join(param.types).upper())
        for param in known.params
    ]

    @store_option
    @output_options
    @click.pass_context
    def run(ctx: click.Context, /, store_url: str, form: str, output: Path | None, bom: bool, **given: Any) -> None:
        from ..graph.store import open_store
        from ..queries.answer import answer
        from ..queries.parameters import checked

        assert ctx.parent is not None
        if ctx.get_parameter_source("store_url") is not ParameterSource.COMMANDLINE:
            store_url = ctx.parent.params["store"] or store_url
        checked(known, given)
        with open_store(store_url, read_only=True) as store:
            result = answer(store, known.name, _catalogue(ctx.parent), **given)
            emit(result, form, output, bom)

    shared: list[click.Parameter] = getattr(run, "__click_params__", [])
    shared.reverse()
    example = command_line(known.name, known.example)
    text = f"{known.question}\n\n{known.about}\n\n\b\nExample:\n  {example}"
    return click.Command(known.name, params=options + shared, callback=run, help=text, short_help=known.title)


def _help(param: Any) -> str:
    need = "required" if param.required else f"default {param.default}" if param.default else "optional"
    return f"{param.about} ({need})" if param.about else need
