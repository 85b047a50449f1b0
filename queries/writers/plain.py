"""Answers as text: JSON, CSV and Markdown."""

import csv
import io
import json
import re

from ..result import Result
from .cells import cell, clean, harmless, heading


def to_json(result: Result) -> str:
    """Return the rows as a JSON list of objects whose keys are the query's columns."""
    return json.dumps([dict(row) for row in result.rows], ensure_ascii=False, indent=2) + "\n"


def to_csv(result: Result) -> str:
    """Return the rows as CSV (RFC 4180) under the query's column names; lists are joined by 、."""
    made = io.StringIO()
    writer = csv.writer(made)
    writer.writerow(result.columns)
    for row in result.rows:
        writer.writerow([_plain(row[column]) for column in result.columns])
    return made.getvalue()


def _plain(value: object) -> object:
    if value is None or isinstance(value, int | float):
        return value
    return harmless("、".join(map(str, value)) if isinstance(value, list | tuple) else str(value))


def to_markdown(result: Result) -> str:
    """Return the rows as a Markdown table with Chinese headings; cells hold no markup."""
    lines = [_line([heading(column) for column in result.columns]), _line(["---"] * len(result.columns))]
    lines += [_line([markdown_text(cell(c, row[c])) for c in result.columns]) for row in result.rows]
    return "\n".join(lines) + "\n"


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def markdown_text(text: str) -> str:
    """Return the text so that Markdown shows it as it is, on one line.

    >>> markdown_text("a|b <i>")
    'a\\\\|b &lt;i&gt;'
    """
    text = clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return re.sub(r"([\\`*_\[\]|#])", r"\\\1", re.sub(r"\s+", " ", text))
