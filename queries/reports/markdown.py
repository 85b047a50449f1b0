"""A report as Markdown with footnotes (`[^1]`), which Pandoc, GitHub and most editors know."""

from collections.abc import Sequence

from ..writers.plain import markdown_text
from .content import Report, Table, ranges, words


def to_markdown(report: Report, picture: str) -> str:
    """Return the report; `picture` is the name of the picture's file."""
    known = words()["words"]
    parts = [f"# {markdown_text(report.title)}"]
    if report.sentences:
        parts.append(f"## {known['sentences']}")
        parts += [f"{markdown_text(line.cells[0])}{_marks(line.notes)}" for line in report.sentences]
    figures = [[*map(markdown_text, line.cells), ranges(line.notes)] for line in report.figures]
    parts += [f"## {known['figures']}", _grid([known["figure"], known["count"], known["notes"]], figures)]
    parts += [f"## {known['picture']}", f"![{known['picture']}]({_address(picture)})", markdown_text(report.caption)]
    for table in report.tables:
        parts += _table(table)
    documents = [[*map(markdown_text, line.cells)] for line in report.documents.rows]
    parts += [f"## {report.documents.heading}", _grid(report.documents.columns, documents)]
    parts.append("\n".join(f"[^{one.number}]: {markdown_text(one.text())}" for one in report.citations))
    return "\n\n".join(parts) + "\n"


def _table(table: Table) -> list[str]:
    rows = [[*map(markdown_text, line.cells), _marks(line.notes)] for line in table.rows]
    made = [f"## {markdown_text(table.heading)}"]
    made += [markdown_text(table.about)] if table.about else []
    made.append(_grid([*table.columns, str(words()["words"]["notes"])], rows))
    return made + ([markdown_text(table.left)] if table.left else [])


def _grid(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [columns, ["---"] * len(columns), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _marks(notes: Sequence[int]) -> str:
    return "".join(f"[^{number}]" for number in notes)


def _address(name: str) -> str:
    from urllib.parse import quote

    return quote(name)
