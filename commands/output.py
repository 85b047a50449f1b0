"""What commands that answer share: --format, --output, --bom, and where the answer goes."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from .common import format_option, say

if TYPE_CHECKING:
    from ..queries.result import Result

F = TypeVar("F", bound=Callable[..., Any])


def output_options(command: F) -> F:
    """Add --format, --output and --bom."""
    options: list[Callable[[Any], Any]] = [
        click.option("--bom", is_flag=True, help="Open the text with a byte order mark, for Excel."),
        click.option(
            "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="A file to write (default: stdout)."
        ),
        format_option("table", "json", "csv", "markdown", "xlsx", about="How the answer is written."),
    ]
    for option in options:
        command = option(command)
    return command


def emit(result: "Result", form: str, output: Path | None, bom: bool = False) -> None:
    """Write an answer to a file or stdout; on stderr say what there is instead when there is no row."""
    from ..graph.errors import QueryError
    from ..queries.files import write_file
    from ..queries.writers import write

    if form == "xlsx" and output is None and sys.stdout.isatty():
        raise QueryError("a workbook needs a file; add `-o answer.xlsx`")
    made = write(result, form, bom=bom)
    if output is not None:
        write_file(output, made)
        say(f"{len(result)} 行 -> {output}")
    elif sys.stdout.isatty() and made.count(b"\n") > 50:
        click.echo_via_pager(made.decode("utf-8"))
    else:
        click.echo(made, nl=False)
    if result.limit:
        say(f"只列出前 {result.limit} 项; 加 --limit 可以多列")
    if not result.rows:
        say(result.pointer or f"没有查到: {result.title}")
