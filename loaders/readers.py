"""Bytes to text: plain text in UTF-8 or GB18030, and HTML."""

import codecs
from collections.abc import Callable
from pathlib import Path

from ..graph.errors import InputError

TEXT_SUFFIXES = frozenset({".txt", ".text", ".md"})
HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
SUFFIXES = TEXT_SUFFIXES | HTML_SUFFIXES
_LARGEST = 200 * 1024 * 1024
_LEFT_OUT = "script, style, noscript, template, nav, header, footer, aside, form, iframe, svg, head > :not(title)"
_BLOCKS = frozenset(
    "p div li ul ol table tr h1 h2 h3 h4 h5 h6 section article blockquote pre br hr title dt dd main body".split()
)


def read_text(path: Path) -> str:
    """Return the text of a file, exactly as it stands in it; of an HTML page, what a reader sees, a line a block.

    UTF-8 with or without a byte order mark (which is dropped), else GB18030. Raises InputError when the file is missing,
    empty, too large (200 MB), binary or of an unknown kind.
    """
    reader = _reader_of(path)
    try:
        size = path.stat().st_size
        if size > _LARGEST:
            raise InputError(f"{path}: {size:,} bytes are too many for one document; the limit is {_LARGEST:,}")
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or error}") from error
    text = reader(decode(data, path))
    if not text.strip():
        raise InputError(f"{path}: there is no text in it")
    return text


def decode(data: bytes, path: Path) -> str:
    """Return bytes as text: UTF-8, else GB18030. Raises InputError for bytes that are neither, or hold NUL."""
    for mark, encoding in ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")):
        if data.startswith(mark):
            return data.decode(encoding + "-sig" if encoding == "utf-8" else encoding, errors="replace")
    if b"\0" in data:
        raise InputError(f"{path}: this is a binary file, not a text; give plain text or HTML")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        raise InputError(f"{path}: neither UTF-8 nor GB18030; save it as UTF-8 and try again") from None
    if not _looks_written(text):
        raise InputError(f"{path}: this is a binary file, not a text; give plain text or HTML")
    return text


def _looks_written(text: str) -> bool:
    """Tell whether decoded text is mostly characters that people write: binary decoded as GB18030 is not."""
    sample = text[:4000]
    odd = sum(1 for c in sample if (c < " " and c not in "\t\n\r\f") or "\ue000" <= c <= "\uf8ff" or c > "\uffff")
    return odd * 50 < len(sample)


def text_of_html(page: str) -> str:
    """Return what a reader sees of an HTML page, a line a block, without navigation, scripts and styles.

    >>> text_of_html("<body><nav>首页</nav><h1>工作要点</h1><p>支持<b>之江实验室</b>建设。</p></body>")
    '工作要点\\n支持之江实验室建设。'
    """
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(page)
    for node in tree.css(_LEFT_OUT):
        node.decompose()
    root = tree.body or tree.root
    if root is None:
        return ""
    pieces: list[str] = []
    for node in root.traverse(include_text=True):
        if node.tag == "-text":
            pieces.append(" ".join(node.text(deep=False).split()))
        elif node.tag in _BLOCKS:
            pieces.append("\n")
    lines = (line.strip() for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)


def _reader_of(path: Path) -> Callable[[str], str]:
    suffix = path.suffix.lower()
    if not path.exists():
        raise InputError(f"{path}: no such file; check the spelling of the path")
    if suffix in HTML_SUFFIXES:
        return text_of_html
    if suffix in TEXT_SUFFIXES or not suffix:
        return str
    raise InputError(f"{path}: no reader for {suffix!r} files; readable: {', '.join(sorted(SUFFIXES))}")
