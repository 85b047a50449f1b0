"""An answer: rows, and the part of the graph they stand on."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..graph.errors import QueryError
from ..graph.store import Store
from ..graph.subgraph import EdgeKey, Subgraph
from .catalogue import Query

if TYPE_CHECKING:
    import pandas


@dataclass(frozen=True, slots=True)
class Result:
    """The rows of a query (keys are `columns`, in order), and the ids and keys of what they are about.

    `shown` has the parameters as a reader knows them; `edges_of[i]` are the relationships that row `i` stands on.
    `pointer`, when there is no row, says what there is instead and how to ask for it.
    """

    query: Query
    columns: tuple[str, ...]
    rows: Sequence[Mapping[str, Any]]
    store: Store = field(repr=False)
    shown: Mapping[str, str] = field(default_factory=dict)
    nodes: tuple[str, ...] = ()
    edges: tuple[EdgeKey, ...] = ()
    edges_of: Sequence[tuple[EdgeKey, ...]] = ()
    pointer: str = ""

    @property
    def title(self) -> str:
        """The query's title and the parameters it was asked with."""
        return f"{self.query.title}: {' × '.join(self.shown.values())}" if self.shown else self.query.title

    @property
    def limit(self) -> int | None:
        """The most rows that the query gives, when it gave as many, so that there may be more; else None."""
        param = self.query.param("limit")
        most = int(self.shown.get("limit") or (param.default if param else None) or 0)
        return most if 0 < most <= len(self.rows) else None

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Mapping[str, Any]]:
        return iter(self.rows)

    def subgraph(self) -> Subgraph:
        """Return the entities and relationships behind the rows; raise QueryError for a query that has none."""
        if not self.query.draws:
            raise QueryError(f"the rows of {self.query.name} carry no entities and relations, so they cannot be drawn")
        return self.store.subgraph(self.nodes, self.edges)

    def _repr_html_(self) -> str:
        """Show the network behind the rows where a notebook displays the result; the rows where they have none."""
        from .views.network import network_page
        from .views.notebook import framed_page, rows_table

        if not self.query.draws:
            return rows_table(self.columns, self.rows, self.title)
        return framed_page(network_page(self.subgraph(), self.title, note="" if self.rows else self.pointer))

    def to_pandas(self) -> "pandas.DataFrame":
        """Return the rows as a DataFrame; lists stay lists. Needs pandas (`pip install 'kechuang[office]'`)."""
        try:
            import pandas
        except ImportError:
            raise QueryError("pandas is not installed; try `pip install 'kechuang[office]'`") from None
        return pandas.DataFrame([dict(row) for row in self.rows], columns=list(self.columns))

    def save(self, path: str | Path) -> Path:
        """Write the answer to a file, as what its name ends in; see `kechuang.queries.saving.save`."""
        from .saving import save

        return save(self, path)
