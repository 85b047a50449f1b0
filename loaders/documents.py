"""Files to documents: found under the given paths, read, and described."""

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..graph.errors import InputError
from ..graph.model import Document
from .context import date_of, title_of
from .readers import SUFFIXES, read_text

_LONGEST_TITLE = 60


def find_files(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the given files, and the readable files under the given folders, sorted by name.

    Raises InputError for a path that does not exist or a folder with nothing readable in it.
    """
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        found = sorted(p for p in path.rglob("*") if p.is_file() and p.suffix.lower() in SUFFIXES and not p.is_symlink())
        if not found:
            raise InputError(f"{path}: nothing readable in this folder; readable: {', '.join(sorted(SUFFIXES))}")
        yield from found


def read_document(path: Path) -> Document:
    """Read one file into a document; raises InputError with the reason when it cannot be read."""
    return make_document(read_text(path), path.name)


def make_document(text: str, source: str = "") -> Document:
    """Return the document of a text: the same text has the same id, whatever file it came from.

    >>> make_document("浙江省2018年科技工作要点\\n2018年3月").date
    '2018-03'
    """
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    title = unicodedata.normalize("NFC", title_of(text)) or _first_words(text)
    return Document(
        id=f"doc:{title[:_LONGEST_TITLE]}#{digest[:8]}",
        title=title,
        text=text,
        source=source,
        date=date_of(text, title),
        sha256=digest,
    )


def _first_words(text: str) -> str:
    line = next((line.strip() for line in text.split("\n") if line.strip()), "")
    return line if len(line) <= _LONGEST_TITLE else line[:30] + "…"
