"""The command line: `kechuang`. It knows which file holds which command, and turns errors into exit codes."""

from difflib import get_close_matches
from importlib import import_module
from typing import Any

import click

from . import __version__
from .graph.errors import KechuangError, QueryError

# section of the help -> command -> module in commands/ and what the command is for, in half a line;
# the command's function in its module has the same name, `-` as `_`
SECTIONS: dict[str, dict[str, tuple[str, str]]] = {
    "Begin": {
        "demo": ("demo", "See the whole path on the sample documents."),
    },
    "Documents": {
        "load": ("load", "Read files and folders into the store."),
        "remove": ("store", "Remove a document with what it alone supported."),
        "extract": ("extract", "Print what files say; store nothing."),
        "evaluate": ("evaluate", "Measure the reading on your own gold."),
    },
    "Questions": {
        "ask": ("ask", "Answer a question in Chinese."),
        "query": ("query", "Answer a canned query; list them all."),
        "show": ("show", "Tell all that is known of an entity, cited."),
        "cypher": ("store", "Run a reading Cypher statement."),
    },
    "Pages and files": {
        "view": ("view", "Draw the graph or a part of it as a page or picture."),
        "report": ("report", "Write a cited document: Word, HTML, Markdown."),
        "export": ("export", "Write the graph or a part of it for other programs."),
    },
    "One entity or two": {
        "review": ("merges", "Suggest merges, the likeliest first."),
        "merge": ("merges", "Make two entities one."),
        "split": ("merges", "Take a merge back."),
        "merges": ("merges", "List what was merged, and why; carry out a decision file."),
    },
    "Store": {
        "stats": ("store", "Count what the store holds."),
        "copy": ("store", "Copy a store into another one."),
        "ontology": ("ontology", "Print labels, relationship types, what joins what."),
    },
}
COMMANDS = {name: command for section in SECTIONS.values() for name, command in section.items()}


class Commands(click.Group):
    """A group that imports a command's module only when the command is wanted."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the command names in the order of SECTIONS."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return the command, or None when there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"{__package__}.commands.{COMMANDS[cmd_name][0]}")
        command: click.Command = getattr(module, cmd_name.replace("-", "_"))
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that `args` begin with; a wrong name is answered with the nearest ones."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            near = get_close_matches(args[0], COMMANDS, n=3)
            hint = f"did you mean {' or '.join(near)}?" if near else "`kechuang --help` lists them."
            raise click.UsageError(f"there is no command {args[0]!r}; {hint}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands section by section, without importing them."""
        width = max(map(len, COMMANDS))
        for section, commands in SECTIONS.items():
            with formatter.section(section):
                formatter.write_dl([(name.ljust(width), about) for name, (_, about) in commands.items()])

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
    """Read government documents into a knowledge graph of innovation entities, and ask it questions.

    The store is the file kechuang.kgl in this folder, or what --store, KECHUANG_STORE or NEO4J_URI names.
    """
