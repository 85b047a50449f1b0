"""Answers as an Excel workbook: the rows, and every piece of evidence on a sheet that the rows link to."""

import io
from typing import Any

from ...graph.errors import QueryError
from ...graph.subgraph import Edge, EdgeKey
from ..result import Result
from .cells import cell, clean, heading

_LIMIT = 32_000  # characters in a cell; Excel refuses more than 32,767


def to_xlsx(result: Result) -> bytes:
    """Return the answer as a workbook: frozen header, filters, and links from each row to its evidence.

    Text is written as text: nothing in it becomes a formula. Raises QueryError when openpyxl is not installed.
    """
    try:
        from openpyxl import Workbook
    except ImportError:
        raise QueryError("openpyxl is not installed; try `pip install 'kechuang[office]'`") from None
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "结果"
    graph = result.subgraph() if result.edges else None
    placed = _evidence(book, graph.edges, {n.id: n.name for n in graph.nodes}, graph.documents) if graph else {}
    _fill(sheet, [heading(c) for c in result.columns] + (["证据"] if placed else []))
    for number, row in enumerate(result.rows, 2):
        for column, name in enumerate(result.columns, 1):
            _put(sheet, number, column, row[name] if isinstance(row[name], int | float) else cell(name, row[name]))
        edges = [key for key in result.edges_of[number - 2] if key in placed]
        if edges:
            _link(sheet, number, len(result.columns) + 1, placed[edges[0]], len(edges))
    _finish(sheet)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _evidence(book: Any, edges: Any, names: dict[str, str], documents: Any) -> dict[EdgeKey, int]:
    """Write the evidence sheet; return the row of each relationship."""
    sheet = book.create_sheet("证据")
    _fill(sheet, ["关系", "起", "止于", "状态", "日期", "文档", "原句", "起始字", "止", "金额(元)"])
    placed: dict[EdgeKey, int] = {}
    for number, edge in enumerate(edges, 2):
        placed[edge.key] = number
        title = str((documents.get(edge.document) or {}).get("title") or edge.document)
        for column, value in enumerate(_cells(edge, names, title), 1):
            _put(sheet, number, column, value)
    _finish(sheet)
    return placed


def _cells(edge: Edge, names: dict[str, str], title: str) -> list[Any]:
    return [
        cell("relation", edge.type),
        names.get(edge.head, edge.head),
        names.get(edge.tail, edge.tail),
        cell("status", edge.status),
        edge.date or "",
        title,
        edge.quote,
        edge.start,
        edge.end,
        edge.amount,
    ]


def _fill(sheet: Any, header: list[str]) -> None:
    from openpyxl.styles import Font, PatternFill

    for column, text in enumerate(header, 1):
        made = sheet.cell(1, column, text)
        made.font, made.fill = Font(bold=True), PatternFill("solid", fgColor="DDE6EE")


def _put(sheet: Any, row: int, column: int, value: Any) -> None:
    from openpyxl.styles import Alignment

    made = sheet.cell(row, column)
    if isinstance(value, str):
        # the data type is set by hand: openpyxl would take a text that opens with `=` for a formula
        made.value = clean(value)[:_LIMIT]
        made.data_type = "s"
        made.quotePrefix = made.value.startswith(("=", "+", "-", "@"))
        made.alignment = Alignment(wrap_text=True, vertical="top")
    else:
        made.value = value
        made.alignment = Alignment(vertical="top")


def _link(sheet: Any, row: int, column: int, target: int, count: int) -> None:
    from openpyxl.styles import Font
    from openpyxl.worksheet.hyperlink import Hyperlink

    made = sheet.cell(row, column, f"{count} 条")
    made.hyperlink = Hyperlink(ref=made.coordinate, location=f"'证据'!A{target}", display=f"{count} 条")
    made.font = Font(color="1F6FB2", underline="single")


def _finish(sheet: Any) -> None:
    from openpyxl.utils import get_column_letter

    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    for number in range(1, sheet.max_column + 1):
        title = str(sheet.cell(1, number).value)
        sheet.column_dimensions[get_column_letter(number)].width = 60 if title in ("原句", "说法一", "说法二") else 18
