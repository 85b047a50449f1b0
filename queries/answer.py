"""Putting a canned query to a store."""

from collections.abc import Iterable, Mapping
from typing import Any

from ..graph.engine import Row
from ..graph.store import Store
from ..graph.subgraph import EdgeKey
from .catalogue import Query, catalogue, named
from .header import command_line
from .parameters import Bound, bind
from .result import Result

TIMEOUT = 60.0  # seconds


def answer(store: Store, name: str, queries: Mapping[str, Query] | None = None, /, **parameters: Any) -> Result:
    """Answer the canned query `name`; entities are given by id, canonical name or alias.

    Raises QueryError for an unknown query and for a wrong or missing parameter.

        with open_store("kechuang.kgl") as store:
            for row in answer(store, "cobuilt-laboratories", province="浙江", university="中国科学院"):
                print(row["laboratory"], row["quote"])
    """
    queries = queries if queries is not None else catalogue()
    query = named(queries, name)
    bound = bind(store, query, parameters)
    raw = _rows(store, query, bound)
    edges_of = [_edges(row) for row in raw]
    return Result(
        query,
        query.returns,
        [{column: row.get(column) for column in query.returns} for row in raw],
        store,
        bound.shown,
        tuple(sorted({node for row in raw for node in row.get("_nodes") or () if node})),
        tuple(sorted({edge for edges in edges_of for edge in edges})),
        edges_of,
        "" if raw else _pointer(store, query, bound, queries),
    )


def _rows(store: Store, query: Query, bound: Bound) -> list[Row]:
    """Run the query; parameters that were not given are passed as null."""
    values = {param.name: bound.values.get(param.name) for param in query.params}
    return store.run(query.name, query.text(bound.values, bound.labels), values, timeout=TIMEOUT)


def _edges(row: Row) -> tuple[EdgeKey, ...]:
    keys: Iterable[Iterable[str]] = row.get("_edges") or ()
    return tuple(sorted({(kind, head, tail, document) for kind, head, tail, document in keys if kind and document}))


def _pointer(store: Store, query: Query, bound: Bound, queries: Mapping[str, Query]) -> str:
    """Return what to say when there is no row: the query's fallback where it has an answer, else an empty string."""
    fallback = query.fallback
    if fallback is None:
        return ""
    values = {name: text.format(**bound.values) for name, text in fallback.parameters.items()}
    shown = {name: text.format(**bound.shown) for name, text in fallback.parameters.items()}
    other = queries[fallback.query]
    found = _rows(store, other, bind(store, other, values))
    if not found:
        return ""
    things = list(dict.fromkeys(str(row[other.returns[0]]) for row in found))
    more = f"等 {len(things)} 项" if len(things) > 3 else ""
    return f"{fallback.message}{'、'.join(things[:3])}{more}\n  {command_line(other.name, shown)}"
