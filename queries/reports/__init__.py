"""Reports: an answer or an entity as a document to hand in, every sentence and row with its citation."""

from pathlib import Path

from ...graph.errors import QueryError
from ..files import write_file
from .build import report_on_entity, report_on_result
from .content import Report

__all__ = ["FORMATS", "Report", "report_files", "report_on_entity", "report_on_result", "write_report"]

FORMATS = ("docx", "html", "md")


def report_files(report: Report, form: str, stem: str = "report") -> dict[str, bytes]:
    """Return the files of a report by name: one called `stem` with the format's ending, and for md its picture.

    Raises QueryError for an unknown format, and for docx where python-docx, Pillow or a Chinese font is missing.
    """
    if form not in FORMATS:
        raise QueryError(f"unknown report format {form!r}; formats: {', '.join(FORMATS)}")
    if form == "docx":
        from .word import to_docx

        return {f"{stem}.docx": to_docx(report)}
    if form == "html":
        from .page import to_html

        return {f"{stem}.html": to_html(report)}
    from .markdown import to_markdown

    picture = report.picture()
    name = f"{stem}.{picture.ending}"
    return {f"{stem}.md": to_markdown(report, name).encode("utf-8", "replace"), name: picture.content}


def write_report(report: Report, path: Path) -> None:
    """Write a report as what the name of `path` ends in, its picture beside it where the format needs that.

    Raises QueryError like `report_files`, InputError where a file cannot be written.
    """
    for name, content in report_files(report, path.suffix.lower().removeprefix("."), path.stem).items():
        write_file(path.with_name(name), content)
