"""The Neo4j engine: a graph on a server, through the official driver."""

import logging
import os
from collections.abc import Callable, Mapping
from typing import Any, cast

import neo4j
from neo4j import exceptions

from .engine import Row, Run, T
from .errors import RacedError, StoreError
from .failures import Address

SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")
_FAILURES = (exceptions.Neo4jError, exceptions.DriverError, OSError)
_BATCH = 10000  # what a transaction changes lives until it ends: with more the server's memory is tidied up more often
_WRITERS = 2  # while the server puts the changes of one transaction in place it can take in those of the next
_PLAIN = frozenset((str, int, float, bool, type(None)))  # values that the driver gives as they are
_ALL = -1  # rows asked for at a time: all of them, for all are read
_RACES = 5  # times that a transaction begins anew because another made or took away the same node
_GONE = "Neo.ClientError.Statement.EntityNotFound"
_CONNECT = 10.0  # seconds to wait for a connection
_RETRY = 30.0  # seconds in which a transaction that failed for a passing reason is tried again
# What the driver says of failures that it gets over is for whoever keeps a log, not for the terminal.
logging.getLogger("neo4j").addHandler(logging.NullHandler())


class Neo4jEngine:
    """A graph on the server at `url`, logged in by NEO4J_USERNAME and NEO4J_PASSWORD, in the database NEO4J_DATABASE.

    Without NEO4J_PASSWORD no login is sent (a server with authentication off). Reads go to any member of a cluster,
    writes to its leader. Works on the Community edition; needs no plugin.
    """

    def __init__(self, url: str, *, read_only: bool = False) -> None:
        if "@" in url:
            bare = url.partition("://")[0] + "://" + url.rpartition("@")[2]
            raise StoreError(f"{bare}: no login in the address, please; set NEO4J_USERNAME and NEO4J_PASSWORD")
        self.url = url
        self.batch = _BATCH
        self.writers = _WRITERS
        self._read_only = read_only
        user = os.environ.get("NEO4J_USERNAME", "neo4j")
        self._database = os.environ.get("NEO4J_DATABASE", "neo4j")
        self._address = Address(url, user, self._database)
        password = os.environ.get("NEO4J_PASSWORD")
        try:
            self._driver = neo4j.GraphDatabase.driver(
                url,
                auth=neo4j.basic_auth(user, password) if password else None,
                user_agent="kechuang",
                connection_timeout=_CONNECT,
                max_transaction_retry_time=_RETRY,
                notifications_min_severity=neo4j.NotificationMinimumSeverity.OFF,
            )
        except (exceptions.ConfigurationError, ValueError) as error:
            raise StoreError(f"{url} is not an address of a Neo4j server: {error}") from error
        try:
            with self._session(neo4j.READ_ACCESS) as session:  # are server, login and database there?
                session.run("RETURN 1").consume()
        except BaseException as error:
            self._driver.close()
            if isinstance(error, _FAILURES):
                raise self._address.explained(error, "connect") from error
            raise

    def read(self, name: str, cypher: str, parameters: Mapping[str, Any], timeout: float) -> list[Row]:
        """Run one reading statement through read routing; see Engine."""

        @neo4j.unit_of_work(timeout=timeout, metadata=_tag(name))
        def work(transaction: neo4j.ManagedTransaction) -> list[Row]:
            return _rows(transaction, cypher, parameters)

        try:
            with self._session(neo4j.READ_ACCESS) as session:
                return session.execute_read(work)
        except _FAILURES as error:
            raise self._address.explained(error, name) from error

    def write(self, name: str, work: Callable[[Run], T]) -> T:
        """Run statements in one managed transaction, retried on transient failures; see Engine."""
        if self._read_only:
            raise StoreError(f"{self.url} was opened for reading only")

        @neo4j.unit_of_work(metadata=_tag(name))
        def unit(transaction: neo4j.ManagedTransaction) -> T:
            return work(lambda cypher, parameters: _rows(transaction, cypher, parameters))

        try:
            with self._session(neo4j.WRITE_ACCESS) as session:
                return self._after_races(session, unit)
        except _FAILURES as error:
            raise self._address.explained(error, name) from error

    def _after_races(self, session: neo4j.Session, unit: Callable[[neo4j.ManagedTransaction], T]) -> T:
        """Run a transaction; where another writer made or took away a node first, begin anew with what is there now.

        ResultFailedError is what the driver says of one that failed for such a reason and could not be rolled back.
        """
        for _ in range(_RACES):
            try:
                return session.execute_write(unit)
            except (exceptions.ConstraintError, exceptions.ResultFailedError, RacedError):
                continue
            except exceptions.ClientError as error:
                if error.code != _GONE:
                    raise
        return session.execute_write(unit)

    def define(self, statements: list[str]) -> None:
        """Run the schema statements whose constraint or index is not there yet; see Engine."""
        try:
            with self._session(neo4j.WRITE_ACCESS) as session:
                there = {row["name"] for row in session.run("SHOW INDEXES YIELD name")}
                missing = [cypher for cypher in statements if cypher.split()[2] not in there]
                for cypher in missing:  # retried: two that open an empty server may stand in each other's way
                    session.execute_write(_rows, cypher, {})
                if missing:
                    session.run("CALL db.awaitIndexes(300)").consume()
        except _FAILURES as error:
            raise self._address.explained(error, "define the schema") from error

    def close(self) -> None:
        """Close the connections."""
        self._driver.close()

    def _session(self, access: str) -> neo4j.Session:
        return self._driver.session(database=self._database, default_access_mode=access, fetch_size=_ALL)


class _Sent(dict[str, Any]):
    """A batch that says little of itself: the driver spells out all that it sends, even where nothing logs it."""

    def __repr__(self) -> str:
        return f"{{{', '.join(self)}}}"


def _rows(transaction: neo4j.ManagedTransaction, cypher: str, parameters: Mapping[str, Any]) -> list[Row]:
    sent = {name: _Sent(value) if isinstance(value, dict) else value for name, value in parameters.items()}
    result = transaction.run(cast(Any, cypher), sent)
    names = result.keys()
    return [dict(zip(names, map(_plain, record.values()), strict=True)) for record in result]


def _plain(value: Any) -> Any:
    """Return a value without the driver's classes, like `Record.data`, which looks at each value at greater length."""
    if type(value) in _PLAIN:
        return value
    if type(value) is list:
        return [_plain(item) for item in value]
    return cast(Any, neo4j.Record)({"value": value}).data()["value"]


def _tag(name: str) -> dict[str, str]:
    """Return what the server's query log shows beside a query."""
    return {"app": "kechuang", "query": name}
