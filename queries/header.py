"""The header of a canned query: comment lines that say what it asks, what it needs and what it returns.

    // title: 省份与高校共建的实验室
    // question: {province}与{university}共建了哪些实验室?
    // param province: Place, required; 省、市、县都可以
    // returns: laboratory, partners, place, status, document, quote
    // example: --province 浙江 --university 中国科学院

Optional lines: `about:` (may repeat) and `when empty: QUERY name={param} ...; message`, the question to point to when
there is no row. `{param}` there is the value of a parameter of this query.
"""

import re
import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ..graph.errors import QueryError
from ..graph.ontology import ontology

PLAIN_TYPES = ("string", "integer", "year", "status", "relation", "label", "entity")
KEYS = ("title", "about", "question", "returns", "example", "when empty")
_SPECIAL = re.compile(r"[\s\"'$`\\|&;<>()*?\[\]{}#~!]|^$")  # what a shell would not take as it is
NEEDED = ("title", "question", "returns", "example")


@dataclass(frozen=True, slots=True)
class Param:
    """A parameter: `types` are labels (entities of one of them) or a single plain type; `default` is its text form."""

    name: str
    types: tuple[str, ...]
    required: bool
    default: str | None = None
    about: str = ""

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels an entity given for it may have; empty for a plain value."""
        if self.types == ("entity",):
            return tuple(name for name in ontology().labels if name != "Document")
        return () if self.types[0] in PLAIN_TYPES else self.types

    @property
    def option(self) -> str:
        """The option on the command line."""
        return "--" + self.name.replace("_", "-")


@dataclass(frozen=True, slots=True)
class Fallback:
    """The question to point to when there is no row, how its parameters follow from this query's, and what to say."""

    query: str
    parameters: Mapping[str, str]
    message: str


@dataclass(slots=True)
class Header:
    """What the header says; `lines` gives the line number of each entry, for errors."""

    title: str = ""
    about: str = ""
    question: str = ""
    params: list[Param] = field(default_factory=list)
    returns: tuple[str, ...] = ()
    example: Mapping[str, str] = field(default_factory=dict)
    fallback: Fallback | None = None
    lines: dict[str, int] = field(default_factory=dict)


def command_line(query: str, parameters: Mapping[str, str]) -> str:
    """Return what to type for a query with these parameters.

    >>> command_line("documents", {"place": "浙江", "year": "2021"})
    'kechuang query documents --place 浙江 --year 2021'
    >>> command_line("evidence", {"entity": "a b"})
    "kechuang query evidence --entity 'a b'"
    """
    words = ["kechuang", "query", query]
    for name, value in parameters.items():
        words += [f"--{name.replace('_', '-')}", shlex.quote(value) if _SPECIAL.search(value) else value]
    return " ".join(words)


def read_header(path: Path, lines: Sequence[str]) -> Header:
    """Return the header that opens the file; raise QueryError naming file and line of what is wrong with it."""
    header = Header()
    for number, line in enumerate(lines, 1):
        if not line.startswith("//"):
            break
        key, colon, value = line[2:].strip().partition(":")
        if not colon:
            raise QueryError(
                f"{path}:{number}: a header line reads `// key: value` (keys: {', '.join(KEYS)}, param NAME)"
            )
        try:
            _take(header, key.strip(), value.strip())
        except ValueError as error:
            raise QueryError(f"{path}:{number}: {error}") from None
        header.lines.setdefault(key.strip(), number)
    missing = [key for key in NEEDED if key not in header.lines]
    if missing:
        raise QueryError(f"{path}:1: the header lacks {', '.join(f'`// {key}:`' for key in missing)}")
    return header


def _take(header: Header, key: str, value: str) -> None:
    if key.startswith("param "):
        header.params.append(_param(key[6:].strip(), value))
    elif key == "returns":
        header.returns = tuple(column.strip() for column in value.split(","))
    elif key == "example":
        header.example = _options(value)
    elif key == "when empty":
        header.fallback = _fallback(value)
    elif key == "about":
        header.about = f"{header.about} {value}".strip()
    elif key in KEYS:
        setattr(header, key, value)
    else:
        raise ValueError(f"unknown header key {key!r}; keys: {', '.join(KEYS)}, param NAME")


def _param(name: str, text: str) -> Param:
    """Read `Place or University, required; what it is` (or `optional`, or `default VALUE`)."""
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        raise ValueError(f"parameter name {name!r} must be lower-case letters, digits and _")
    spec, _, about = text.partition(";")
    kind, _, need = (part.strip() for part in spec.partition(","))
    types = tuple(part.strip() for part in kind.split(" or "))
    known = (*PLAIN_TYPES, *ontology().labels)
    for wrong in (t for t in types if t not in known or (len(types) > 1 and t in PLAIN_TYPES)):
        raise ValueError(f"unknown parameter type {wrong!r}; types: {', '.join(known)} (labels may be joined by `or`)")
    if need not in ("required", "optional") and not need.startswith("default "):
        raise ValueError(f"parameter {name!r} must be `required`, `optional` or `default VALUE`, not {need!r}")
    default = need.removeprefix("default ").strip() if need.startswith("default ") else None
    return Param(name, types, need == "required", default, about.strip())


def _options(text: str) -> dict[str, str]:
    words = shlex.split(text)
    if len(words) % 2 or any(not word.startswith("--") for word in words[::2]):
        raise ValueError(f"an example reads `--param value --param value`, not {text!r}")
    return {word[2:].replace("-", "_"): value for word, value in zip(words[::2], words[1::2], strict=True)}


def _fallback(text: str) -> Fallback:
    call, _, message = (part.strip() for part in text.partition(";"))
    query, *pairs = call.split()
    if not message or any("=" not in pair for pair in pairs):
        raise ValueError("`when empty` reads `QUERY name={param} ...; message`")
    return Fallback(query, dict(pair.split("=", 1) for pair in pairs), message)
