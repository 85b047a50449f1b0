"""The command line: `kechuang`. It knows which file holds which command, and turns errors into exit codes."""

from importlib import import_module
from typing import Any

import click

from . import __version__
from .graph.errors import KechuangError, QueryError

# command -> module in commands/; the command's function there has the same name, `-` as `_`.
COMMANDS: dict[str, str] = {
    "load": "load",
    "extract": "extract",
    "query": "query",
    "show": "show",
    "stats": "store",
    "remove": "store",
    "copy": "store",
    "cypher": "store",
    "ontology": "store",
    "evaluate": "evaluate",
}


class Commands(click.Group):
    """A group that imports a command's module only when the command is wanted."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the command names in the order of COMMANDS."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return the command, or None when there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"{__package__}.commands.{COMMANDS[cmd_name]}")
        command: click.Command = getattr(module, cmd_name.replace("-", "_"))
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a KechuangError becomes one sentence on stderr, exit 2 for a wrong question and else 1."""
        try:
            return super().invoke(ctx)
        except KechuangError as error:
            click.echo(f"kechuang: {error}", err=True)
            ctx.exit(2 if isinstance(error, QueryError) else 1)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kechuang")
def main() -> None:
    """Read government documents into a knowledge graph of innovation entities, and ask it questions."""
