"""A part of the graph as files that other programs open."""

import io
import zipfile
from collections.abc import Callable, Mapping

from ...graph.errors import QueryError
from ...graph.subgraph import Subgraph
from .cypher import to_cypher
from .gexf import to_gexf
from .graphml import to_graphml
from .linked import to_jsonld
from .picture import to_png, to_svg
from .plain import to_csv_files, to_json, to_jsonl

ONE_FILE: dict[str, Callable[[Subgraph], bytes]] = {
    "graphml": to_graphml,
    "gexf": to_gexf,
    "json": to_json,
    "jsonl": to_jsonl,
    "jsonld": to_jsonld,
    "cypher": to_cypher,
    "svg": to_svg,
    "png": to_png,
}
FORMATS = (*ONE_FILE, "csv")
# what a file name ends in, where that is not the format's own name
ENDINGS: dict[str, str] = {"cql": "cypher", "cyp": "cypher", "zip": "csv", "ndjson": "jsonl"}


def export_files(subgraph: Subgraph, form: str, *, bom: bool = False) -> dict[str, bytes]:
    """Return the files of a subgraph in one of FORMATS: by name for CSV (nodes, edges, documents), else one under "".

    `bom` opens CSV files with a byte order mark, for Excel. Raises QueryError for an unknown format.
    """
    if form == "csv":
        return to_csv_files(subgraph, bom=bom)
    if form not in ONE_FILE:
        raise QueryError(f"unknown export format {form!r}; formats: {', '.join(FORMATS)}")
    return {"": ONE_FILE[form](subgraph)}


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return files as one zip file; it carries no time, so that equal graphs give equal bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()
