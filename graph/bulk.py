"""The whole graph as the CSV files that `neo4j-admin database import` takes: the way for tens of millions of rows."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import IO, Any

from .decisions import Decision
from .errors import InputError
from .identity import name_key
from .ontology import ontology
from .statements import edge_properties, node_properties

_TYPES = {"string": "string", "integer": "long", "float": "double", "list of strings": "string[]"}
_DECISION = ("id", "kind", "kept", "other", "rule", "reason", "name")
_DELIMITER = "\x1e"  # between the strings of a list; no text has it, and a list with one that does is refused
README = """\
# Stop the server, then (see docs/neo4j.md):
neo4j-admin database import full neo4j --overwrite-destination --multiline-fields=true --array-delimiter="U+001E" \\
  {nodes} \\
  {relationships}
# Start the server; the first `kechuang load` adds the constraints and indexes.
"""

Record = Mapping[str, Any]


def write_admin_files(records: Iterable[Record], folder: Path) -> list[Path]:
    """Write a dump's records (`Store.records()`) into an empty or new folder; return the files.

    One file a label and one a relationship type, with headers, and `import.txt` with the command that takes them.
    Memory stays flat. Raises InputError for a folder that cannot be written or holds files already.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise InputError(f"{folder} is not empty; give a new folder")
        with ExitStack() as opened:
            files = _Files(folder, opened)
            for record in records:
                files.add(record)
            paths = files.paths()
    except OSError as error:
        raise InputError(f"cannot write {str(folder)!r}: {error.strerror}") from None
    command = folder / "import.txt"
    command.write_text(_command(paths), encoding="utf-8")
    return [*paths, command]


class _Files:
    """The files so far, each opened when its first row comes."""

    def __init__(self, folder: Path, opened: ExitStack) -> None:
        self._folder = folder
        self._opened = opened
        self._writers: dict[str, IO[str]] = {}

    def paths(self) -> list[Path]:
        return [self._folder / name for name in sorted(self._writers)]

    def add(self, record: Record) -> None:
        if "label" in record:
            self._add_node(record)
        elif "type" in record:
            self._add_edge(record)
        else:
            decision = Decision(record["decision"], **{k: v for k, v in record.items() if k != "decision"})
            row = {"id": decision.id, **asdict(decision)}
            self._write("nodes-Decision.csv", _DECISION_HEADER, [*(row[name] for name in _DECISION), "Decision"])

    def _add_node(self, record: Record) -> None:
        label = record["label"]
        names, header = _node_columns(label)
        key = [] if label == "Document" else [name_key(record["name"])]
        self._write(f"nodes-{label}.csv", header, [*map(record.get, names), *key, label])

    def _add_edge(self, record: Record) -> None:
        kind = record["type"]
        names, header = _edge_columns(kind)
        self._write(f"relationships-{kind}.csv", header, [*map(record.get, names), kind])

    def _write(self, name: str, header: str, row: list[Any]) -> None:
        file = self._writers.get(name)
        if file is None:
            file = self._opened.enter_context((self._folder / name).open("w", encoding="utf-8", newline=""))
            self._writers[name] = file
            file.write(header)
        file.write(",".join(map(_field, row)) + "\n")


@cache
def _node_columns(label: str) -> tuple[tuple[str, ...], str]:
    """Return the properties of a label's rows, and the header of its file."""
    names = node_properties(label)
    types = {"name": "string", "aliases": "list of strings", **ontology().label(label).properties}
    key = () if label == "Document" else ("key:string",)
    return names, _header("id:ID(all)", *(f"{name}:{_TYPES[types[name]]}" for name in names[1:]), *key, ":LABEL")


@cache
def _edge_columns(kind: str) -> tuple[tuple[str, ...], str]:
    """Return the properties of a relationship type's rows, and the header of its file."""
    types = {**ontology().evidence, "raw": "string", "said": "string"}
    names = edge_properties(kind)
    typed = (f"{name}:{_TYPES[types[name]]}" for name in names)
    return ("head", "tail", *names), _header(":START_ID(all)", ":END_ID(all)", *typed, ":TYPE")


def _header(*columns: str) -> str:
    return ",".join(columns) + "\n"


# a decision's id may be an entity's as well; a group of its own keeps them apart
_DECISION_HEADER = _header("id:ID(decisions)", *(f"{name}:string" for name in _DECISION[1:]), ":LABEL")


def _field(value: Any) -> str:
    """Return a CSV field. An absent value is empty and a string is quoted: the importer tells "" from nothing by that."""
    if isinstance(value, str):
        return '"' + value.replace('"', '""') + '"'
    if not value and value != 0:
        return ""
    if isinstance(value, list | tuple):
        if any(_DELIMITER in one for one in value):
            raise InputError(f"an alias holds the control character U+001E, which separates aliases: {value!r}")
        return _field(_DELIMITER.join(value))
    return str(value)


def _command(paths: Iterable[Path]) -> str:
    names = [path.name for path in paths]
    nodes = " ".join(f"--nodes={n}" for n in names if n.startswith("nodes-"))
    return README.format(
        nodes=nodes, relationships=" ".join(f"--relationships={n}" for n in names if n.startswith("rel"))
    )


def import_arguments(paths: Iterable[Path]) -> Iterator[str]:
    """Yield the arguments of `neo4j-admin database import full` for the files that `write_admin_files` wrote."""
    yield from ("--multiline-fields=true", "--array-delimiter=U+001E")
    for path in paths:
        if path.name.startswith("nodes-"):
            yield f"--nodes={path}"
        elif path.name.startswith("relationships-"):
            yield f"--relationships={path}"
