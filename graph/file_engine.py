"""The file engine: a graph in one file, kept by kglite; no server."""

import warnings
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import kglite

from .engine import Row, Run, T
from .errors import QueryError, StoreBusyError, StoreError

# Warnings about labels that a young graph does not have yet are no news to a user.
kglite.set_query_warning_policy("silent")

_LOG_MIB = 256  # a longer log is folded into the file during a load; closing does it in any case
_BATCH = 50000  # a transaction copies what it changes first, which grows with the graph: few and large ones are best
_PLANNING = "CYPHER replan=skip\n"  # how a server is to plan a statement; kglite looks at each anew
_EMPTY_LOG = 64  # bytes; a write-ahead log that holds no commit is smaller


class FileEngine:
    """A graph in the file at `path`: one writer at a time, any number of readers beside it.

    A reader sees the last checkpoint. A log that a crash left behind is replayed by the next opening, also a reader's
    when no writer is there.
    """

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        self.url = str(path)
        self.batch = _BATCH
        self.writers = 1
        self._path = path
        self._writes = not read_only
        if path.is_dir():
            raise StoreError(f"{path} is a folder, not a store; give a file such as {path / 'kechuang.kgl'}")
        if read_only and not path.exists() and not self._has_log():
            raise StoreError(f"there is no store at {path}; make one with `kechuang load FILE... --store {path}`")
        if not path.parent.is_dir():
            raise StoreError(f"{path.parent} is no folder; make it first, or give another --store")
        self._graph = self._open()

    def _open(self) -> kglite.KnowledgeGraph:
        try:
            if self._writes:
                return kglite.open(self.url, durable="normal", auto_checkpoint_wal_mib=_LOG_MIB)
            if self._has_log():
                try:
                    kglite.open(self.url, durable="normal").close()
                except kglite.WriterLeaseHeldError:
                    if not self._path.exists():
                        raise
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # that a writer beside us has a log is known
                graph = kglite.load(self.url)
            graph.read_only(True)
            return graph
        except kglite.WriterLeaseHeldError as error:
            raise StoreBusyError(
                f"{self._path} is being written by {_owner(error)}; wait until it is done, or end it"
            ) from error
        except (kglite.KgError, OSError, ValueError) as error:
            raise StoreError(f"{self._path} is not a store that can be read: {_first_sentence(error)}") from error

    def _has_log(self) -> bool:
        log = self._path.with_name(self._path.name + "-wal")
        return log.exists() and log.stat().st_size > _EMPTY_LOG

    def read(self, name: str, cypher: str, parameters: Mapping[str, Any], timeout: float) -> list[Row]:
        """Run one reading statement; see Engine."""
        try:
            with self._graph.begin_read() as transaction:
                result = transaction.cypher(
                    cypher.removeprefix(_PLANNING), params=dict(parameters), timeout_ms=int(timeout * 1000)
                )
            return _rows(result)
        except kglite.ReadOnlyError as error:
            raise QueryError(f"{name}: this query writes; only reading is allowed here") from error
        except kglite.CypherTimeoutError as error:
            raise StoreError(f"{name}: no answer within {timeout:g} s; ask for less, or use a Neo4j server") from error
        except kglite.KgError as error:
            raise QueryError(f"{name}: {error}") from error

    def write(self, name: str, work: Callable[[Run], T]) -> T:
        """Run statements in one transaction; see Engine."""
        if not self._writes:
            raise StoreError(f"{self._path} was opened for reading only")
        try:
            with self._graph.begin() as transaction:

                def run(cypher: str, parameters: Mapping[str, Any]) -> list[Row]:
                    return _rows(transaction.cypher(cypher.removeprefix(_PLANNING), params=dict(parameters)))

                result = work(run)
        except kglite.KgError as error:
            raise StoreError(f"{self._path}: {name} failed and changed nothing: {error}") from error
        return result

    def define(self, statements: list[str]) -> None:
        """Run schema statements; see Engine."""
        for cypher in statements:
            self._graph.cypher(cypher)

    def close(self) -> None:
        """Write a checkpoint, so that the next opening replays nothing, and release the file."""
        if self._writes:
            self._graph.close()
            self._writes = False


def _rows(result: Any) -> list[Row]:
    return list(result.to_list())


def _owner(error: kglite.WriterLeaseHeldError) -> str:
    holder = getattr(error, "holder", None) or {}
    since = f" (since {holder['since']})" if holder.get("since") else ""
    return f"process {holder['pid']}{since}" if holder.get("pid") else "another process"


def _first_sentence(error: Exception) -> str:
    return str(error).split(". ")[0].split("\n")[0]
