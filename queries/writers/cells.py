"""What a cell says to a reader: Chinese headings and words, lists joined, nothing a terminal or a spreadsheet obeys."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from ...graph.ontology import ontology
from ..parameters import statuses

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
# A spreadsheet takes a cell that opens with one of these for a formula; a tab or line break may hide one.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


@cache
def _columns() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(Path(__file__).with_name("columns.toml").read_text(encoding="utf-8"))


def heading(column: str) -> str:
    """Return the Chinese heading of a column; a user's own column keeps its name.

    >>> heading("laboratory")
    '实验室'
    """
    return _columns()["headings"].get(column, column)


def cell(column: str, value: Any) -> str:
    """Return a value as a reader sees it: words of the ontology in Chinese, a list joined by 、, nothing for null.

    >>> cell("status", "done"), cell("partners", ["浙江", "浙江大学"]), cell("amount", 20000000.0)
    ('已完成', '浙江、浙江大学', '20,000,000')
    """
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return "、".join(cell(column, one) for one in value)
    if isinstance(value, float):
        return f"{value:,.0f}" if value.is_integer() else f"{value:,}"
    return clean(_word(_columns()["words"].get(column), str(value)))


def _word(kind: str | None, value: str) -> str:
    known = ontology()
    if kind == "label" and value in known.labels:
        return known.labels[value].zh
    if kind == "relation" and value in known.relationships:
        return known.relationships[value].zh
    return statuses().get(value, value) if kind == "status" else value


def clean(text: str) -> str:
    """Return the text without control and direction characters, which could rewrite what a terminal shows.

    Lone surrogates go as well: no file can hold them.
    """
    return _CONTROL.sub("", text)


def harmless(text: str) -> str:
    """Return the text so that no spreadsheet takes it for a formula.

    >>> harmless("=HYPERLINK(1)"), harmless("之江实验室")
    ("'=HYPERLINK(1)", '之江实验室')
    """
    text = clean(text)
    return f"'{text}" if text.startswith(_FORMULA) or text.lstrip().startswith(_FORMULA[:4]) else text
