"""How an answer is written: as a table, JSON, CSV, Markdown or a workbook."""

from collections.abc import Callable

from ..result import Result
from .plain import to_csv, to_json, to_markdown
from .table import to_table

TEXT: dict[str, Callable[[Result], str]] = {
    "table": to_table,
    "json": to_json,
    "csv": to_csv,
    "markdown": to_markdown,
}
FORMATS = (*TEXT, "xlsx")


def write(result: Result, form: str, *, bom: bool = False) -> bytes:
    """Return the answer as bytes (UTF-8 for text) in one of FORMATS; `bom` marks text for Excel.

    Raises QueryError when xlsx is wanted and openpyxl is not installed.
    """
    if form == "xlsx":
        from .workbook import to_xlsx

        return to_xlsx(result)
    return TEXT[form](result).encode("utf-8-sig" if bom else "utf-8", "replace")
