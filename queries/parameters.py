"""From what a user gives to what a query gets: entities by id, name or alias; numbers, years, words of the ontology."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from ..graph.errors import QueryError
from ..graph.ontology import ontology
from ..graph.store import Store
from ..graph.subgraph import Node
from .catalogue import Query
from .header import Param, command_line
from .views.drawing import words

_DOCUMENTS = """MATCH (d:Document)
WHERE d.id = $text OR d.name = $text OR d.source = $text OR d.source STARTS WITH $stem
RETURN d.id AS id, d.name AS name, coalesce(d.source, '') AS source"""


def statuses() -> dict[str, str]:
    """Return the Chinese word of each status."""
    return {status: word["zh"] for status, word in words()["status"].items()}


@dataclass(slots=True)
class Bound:
    """Values as the engine gets them (entities as ids), the labels of entities and of labels given, and how to show each value that was given."""

    values: dict[str, Any] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    shown: dict[str, str] = field(default_factory=dict)


def bind(store: Store, query: Query, given: Mapping[str, Any]) -> Bound:
    """Return the parameters of `query` for the values given (None counts as not given).

    Raises QueryError with the query's usage line for an unknown, missing or wrong one, with the nearest names in the
    graph for an entity that is not there, and with the ids to choose from for a name that several entities share.
    """
    given = checked(query, given)
    bound = Bound()
    for param in query.params:
        value = given.get(param.name, param.default)
        if value is None:
            continue
        try:
            _bind_one(store, param, value, bound)
            if param.name not in given:
                del bound.shown[param.name]
        except QueryError as error:
            raise QueryError(f"{param.option}: {error}\nusage: {query.usage}") from None
    return bound


def checked(query: Query, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the parameters that have a value, by name; raise QueryError when one is unknown or a needed one missing.

    No store is needed for that.
    """
    found = {name.replace("-", "_"): value for name, value in given.items() if value not in (None, "")}
    for name in found:
        if query.param(name) is None:
            known = ", ".join(p.option for p in query.params) or "none"
            raise QueryError(f"{query.name} has no parameter --{name} (it has: {known})\nusage: {query.usage}")
    missing = [param.option for param in query.params if param.required and param.name not in found]
    if missing:
        raise QueryError(f"{query.name} needs {' and '.join(missing)}\nusage: {query.usage}\n{_example(query)}")
    return found


def _example(query: Query) -> str:
    return f"example: {command_line(query.name, query.example)}"


def _bind_one(store: Store, param: Param, value: Any, bound: Bound) -> None:
    if param.labels:
        node = find_entity(store, str(value), param.labels)
        bound.values[param.name] = node.id
        bound.labels[param.name] = node.label
        bound.shown[param.name] = node.name
    else:
        bound.values[param.name] = plain_value(param.types[0], value)
        if param.types[0] == "label":
            bound.labels[param.name] = bound.values[param.name]
        value = str(bound.values[param.name])
        bound.shown[param.name] = _WORDS[param.types[0]]().get(value, value) if param.types[0] in _WORDS else value


def find_entity(store: Store, text: str, labels: tuple[str, ...] = ()) -> Node:
    """Return the entity that `text` is the id, canonical name or alias of, among those of `labels` (all when empty).

    A document also answers to the name of its file.

    Raises QueryError with the nearest names when there is none, or with the ids when there are several.
    """
    # one label at a time where that is cheap: a name of another label must not hide an alias of the right one
    if labels == ("Document",):
        found = _documents(store, text)
    elif 0 < len(labels) <= 4:
        found = [node for label in labels for node in store.find(text, label)]
    else:
        found = [node for node in store.find(text) if node.label in (labels or ontology().labels)]
    for tier in ([n for n in found if n.id == text], [n for n in found if n.name == text], found):
        if len(tier) == 1:
            return tier[0]
        if tier:
            ids = ", ".join(node.id for node in tier[:8])
            raise QueryError(f"{text!r} may be any of {len(tier)} entities; give one of these ids: {ids}")
    raise QueryError(_nothing(store, text, labels))


def _documents(store: Store, text: str) -> list[Node]:
    """Return the documents whose id, title or file name (with its ending or without) is `text`."""
    rows = store.run("documents", _DOCUMENTS, {"text": text, "stem": f"{text}."})
    return [
        Node(row["id"], "Document", row["name"] or "")
        for row in rows
        if text in (row["id"], row["name"], row["source"], row["source"].rpartition(".")[0])
    ]


def _nothing(store: Store, text: str, labels: tuple[str, ...]) -> str:
    if labels == ("Document",):
        names = store.run("documents", "MATCH (d:Document) RETURN d.name AS name, d.source AS source")
        near = get_close_matches(text, [name for row in names for name in row.values() if name])
        return f"no document called {text!r} in the graph" + (f"; nearest: {', '.join(near)}" if near else "")
    near = []
    for label in labels if 0 < len(labels) <= 4 else (None,):
        near += [name for name in store.nearest(text, label) if name not in near]
    other = sorted({node.label for node in store.find(text)})
    kinds = " or ".join(labels) if 0 < len(labels) <= 4 else "entity"
    hint = f"; it is a {', '.join(other)} there" if other else ""
    return f"no {kinds} called {text!r} in the graph{hint}" + (f"; nearest: {', '.join(near[:5])}" if near else "")


def plain_value(kind: str, value: Any) -> Any:
    """Return a plain value as its kind: an int for integer, a four-digit string for year, a known word for the rest."""
    text = str(value).strip()
    if kind == "integer":
        if not text.isdecimal():
            raise QueryError(f"{text!r} is not a whole number of 0 or more")
        return int(text)
    if kind == "year":
        year = text.removesuffix("年")
        if not (year.isdecimal() and len(year) == 4):
            raise QueryError(f"{text!r} is not a year of four digits")
        return year
    return _word(text, _WORDS[kind]()) if kind in _WORDS else text


def _relations() -> dict[str, str]:
    return {name: kind.zh for name, kind in ontology().relationships.items()}


def _labels() -> dict[str, str]:
    return {name: label.zh for name, label in ontology().labels.items()}


# the types whose values are words of the ontology, each with its Chinese name
_WORDS: Mapping[str, Callable[[], Mapping[str, str]]] = {
    "status": statuses,
    "relation": _relations,
    "label": _labels,
}


def _word(text: str, known: Mapping[str, str]) -> str:
    """Return the key in `known` that `text` is, or whose Chinese name it is."""
    for name, chinese in known.items():
        if text.lower() == name.lower() or text == chinese:
            return name
    near = get_close_matches(text, [*known, *known.values()], n=1, cutoff=0.5)
    hint = f" (did you mean {near[0]}?)" if near else ""
    choices = ", ".join(f"{name} {chinese}" for name, chinese in known.items())
    raise QueryError(f"{text!r} is none of: {choices}{hint}")
