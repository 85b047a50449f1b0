"""The Neo4j engine: a graph on a server, through the official driver."""

import os
from collections.abc import Callable, Mapping
from typing import Any

import neo4j
from neo4j import exceptions

from .engine import Row, Run, T
from .errors import QueryError, StoreError, StoreUnavailableError

SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")
_OLDEST = 5


class Neo4jEngine:
    """A graph on the server at `url`, logged in by NEO4J_USERNAME and NEO4J_PASSWORD, in the database NEO4J_DATABASE.

    Without NEO4J_PASSWORD no login is sent (a server with authentication off). Works on the Community edition; needs no
    plugin.
    """

    def __init__(self, url: str, *, read_only: bool = False) -> None:
        self.url = url
        self._read_only = read_only
        self._user = os.environ.get("NEO4J_USERNAME", "neo4j")
        self._database = os.environ.get("NEO4J_DATABASE", "neo4j")
        password = os.environ.get("NEO4J_PASSWORD")
        auth = neo4j.basic_auth(self._user, password) if password else None
        try:
            self._driver = neo4j.GraphDatabase.driver(
                url,
                auth=auth,
                user_agent="kechuang",
                connection_timeout=10.0,
                max_transaction_retry_time=10.0,
                notifications_min_severity=neo4j.NotificationMinimumSeverity.OFF,
            )
        except (exceptions.ConfigurationError, ValueError) as error:
            raise StoreError(f"{url} is not an address of a Neo4j server: {error}") from error
        try:
            self._check_version()
        except (exceptions.Neo4jError, exceptions.DriverError) as error:
            self._driver.close()
            raise self._explained(error, "connect") from error
        except StoreUnavailableError:
            self._driver.close()
            raise

    def _check_version(self) -> None:
        with self._session(neo4j.READ_ACCESS) as session:
            agent = session.run("RETURN 1").consume().server.agent
        major = agent.partition("/")[2].partition(".")[0]
        if major.isdigit() and int(major) < _OLDEST:
            raise StoreUnavailableError(f"{self.url} runs {agent}; kechuang needs Neo4j {_OLDEST} or newer")

    def read(self, name: str, cypher: str, parameters: Mapping[str, Any], timeout: float) -> list[Row]:
        """Run one reading statement through read routing; see Engine."""

        @neo4j.unit_of_work(timeout=timeout, metadata={"app": "kechuang", "query": name})
        def work(transaction: neo4j.ManagedTransaction) -> list[Row]:
            return transaction.run(cypher, dict(parameters)).data()  # type: ignore[arg-type]

        try:
            with self._session(neo4j.READ_ACCESS) as session:
                return session.execute_read(work)
        except (exceptions.Neo4jError, exceptions.DriverError) as error:
            raise self._explained(error, name) from error

    def write(self, name: str, work: Callable[[Run], T]) -> T:
        """Run statements in one managed transaction, retried on transient failures; see Engine."""
        if self._read_only:
            raise StoreError(f"{self.url} was opened for reading only")

        @neo4j.unit_of_work(metadata={"app": "kechuang", "query": name})
        def unit(transaction: neo4j.ManagedTransaction) -> T:
            def run(cypher: str, parameters: Mapping[str, Any]) -> list[Row]:
                return transaction.run(cypher, dict(parameters)).data()  # type: ignore[arg-type]

            return work(run)

        try:
            with self._session(neo4j.WRITE_ACCESS) as session:
                return session.execute_write(unit)
        except (exceptions.Neo4jError, exceptions.DriverError) as error:
            raise self._explained(error, name) from error

    def define(self, statements: list[str]) -> None:
        """Run schema statements; see Engine."""
        try:
            with self._session(neo4j.WRITE_ACCESS) as session:
                for cypher in statements:
                    session.run(cypher).consume()  # type: ignore[arg-type]
        except (exceptions.Neo4jError, exceptions.DriverError) as error:
            raise self._explained(error, "define") from error

    def close(self) -> None:
        """Close the connections."""
        self._driver.close()

    def _session(self, access: str) -> neo4j.Session:
        return self._driver.session(database=self._database, default_access_mode=access)

    def _explained(self, error: exceptions.Neo4jError | exceptions.DriverError, name: str) -> StoreError | QueryError:
        """Return our error for the driver's: one sentence, what to do next, and no secret."""
        if isinstance(error, exceptions.AuthError):
            return StoreUnavailableError(
                f"{self.url} refuses the login of user {self._user!r}; set NEO4J_USERNAME and NEO4J_PASSWORD"
            )
        if isinstance(error, exceptions.Neo4jError):
            code = error.code or ""
            if "DatabaseNotFound" in code:
                return StoreUnavailableError(
                    f"{self.url} has no database {self._database!r}; set NEO4J_DATABASE to one of its own"
                )
            if "Security.Forbidden" in code:
                return StoreUnavailableError(
                    f"user {self._user!r} may not do this on {self.url} ({name}): {error.message}"
                )
            if "AccessMode" in code or "Writing in read access mode" in (error.message or ""):
                return QueryError(f"{name}: this query writes; only reading is allowed here")
            if "Timeout" in code or "TransactionTimedOut" in code:
                return StoreError(f"{name}: no answer in time from {self.url}; ask for less")
            if code.startswith("Neo.ClientError.Statement"):
                return QueryError(f"{name}: {error.message}")
            return StoreError(f"{self.url}: {name} failed: {error.message}")
        if isinstance(error, exceptions.ServiceUnavailable | exceptions.SessionExpired):
            return StoreUnavailableError(f"no Neo4j server answers at {self.url}; start it, or check the address")
        return StoreUnavailableError(f"{self.url}: {name} failed: {type(error).__name__}")
