"""Answers as a table in a terminal; full-width characters count two columns, long quotes wrap."""

import shutil
from collections.abc import Sequence

from ..result import Result
from .cells import cell, heading
from .widths import shares

_NUMBERS = ("count", "documents", "entities", "links", "step", "start", "end", "amount", "length")
_LONG = ("quote", "things", "first_statement", "second_statement", "first_quote", "second_quote", "recipients")
_SHORT = 10  # columns of the terminal; what needs no more is not wrapped
_LEAST = 4


def to_table(result: Result, width: int | None = None) -> str:
    """Return the rows as a table of `width` columns (the terminal's, or 120 where there is none)."""
    from rich.box import SIMPLE_HEAD
    from rich.cells import cell_len
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    width = width or shutil.get_terminal_size((120, 40)).columns
    rows = [[cell(column, row[column]) for column in result.columns] for row in result.rows]
    heads = [heading(column) for column in result.columns]
    needs = [max(map(cell_len, texts)) for texts in zip(heads, *rows, strict=True)]
    room = width - 1 - 3 * len(heads)  # between the columns are three blanks, or one where it is narrow
    padding = 1 if room >= min(sum(needs), _SHORT * len(heads)) else 0
    widths = _widths(result.columns, needs, room + (0 if padding else 2 * len(heads)))
    table = Table(box=SIMPLE_HEAD, title=Text(result.title), title_justify="left", padding=(0, padding))
    for column, head, wide in zip(result.columns, heads, widths, strict=True):
        table.add_column(Text(head), justify="right" if column in _NUMBERS else "left", width=wide, overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    # too many columns for a very narrow terminal make a wider table: nothing is ever cut off
    console = Console(
        width=max(width, sum(widths) + (1 + 2 * padding) * len(widths) + 1),
        color_system=None,
        highlight=False,
        legacy_windows=False,
    )
    with console.capture() as captured:
        console.print(table)
    lines = (line.rstrip() for line in captured.get().splitlines())
    return "\n".join([*lines, f"{len(result)} 行"]) + "\n"


def _widths(columns: Sequence[str], needs: Sequence[int], room: int) -> list[int]:
    """Return the width of each column.

    Numbers and what is short are kept whole, quotes get three times the share of other long ones.
    """
    whole = [need <= _SHORT or column in _NUMBERS for column, need in zip(columns, needs, strict=True)]
    short = [need if kept else 0 for kept, need in zip(whole, needs, strict=True)]
    weights = [3.0 if column in _LONG else 1.0 for column in columns]
    rest = shares([0 if kept else need for kept, need in zip(short, needs, strict=True)], room - sum(short), weights)
    return [kept or max(_LEAST, int(wide)) for kept, wide in zip(short, rest, strict=True)]
