"""An answer as a file of any kind, chosen by what the file's name ends in."""

from pathlib import Path

from ..graph.errors import QueryError
from .exports import ENDINGS, ONE_FILE, export_files, zipped
from .files import write_file
from .reports import report_files, report_on_result
from .result import Result
from .writers import write

ROWS = {"csv": "csv", "json": "json", "md": "markdown", "txt": "table", "xlsx": "xlsx"}
REPORTS = ("docx", "html")


def save(result: Result, path: str | Path) -> Path:
    """Write an answer to `path` and return it.

    .csv (for Excel, with a byte order mark), .json, .md, .txt and .xlsx hold the rows; .docx and .html are a report;
    .graphml, .gexf, .jsonl, .jsonld, .cypher, .svg, .png and .zip (CSV files of nodes and edges) hold the subgraph.
    Raises QueryError for another ending, InputError where the file cannot be written.
    """
    path = Path(path)
    ending = path.suffix.lower().removeprefix(".")
    if ending in ROWS:
        content = write(result, ROWS[ending], bom=ending == "csv")
    elif ending in REPORTS:
        content = next(iter(report_files(report_on_result(result), ending).values()))
    elif ending == "zip":
        content = zipped(export_files(result.subgraph(), "csv"))
    elif ENDINGS.get(ending, ending) in ONE_FILE:
        content = export_files(result.subgraph(), ENDINGS.get(ending, ending))[""]
    else:
        known = dict.fromkeys((*ROWS, *REPORTS, *ONE_FILE, "zip"))
        raise QueryError(f"what is {path.name!r}? end it in one of {', '.join(f'.{e}' for e in known)}")
    write_file(path, content)
    return path
