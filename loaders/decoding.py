"""The bytes of a text file to its characters."""

import codecs

from ..graph.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 4000  # characters that are looked at to tell a text from chance
_ODD_SHARE = 50  # a text has at most one character in so many that nobody writes


def decode(data: bytes) -> str:
    """Return bytes as text: as their byte order mark says, else UTF-8, else GB18030. Nothing but the mark is dropped.

    Raises InputError, with the reason alone, for bytes that are no text in any of these.

    >>> decode("科创走廊".encode("gb18030"))
    '科创走廊'
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding)
    if b"\0" in data:
        raise InputError("this is a binary file, not a text")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        text = _strict(data, "gb18030")
    if not _looks_written(text):
        raise InputError("this is a binary file, not a text")
    return text


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        tried = "neither UTF-8 nor GB18030" if encoding == "gb18030" else f"not the {encoding.upper()} that it opens as"
        raise InputError(f"this is {tried}; save it as UTF-8 and try again") from None


def _looks_written(text: str) -> bool:
    """Tell whether decoded text is mostly characters that people write: binary decoded as GB18030 is not."""
    sample = text[:_SAMPLE]
    odd = sum((c < " " and c not in "\t\n\r\f") or "\ue000" <= c <= "\uf8ff" or c > "\uffff" for c in sample)
    return odd * _ODD_SHARE < len(sample)
