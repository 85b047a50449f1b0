"""`kechuang load`: documents into a store."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .common import files_under, say, store_option

if TYPE_CHECKING:
    from ..graph.store import Store


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@store_option
def load(paths: tuple[Path, ...], store_url: str) -> None:
    """Read the files and folders PATHS and keep what they say in the store.

    A document that is loaded again changes nothing. A file that cannot be read is named with the reason; the rest are
    loaded and the exit code is 1.
    """
    from ..graph.store import open_store

    with open_store(store_url) as store:
        loaded, unchanged, failed = load_into(store, paths)
    say(f"{loaded} loaded, {unchanged} unchanged, {failed} failed: {store_url}")
    if failed:
        raise SystemExit(1)


def load_into(store: "Store", paths: Iterable[Path], quiet: bool = False) -> tuple[int, int, int]:
    """Load files and folders into an open store; return how many documents were loaded, unchanged and failed."""
    from rich.console import Console
    from rich.progress import track

    from ..graph.errors import InputError
    from ..loaders.documents import read_document
    from ..loaders.pipeline import extract
    from ..loaders.places import with_place_tree

    files, failed = files_under(paths)
    loaded = unchanged = 0
    console = Console(stderr=True)
    shown = track(files, "reading", console=console, disable=quiet or not console.is_terminal or len(files) < 2)
    for file in shown:
        try:
            extraction = with_place_tree(extract(read_document(file)))
        except InputError as error:
            say(f"kechuang: {error}")
            failed += 1
            continue
        if store.load(extraction):
            loaded += 1
        else:
            unchanged += 1
    return loaded, unchanged, failed
