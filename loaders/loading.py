"""Documents into a store: what can be read is kept, what cannot is named with the reason."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from ..graph.errors import InputError
from .documents import find_files, passed_over, read_document
from .pipeline import extract
from .places import with_place_tree

if TYPE_CHECKING:
    from ..graph.model import Extraction
    from ..graph.store import Store

Tell = Callable[[str], None]


@dataclass(slots=True)
class Loaded:
    """What became of the files: the file name of each document that the store holds now, by id; which are new; failures."""

    sources: dict[str, str] = field(default_factory=dict)
    new: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)


def files_under(paths: Iterable[Path], tell: Tell) -> tuple[list[Path], list[str]]:
    """Return the documents under files and folders, and why some paths hold none; tell that and what is left out."""
    files: list[Path] = []
    failures: list[str] = []
    for path in paths:
        try:
            files += find_files([path])
        except InputError as error:
            tell(f"kechuang: {error}")
            failures.append(str(error))
            continue
        left = passed_over(path) if path.is_dir() else []
        if left:
            kinds = ", ".join(sorted({file.suffix.lower() or "no ending" for file in left}))
            tell(f"{path}: {len(left)} other files passed over ({kinds})")
    return files, failures


def load_into(
    store: "Store",
    paths: Iterable[Path],
    tell: Tell,
    *,
    watch: Callable[[list[Path]], Iterable[Path]] = iter,
    verbose: bool = False,
) -> Loaded:
    """Load files and folders into an open store.

    `tell` is given a line for each file that cannot be read and, with `verbose`, for each document once it is safely
    kept; `watch` is handed the files and yields them again, to show how far the reading is.
    """
    files, failures = files_under(paths, tell)
    loaded = Loaded(failures=failures)
    for extraction, new in store.load_all(_extractions(watch(files), loaded, tell)):
        document = extraction.document
        loaded.sources[document.id] = document.source
        if new:
            loaded.new.append(document.id)
        if verbose:
            tell(f"{'kept' if new else 'held'} {document.id}")
    return loaded


def _extractions(files: Iterable[Path], loaded: Loaded, tell: Tell) -> Iterator["Extraction"]:
    for file in files:
        try:
            yield with_place_tree(extract(read_document(file)))
        except InputError as error:
            loaded.failures.append(str(error))
            tell(f"kechuang: {error}")
