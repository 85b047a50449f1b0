"""`kechuang load`: documents into a store."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .common import say, store_option

if TYPE_CHECKING:
    from ..graph.store import Store


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@store_option
@click.option("--replace", is_flag=True, help="Remove what was loaded before from files of the same names.")
@click.option("-v", "--verbose", is_flag=True, help="Name each document once it is safely kept.")
def load(paths: tuple[Path, ...], store_url: str, replace: bool, verbose: bool) -> None:
    """Read the files and folders PATHS and keep what they say in the store.

    A document that is loaded again changes nothing. A file that cannot be read is named with the reason; the rest are
    loaded and the exit code is 1. A file whose text has changed is another document; --replace removes the former one.
    """
    from ..graph.store import open_store
    from ..loaders.loading import load_into

    with open_store(store_url) as store:
        before = _sources(store)
        loaded = load_into(store, paths, say, watch=_watched, verbose=verbose)
        _mind_former(store, before, loaded.sources, replace)
    new, failed = len(loaded.new), len(loaded.failures)
    say(f"{new} loaded, {len(loaded.sources) - new} unchanged, {failed} failed: {store_url}")
    if failed:
        raise SystemExit(1)


def _watched(files: list[Path]) -> Iterable[Path]:
    """Yield the files; on a terminal with a bar that shows how far the reading is."""
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    return track(files, "reading", console=console, disable=not console.is_terminal or len(files) < 2)


def _sources(store: "Store") -> dict[str, str]:
    """Return the file name of each document in the store, by its id."""
    from ..graph.statements import statement

    return {row["id"]: row["source"] or "" for row in store.run("sources", statement("nodes", label="Document"))}


def _mind_former(store: "Store", before: dict[str, str], kept: dict[str, str], replace: bool) -> None:
    """Remove or name the documents that files of the same names held before, when none of them was loaded now."""
    names = set(kept.values()) - {""}
    for former, source in sorted(before.items()):
        if former not in kept and source in names:
            if replace:
                store.remove(former)
                say(f"removed {former}: {source} says something else now")
            else:
                say(f"{former} came from another text of a file {source}; both are kept (--replace keeps the new one)")
