"""What a graph engine must do: run statements, reading or in one transaction. All else is written once, above it."""

from collections.abc import Callable, Mapping
from typing import Any, Protocol, TypeVar

Row = dict[str, Any]
Run = Callable[[str, Mapping[str, Any]], list[Row]]
T = TypeVar("T")


class Engine(Protocol):
    """A database that speaks the shared Cypher."""

    url: str
    batch: int  # facts that one transaction of a load takes well
    writers: int  # transactions of a load that are written at once

    def read(self, name: str, cypher: str, parameters: Mapping[str, Any], timeout: float) -> list[Row]:
        """Run one reading statement, tagged with `name`; `timeout` in seconds. A write raises QueryError."""
        ...

    def write(self, name: str, work: Callable[[Run], T]) -> T:
        """Give `work` a function that runs statements, all in one transaction: all of them take effect or none."""
        ...

    def define(self, statements: list[str]) -> None:
        """Run schema statements (constraints, indexes), each by itself."""
        ...

    def close(self) -> None:
        """Make everything durable and let go."""
        ...
