"""What several commands share: the --store option, and messages on stderr."""

from collections.abc import Callable
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


def say(message: str) -> None:
    """Print a message on stderr, so that stdout holds results only."""
    click.echo(message, err=True)
