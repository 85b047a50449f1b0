"""`kechuang load`: documents into a store."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .common import files_under, say, store_option

if TYPE_CHECKING:
    from ..graph.model import Extraction
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

    with open_store(store_url) as store:
        before = _sources(store)
        loaded, unchanged, failed, kept = _load(store, paths, quiet=False, verbose=verbose)
        _mind_former(store, before, kept, replace)
    say(f"{loaded} loaded, {unchanged} unchanged, {failed} failed: {store_url}")
    if failed:
        raise SystemExit(1)


def load_into(store: "Store", paths: Iterable[Path], quiet: bool = False) -> tuple[int, int, int]:
    """Load files and folders into an open store; return how many documents were loaded, unchanged and failed."""
    return _load(store, paths, quiet)[:3]


def _load(
    store: "Store", paths: Iterable[Path], quiet: bool, verbose: bool = False
) -> tuple[int, int, int, dict[str, str]]:
    """Load; return the counts, and the file name of each document by its id."""
    failures: list[str] = []
    loaded = unchanged = 0
    kept: dict[str, str] = {}
    for extraction, new in store.load_all(_extractions(paths, failures, quiet)):
        loaded, unchanged = loaded + new, unchanged + (not new)
        kept[extraction.document.id] = extraction.document.source
        if verbose:
            say(f"{'kept' if new else 'held'} {extraction.document.id}")
    return loaded, unchanged, len(failures), kept


def _extractions(paths: Iterable[Path], failures: list[str], quiet: bool) -> Iterator["Extraction"]:
    """Yield what each file says; what cannot be read is named on stderr and added to `failures`."""
    from rich.console import Console
    from rich.progress import track

    from ..graph.errors import InputError
    from ..loaders.documents import read_document
    from ..loaders.pipeline import extract
    from ..loaders.places import with_place_tree

    files, missing = files_under(paths)
    failures += missing
    console = Console(stderr=True)
    hidden = quiet or not console.is_terminal or len(files) < 2
    for file in track(files, "reading", console=console, disable=hidden):
        try:
            yield with_place_tree(extract(read_document(file)))
        except InputError as error:
            failures.append(str(error))
            say(f"kechuang: {error}")


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
