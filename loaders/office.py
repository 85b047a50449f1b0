"""The text of Word (.docx) and PDF files, through python-docx and pypdf: the extra `docs`."""

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..graph.errors import InputError

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.table import _Cell

_LARGEST = 500 * 1024 * 1024  # bytes, unpacked
_EXTRA = "needs the extra `docs`: pip install 'kechuang[docs]'"


def text_of_docx(data: bytes) -> str:
    """Return the paragraphs and table cells of a Word document, in order, a line each.

    Raises InputError when python-docx is not installed, or the file is no Word document.
    """
    try:
        import docx
    except ImportError:
        raise InputError(f"a Word file {_EXTRA}") from None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(part.file_size for part in archive.infolist()) > _LARGEST:
                raise InputError(f"it unpacks to more than {_LARGEST:,} bytes, too many for one document")
        document = docx.Document(io.BytesIO(data))
    except InputError:
        raise
    except Exception as error:  # python-docx lets whatever its zip and XML readers raise through
        raise InputError(f"this is no Word document that can be read ({error}); save it as .docx again") from None
    return "\n".join(_lines(document))


def _lines(block: "WordDocument | _Cell") -> Iterator[str]:
    from docx.table import Table

    for item in block.iter_inner_content():
        if not isinstance(item, Table):
            yield item.text
            continue
        seen = None
        for cell in (cell for row in item.rows for cell in row.cells):
            if cell._tc is not seen:  # a merged cell comes once for every column that it covers
                yield from _lines(cell)
            seen = cell._tc


def text_of_pdf(data: bytes) -> str:
    """Return the text of a PDF file, page after page, in lines as they are broken on the page.

    Raises InputError when pypdf is not installed, or the file is damaged, locked by a password or only pictures.
    """
    try:
        import pypdf
    except ImportError:
        raise InputError(f"a PDF file {_EXTRA}") from None
    import logging

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError("it is locked by a password; save it without one")
        pages = [page.extract_text() for page in reader.pages]
    except InputError:
        raise
    except Exception as error:  # a damaged file may fail anywhere inside the reader
        raise InputError(f"this is no PDF file that can be read ({error})") from None
    if not any(page.strip() for page in pages):
        raise InputError("its pages hold pictures and no text; run character recognition (OCR) over it first")
    return "\n".join(page.rstrip("\n") for page in pages)
