"""ask.toml: the words and frames by which a Chinese question chooses a canned query."""

import csv
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

_HERE = Path(__file__).parent
# What the loaders read documents by serves for questions too. Only these two data files are shared, never code.
_LOADERS = _HERE.parent / "loaders"


@cache
def rules() -> Mapping[str, Any]:
    """Return ask.toml."""
    return tomllib.loads((_HERE / "ask.toml").read_text(encoding="utf-8"))


@cache
def loader_words() -> Mapping[str, str]:
    """Return the word lists by which the loaders read relations, as parts of regular expressions.

    >>> "联合" in loader_words()["together"].split("|")
    True
    """
    words: Mapping[str, str] = tomllib.loads((_LOADERS / "patterns/relations.toml").read_text(encoding="utf-8"))[
        "words"
    ]
    return words


@cache
def short_universities() -> Mapping[str, tuple[str, ...]]:
    """Return the short names that are ordinary words or stand for several universities, with those they may stand for.

    >>> short_universities()["南大"]
    ('南京大学', '南昌大学')
    """
    with (_LOADERS / "gazetteer/university_shorts.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t")
        return {row["form"]: tuple(row["names"].split("|")) for row in rows}
