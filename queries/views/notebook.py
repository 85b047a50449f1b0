"""A page inside a notebook: framed off, so that its scripts reach nothing outside the frame."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

HEIGHT = 600  # pixels


def framed_page(page: str, height: int = HEIGHT) -> str:
    """Return an iframe that holds a whole page; its scripts run, but apart from the notebook and its origin.

    >>> framed_page("<p>甲</p>", 90)[-40:]
    ' srcdoc="&lt;p&gt;甲&lt;/p&gt;"></iframe>'
    """
    return (
        f'<iframe sandbox="allow-scripts allow-modals" title="图" width="100%" height="{height}" '
        f'style="border:1px solid #ccc" srcdoc="{escape(page)}"></iframe>'
    )


def rows_table(columns: Sequence[str], rows: Sequence[Mapping[str, Any]], title: str) -> str:
    """Return rows as an HTML table, for answers that have nothing to draw."""
    head = "".join(f"<th>{escape(column)}</th>" for column in columns)
    cells = (("".join(f"<td>{escape(_text(row.get(column)))}</td>" for column in columns)) for row in rows)
    body = "".join(f"<tr>{row}</tr>" for row in cells)
    return f"<table><caption>{escape(title)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _text(value: Any) -> str:
    if isinstance(value, list | tuple):
        return "、".join(map(str, value))
    return "" if value is None else str(value)
