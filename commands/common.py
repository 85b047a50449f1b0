"""What several commands share: the --store option, the files that a user names, and messages on stderr."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])

DEFAULT_STORE = "kechuang.kgl"


def store_option(command: F) -> F:
    """Add `--store URL`: the given one, else KECHUANG_STORE, else NEO4J_URI, else kechuang.kgl in this folder."""
    return click.option(
        "--store",
        "store_url",
        envvar=["KECHUANG_STORE", "NEO4J_URI"],
        default=DEFAULT_STORE,
        show_default=True,
        metavar="URL",
        help="The store: a file, or neo4j://host, neo4j+s://host, bolt://host.",
    )(command)


def format_option(*choices: str, about: str = "How to print it.") -> Callable[[F], F]:
    """Return what adds `--format`, one of `choices`; the first of them is the default."""
    return click.option(
        "--format", "form", type=click.Choice(choices), default=choices[0], show_default=True, help=about
    )


def say(message: str) -> None:
    """Print a message on stderr, so that stdout holds results only."""
    click.echo(message, err=True)


def query_parameters(words: Iterable[str], query: str | None) -> dict[str, str]:
    """Return the `--name value` and `--name=value` words that follow `--query NAME`.

    Raises QueryError for anything else, and for parameters where there is no query that they belong to.
    """
    from ..graph.errors import QueryError

    found: dict[str, str] = {}
    left = list(words)
    while left:
        word = left.pop(0)
        option, equals, value = word.partition("=")
        if not option.startswith("--") or (not equals and (not left or left[0].startswith("--"))):
            raise QueryError(f"{word!r} is not understood; parameters read --name value")
        found[option[2:].replace("-", "_")] = value if equals else left.pop(0)
    if found and not query:
        raise QueryError(f"--{next(iter(found))} belongs to a query; name it with --query (see `kechuang query`)")
    return found


def padded(text: str, width: int) -> str:
    """Return the text with blanks behind it, `width` columns wide in a terminal, where a Chinese character takes two.

    >>> padded("高校", 6) + "|"
    '高校  |'
    """
    from unicodedata import east_asian_width

    return text + " " * (width - sum(2 if east_asian_width(c) in "WF" else 1 for c in text))
