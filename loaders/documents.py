"""Files to documents: found under the given paths, read, and described."""

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..graph.errors import InputError
from ..graph.model import Document
from .context import date_of, title_of
from .readers import READERS, UNREADABLE, read_text, readable_name

_LONGEST_TITLE = 60


def find_files(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the given files, and the documents under the given folders, sorted by name; other files are passed over.

    A document of a kind that cannot be read (`.doc`, `.wps`) is yielded too: read_document says why. Raises InputError
    for a path that does not exist and for a folder with no document in it.
    """
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        found = sorted(file for file in path.rglob("*") if _is_document(file))
        if not found:
            raise InputError(
                f"{readable_name(path)}: no document in this folder; readable: {', '.join(sorted(READERS))}"
            )
        yield from found


def passed_over(folder: Path) -> list[Path]:
    """Return the files under a folder that find_files does not yield; hidden ones and stores (`.kgl`) do not count."""
    files = (file for file in folder.rglob("*") if file.is_file() and not _is_document(file))
    return sorted(file for file in files if not file.name.startswith((".", "~$")) and ".kgl" not in file.name)


def _is_document(file: Path) -> bool:
    known = file.suffix.lower() in READERS or file.suffix.lower() in UNREADABLE
    return known and not file.name.startswith((".", "~$")) and file.is_file() and not file.is_symlink()


def read_document(path: Path) -> Document:
    """Read one file into a document; raises InputError with the reason when it cannot be read."""
    return make_document(read_text(path), readable_name(Path(path.name)))


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
