"""The canned queries: one .cypher file each, named for its question, checked when it is read.

A file is plain Cypher that runs on every engine under a header (see header.py). Conventions:

* The columns named in `returns` are the rows' visible keys. Hidden columns start with an underscore: `_nodes` is a list
  of entity ids and `_edges` a list of [type, head id, tail id, document id]. A query that has them can be drawn.
* A line that ends in `// if $name` counts only when parameter `name` is given, `// unless $name` only when it is not.
* `(x {id: $name})` without a label is completed with the label of the entity that was given, so that a server can use
  its index; in `(x:$name)` a parameter of type `label` stands for itself, or for nothing when it was not given. Labels
  come from the ontology and never from data.
* What passes a WITH, or is a value of CASE, is copied there with all that it holds. Over many rows, filter before it and
  name the few properties that are needed; rank ids, then join what is left again.
* In `LIMIT $name` the number stands itself: only then does the file engine keep just the best rows while it sorts.
"""

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ..graph.errors import QueryError
from .guard import first_write
from .header import Fallback, Param, read_header

_HERE = Path(__file__).parent
_CONDITION = re.compile(r"//\s*(if|unless)\s+\$(\w+)\s*$")
_BARE_NODE = re.compile(r"\((\w+) \{id: \$(\w+)\}\)")
_LIMIT = re.compile(r"\bLIMIT \$(\w+)")
_LABELLED_BY = re.compile(r"\((\w+):\$(\w+)\)")


@dataclass(frozen=True, slots=True)
class Query:
    """A canned query. `cypher` is the file's text below the header."""

    name: str
    title: str
    about: str
    question: str
    params: tuple[Param, ...]
    returns: tuple[str, ...]
    example: Mapping[str, str]
    fallback: Fallback | None
    cypher: str
    path: Path

    @property
    def draws(self) -> bool:
        """Whether its rows carry entities and relations, so that it can be drawn and exported."""
        return "AS _nodes" in self.cypher or "AS _edges" in self.cypher

    @property
    def usage(self) -> str:
        """Its usage line, as typed on the command line."""
        parts = []
        for param in self.params:
            part = f"{param.option} {'|'.join(param.types).upper()}"
            parts.append(part if param.required else f"[{part}]")
        return " ".join(["kechuang query", self.name, *parts])

    def param(self, name: str) -> Param | None:
        """Return the parameter called `name`, or None."""
        return next((param for param in self.params if param.name == name), None)

    def text(self, given: Mapping[str, Any], labels: Mapping[str, str]) -> str:
        """Return the Cypher for these parameters.

        `given` has those that have a value, `labels` has the labels of entities and of parameters of that type.
        """
        kept = []
        for line in self.cypher.splitlines():
            condition = _CONDITION.search(line)
            if condition and (condition[2] in given) != (condition[1] == "if"):
                continue
            kept.append(_CONDITION.sub("", line).rstrip())
        text = _LIMIT.sub(lambda m: f"LIMIT {int(given[m[1]])}" if m[1] in given else m[0], "\n".join(kept))
        text = _LABELLED_BY.sub(lambda m: f"({m[1]}:{labels[m[2]]})" if m[2] in labels else f"({m[1]})", text)
        return _BARE_NODE.sub(lambda m: _labelled(m[0], m[1], m[2], labels), text)


def _labelled(node: str, variable: str, parameter: str, labels: Mapping[str, str]) -> str:
    label = labels.get(parameter)
    return f"({variable}:{label} {{id: ${parameter}}})" if label else node


def read_query(path: Path) -> Query:
    """Return the canned query in a .cypher file; raise QueryError naming file and line of what is wrong with it."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"{path}: cannot be read as UTF-8 text ({error})") from None
    header = read_header(path, lines)
    start = next((i for i, line in enumerate(lines) if not line.startswith("//")), len(lines))
    cypher = "\n".join(lines[start:]).strip("\n")
    query = Query(
        path.stem.replace("_", "-"),
        header.title,
        header.about,
        header.question,
        tuple(header.params),
        header.returns,
        header.example,
        header.fallback,
        cypher,
        path,
    )
    _check(query, header.lines, lines)
    return query


def _check(query: Query, at: Mapping[str, int], lines: list[str]) -> None:
    """Raise QueryError where header and Cypher do not fit each other, or where the Cypher would write."""

    def fail(line: int, message: str) -> None:
        raise QueryError(f"{query.path}:{line}: {message}")

    write = first_write("\n".join(lines))
    if write:
        fail(write[0], f"{write[1]} would change the graph; a canned query only reads")
    names = {param.name for param in query.params}
    for number, line in enumerate(lines, 1):
        for used in re.findall(r"\$(\w+)", line) if not line.startswith("//") else ():
            if used not in names:
                fail(number, f"${used} has no `// param {used}:` line")
    for param in query.params:
        if not re.search(rf"\${param.name}\b", query.cypher):
            fail(at[f"param {param.name}"], f"parameter {param.name!r} is not used in the query")
        if param.required and param.name not in query.example:
            fail(at["example"], f"the example lacks {param.option}")
    for asked in re.findall(r"\{(\w+)\}", query.question):
        if asked not in names:
            fail(at["question"], f"the question names {{{asked}}}, which is no parameter")
    for given in query.example:
        if given not in names:
            fail(at["example"], f"the example gives --{given}, which is no parameter")
    for column in query.returns:
        if not re.search(rf"\bAS `?{re.escape(column)}\b", query.cypher):
            fail(at["returns"], f"column {column!r} is not returned (no `AS {column}` in the query)")


def _read_folder(folder: Path) -> tuple[Query, ...]:
    return tuple(read_query(path) for path in sorted(folder.glob("*.cypher")))


@cache
def _built_in() -> tuple[Query, ...]:
    return _read_folder(_HERE)


def catalogue(folders: Iterable[str | Path] | None = None) -> dict[str, Query]:
    """Return all canned queries by name: the built-in ones, then those of the user's folders.

    `folders` defaults to the environment's KECHUANG_QUERIES (several are joined like PATH). Raises QueryError for a
    folder that is not there, a file that is wrong (file:line), or a name that is taken.

    >>> "cobuilt-laboratories" in catalogue([])
    True
    """
    if folders is None:
        folders = [part for part in os.environ.get("KECHUANG_QUERIES", "").split(os.pathsep) if part]
    found = {query.name: query for query in _built_in()}
    for folder in map(Path, folders):
        if not folder.is_dir():
            raise QueryError(f"{str(folder)!r} is not a folder; give --queries a folder of .cypher files")
        for query in _read_folder(folder.resolve()):
            if query.name in found:
                taken = found[query.name].path
                raise QueryError(f"{query.path}:1: a query called {query.name!r} stands already in {taken}")
            found[query.name] = query
    for query in found.values():
        if query.fallback and query.fallback.query not in found:
            raise QueryError(f"{query.path}:1: `when empty` names {query.fallback.query!r}, which is no query")
    return found


def named(queries: Mapping[str, Query], name: str) -> Query:
    """Return the query called `name`; raise QueryError with the nearest names when there is none."""
    from difflib import get_close_matches

    wanted = name.replace("_", "-")
    if wanted in queries:
        return queries[wanted]
    near = get_close_matches(wanted, queries, n=3, cutoff=0.4)
    hint = f"did you mean {', '.join(near)}?" if near else "see `kechuang query` for the list"
    raise QueryError(f"there is no query called {name!r}; {hint}")
