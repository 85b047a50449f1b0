"""A report as a Word document."""

import io
import zipfile
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ...graph.errors import QueryError
from ..exports import zipped
from ..exports.picture import to_png
from ..views.labels import text_width
from ..writers.widths import shares
from .content import Line, Report, Table, ranges, words
from .footnotes import References, add_footnotes

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

FONT = "Microsoft YaHei"  # Word and LibreOffice take another Chinese font where it is missing
_WIDTH = 16.0  # centimetres of text on a page
_HEIGHT = 13.0  # centimetres that a picture may be high
_HEADER = "DDE6EE"
_SMALL = 9  # points of the text in tables
_EM = _SMALL * 2.54 / 72 * 1.03  # centimetres of a character of full width, a little more than drawn
_PADDING = 0.42  # centimetres beside the text of a cell


def to_docx(report: Report) -> bytes:
    """Return the document, with real footnotes and the network as a bitmap, in which Chinese needs no font.

    Raises QueryError where python-docx, Pillow or a Chinese font is missing, with what to install.
    """
    try:
        from docx import Document
    except ImportError:
        raise QueryError("python-docx is not installed; try `pip install 'kechuang[office]'`") from None
    document = Document()
    _set_up(document, report.title)
    made = _Writer(document)
    made.write(report)
    add_footnotes(document, report.citations, FONT)
    out = io.BytesIO()
    document.save(out)
    return _at_no_time(out.getvalue())


def _set_up(document: "WordDocument", title: str) -> None:
    """Set page, fonts and properties; the time of writing is left out, so that equal reports are equal files."""
    import datetime

    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt, RGBColor

    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm((21 - _WIDTH) / 2)
    section.top_margin = section.bottom_margin = Cm(2.2)
    for name in ("Normal", "Title", "Heading 1", "Caption"):
        style: Any = document.styles[name]
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for attribute in list(fonts.attrib):
            if attribute.endswith("Theme"):
                del fonts.attrib[attribute]
        for script in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts.set(qn(f"w:{script}"), FONT)
        style.font.color.rgb = RGBColor(0x22, 0x22, 0x22)
    for name, size in (("Normal", 10.5), ("Title", 20), ("Heading 1", 13), ("Caption", 9)):
        sized: Any = document.styles[name]
        sized.font.size = Pt(size)
    # where the font is missing, its Chinese stand-in is chosen by the language
    language = document.styles.element.find(f".//{qn('w:lang')}")
    if language is not None:
        language.set(qn("w:eastAsia"), "zh-CN")
    properties = document.core_properties
    properties.title, properties.author, properties.comments = title, "kechuang", ""
    properties.created = properties.modified = datetime.datetime(2000, 1, 1)


class _Writer:
    """Puts a report into a document, from top to bottom, so that footnotes are numbered in the order of reading."""

    def __init__(self, document: "WordDocument") -> None:
        self._document = document
        self._references = References()
        self._words = words()["words"]

    def write(self, report: Report) -> None:
        self._document.add_heading(report.title, 0)
        if report.sentences:
            self._document.add_heading(self._words["sentences"], 1)
        for line in report.sentences:
            self._references.add(self._document.add_paragraph(line.cells[0]), line.notes)
        self._document.add_heading(self._words["figures"], 1)
        figures = [Line((*line.cells, ranges(line.notes)), ()) for line in report.figures]
        self._grid((self._words["figure"], self._words["count"], self._words["notes"]), figures, noted=False)
        self._picture(report)
        for table in report.tables:
            self._table(table)
        self._document.add_heading(report.documents.heading, 1)
        cited = [Line(line.cells, ()) for line in report.documents.rows]
        self._grid(report.documents.columns, cited, noted=False)

    def _picture(self, report: Report) -> None:
        from docx.shared import Cm

        self._document.add_heading(self._words["picture"], 1)
        content = to_png(report.drawn)
        width, height = _size(content)
        scale = min(_WIDTH / width, _HEIGHT / height)
        self._document.add_picture(io.BytesIO(content), Cm(width * scale), Cm(height * scale))
        self._document.paragraphs[-1].paragraph_format.keep_with_next = True
        self._document.add_paragraph(report.caption, style="Caption")

    def _table(self, table: Table) -> None:
        self._document.add_heading(table.heading, 1)
        if table.about:
            self._document.add_paragraph(table.about)
        self._grid((*table.columns, self._words["notes"]), table.rows, noted=True)
        if table.left:
            self._document.add_paragraph(table.left)

    def _grid(self, columns: Sequence[str], rows: Sequence[Line], *, noted: bool) -> None:
        """Write a table; with `noted` the last column holds the references of each row."""
        from docx.oxml import OxmlElement

        grid: Any = self._document.add_table(1 + len(rows), len(columns), style="Table Grid")
        grid.autofit = False
        head, *body = grid.rows
        for cell, text in zip(head.cells, columns, strict=True):
            cell.text = text
            cell.paragraphs[0].runs[0].font.bold = True
            cell._tc.get_or_add_tcPr().append(_shading())
        head._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        for row, line in zip(body, rows, strict=True):
            row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
            cells = row.cells
            for cell, text in zip(cells, line.cells, strict=False):
                cell.text = text
            if noted:
                self._references.add(cells[-1].paragraphs[0], line.notes)
        noting = ["9" * len(",".join(map(str, line.notes))) for line in rows] if noted else [""] * len(rows)
        _fit(grid, [columns, *((*line.cells, *filter(None, [note])) for line, note in zip(rows, noting, strict=True))])


def _shading() -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement("w:shd")
    made.set(qn("w:val"), "clear")
    made.set(qn("w:fill"), _HEADER)
    return made


def _fit(grid: Any, rows: Sequence[Sequence[str]]) -> None:
    """Give each column the width that its text needs, and share what is left or lacking among the long ones."""
    from docx.shared import Cm, Pt

    needs = [max(text_width(row[i]) for row in rows if i < len(row)) * _EM + _PADDING for i in range(len(rows[0]))]
    stretch = max(1.0, _WIDTH / sum(needs))
    widths = [Cm(width * stretch) for width in shares(needs, _WIDTH)]
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = width
    for row in grid.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(1.5)
                for run in paragraph.runs:
                    run.font.size = Pt(_SMALL)


def _size(content: bytes) -> tuple[int, int]:
    from PIL import Image

    with Image.open(io.BytesIO(content)) as image:
        return image.size


def _at_no_time(content: bytes) -> bytes:
    """Return a zip file whose members carry no time of writing."""
    with zipfile.ZipFile(io.BytesIO(content)) as old:
        return zipped({name: old.read(name) for name in old.namelist()})
