"""Footnotes in a Word document, which python-docx does not write: the part that holds them, and references to them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from .content import Citation

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.text.paragraph import Paragraph

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_FONT = '<w:rPr><w:rFonts w:eastAsia="{font}"/><w:sz w:val="16"/></w:rPr>'
_RAISED = '<w:rPr><w:sz w:val="16"/><w:vertAlign w:val="superscript"/></w:rPr>'


def add_footnotes(document: "WordDocument", citations: Sequence[Citation], font: str) -> None:
    """Put a footnote for each citation into the document; its id is the citation's number."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    content = _part(citations, font).encode("utf-8")
    part = Part(PackURI("/word/footnotes.xml"), _TYPE, content, document.part.package)
    document.part.relate_to(part, _RELATION)


def _part(citations: Sequence[Citation], font: str) -> str:
    lines = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{mark}/></w:r></w:p></w:footnote>'
        for kind, number, mark in (
            ("separator", -1, "separator"),
            ("continuationSeparator", 0, "continuationSeparator"),
        )
    )
    style = _FONT.format(font=escape(font, {'"': "&quot;"}))
    for one in citations:
        lines += (
            f'<w:footnote w:id="{one.number}"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/>'
            f"</w:pPr><w:r>{_RAISED}<w:footnoteRef/></w:r>"
            f'<w:r>{style}<w:t xml:space="preserve"> {_safe(one.text())}</w:t></w:r></w:p></w:footnote>'
        )
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:footnotes xmlns:w="{_W}">{lines}</w:footnotes>'


def _safe(text: str) -> str:
    from ..exports.xml import xml_text

    return xml_text(text)


class References:
    """Writes references to footnotes: the first to each places the footnote, later ones point to it by its number."""

    def __init__(self) -> None:
        self._placed: set[int] = set()

    def add(self, paragraph: "Paragraph", notes: Sequence[int]) -> None:
        """Add references to these citations at the end of a paragraph."""
        for position, number in enumerate(notes):
            if position:
                paragraph.add_run(",").font.superscript = True
            if number in self._placed:
                self._point(paragraph, number)
            else:
                self._place(paragraph, number)

    def _place(self, paragraph: "Paragraph", number: int) -> None:
        self._placed.add(number)
        name = {"id": str(number), "name": f"cite{number}"}
        paragraph._p.append(_element("bookmarkStart", name))
        run = paragraph.add_run()
        run.font.superscript = True
        run._r.append(_element("footnoteReference", {"id": str(number)}))
        paragraph._p.append(_element("bookmarkEnd", {"id": str(number)}))

    def _point(self, paragraph: "Paragraph", number: int) -> None:
        field = _element("fldSimple", {"instr": f" NOTEREF cite{number} \\f \\h "})
        run = paragraph.add_run(str(number))
        run.font.superscript = True
        field.append(run._r)
        paragraph._p.append(field)


def _element(name: str, attributes: dict[str, str]) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made
