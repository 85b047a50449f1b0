"""Bytes to text: plain text and HTML, Word and PDF files through an extra."""

import os
import re
from collections.abc import Callable
from pathlib import Path

from ..graph.errors import InputError
from .decoding import decode
from .html import text_of_html
from .office import text_of_docx, text_of_pdf

READERS: dict[str, Callable[[bytes], str]] = {
    **dict.fromkeys((".txt", ".text", ".md"), decode),
    **dict.fromkeys((".html", ".htm", ".xhtml", ".shtml"), lambda data: text_of_html(decode(data))),
    ".docx": text_of_docx,
    ".pdf": text_of_pdf,
}
# Documents too, but no reader here takes them: a folder's are named, not passed over.
UNREADABLE = frozenset({".doc", ".wps", ".rtf", ".odt", ".ofd", ".mht", ".mhtml"})
_LARGEST = 200 * 1024 * 1024
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


def readable_name(path: Path) -> str:
    """Return a path as people read it; one that is not UTF-8, as archives from Windows leave it, is taken for GB18030.

    >>> readable_name(Path(os.fsdecode("要点.txt".encode("gb18030"))))
    '要点.txt'
    """
    name = str(path)
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        name = os.fsencode(path).decode("gb18030", "replace")
    return _CONTROL.sub("?", name)


def read_text(path: Path) -> str:
    """Return the text of a file: of plain text exactly as it stands, of other kinds what a reader sees of it.

    Text may be UTF-8, UTF-16 with its byte order mark (which is dropped) or GB18030. Raises InputError with the file
    and the reason when it is missing, empty, too large (200 MB), binary, damaged or of an unknown kind.
    """
    try:
        text = _reader_of(path)(_bytes_of(path))
        if not text.strip():
            raise InputError("there is no text in it")
    except InputError as error:
        raise InputError(f"{readable_name(path)}: {error}") from None
    return text


def _reader_of(path: Path) -> Callable[[bytes], str]:
    suffix = path.suffix.lower()
    if not suffix:
        return decode
    if suffix not in READERS:
        advice = "save it as .docx" if suffix in UNREADABLE else f"readable: {', '.join(sorted(READERS))}"
        raise InputError(f"no reader for {suffix!r} files; {advice}")
    return READERS[suffix]


def _bytes_of(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > _LARGEST:
            raise InputError(f"{size:,} bytes are too many for one document; the limit is {_LARGEST:,}")
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError("no such file; check the spelling of the path") from None
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}") from None
