"""Answers as a table in a terminal; full-width characters count two columns, long quotes wrap."""

import shutil

from ..result import Result
from .cells import cell, heading

_NUMBERS = ("count", "documents", "entities", "links", "step", "start", "end", "amount", "length")
_LONG = ("quote", "things", "first_statement", "second_statement", "first_quote", "second_quote", "recipients")


def to_table(result: Result, width: int | None = None) -> str:
    """Return the rows as a table of `width` columns (the terminal's, or 120 where there is none)."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    width = width or shutil.get_terminal_size((120, 40)).columns
    table = Table(box=SIMPLE_HEAD, title=Text(result.title), title_justify="left", show_lines=False, padding=(0, 1))
    for column in result.columns:
        number, long = column in _NUMBERS, column in _LONG
        table.add_column(
            Text(heading(column)),
            justify="right" if number else "left",
            ratio=3 if long else None,
            min_width=12 if long else None,
            overflow="fold",
        )
    for row in result.rows:
        table.add_row(*(Text(cell(column, row[column])) for column in result.columns))
    console = Console(width=width, color_system=None, highlight=False, legacy_windows=False)
    with console.capture() as captured:
        console.print(table)
    lines = (line.rstrip() for line in captured.get().splitlines())
    return "\n".join([*lines, f"{len(result)} 行"]) + "\n"
