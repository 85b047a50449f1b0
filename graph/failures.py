"""What a Neo4j server's failures mean to a user: one sentence each, what to do next, and no secret in it."""

import ssl
from dataclasses import dataclass

from neo4j import exceptions

from .errors import QueryError, StoreError, StoreUnavailableError

# Part of the server's code -> what to say. First match holds.
_BY_CODE: tuple[tuple[str, type[StoreError | QueryError], str], ...] = (
    (
        "Security.AuthenticationRateLimit",
        StoreUnavailableError,
        "{url} has seen too many wrong passwords of user {user!r}; wait some seconds, then set NEO4J_PASSWORD",
    ),
    (
        "Security.CredentialsExpired",
        StoreUnavailableError,
        "the password of user {user!r} on {url} must be changed first (`ALTER CURRENT USER SET PASSWORD ...`)",
    ),
    (
        "Security.Unauthorized",
        StoreUnavailableError,
        "{url} refuses the login of user {user!r}; set NEO4J_USERNAME and NEO4J_PASSWORD",
    ),
    (
        "Security.Forbidden",
        StoreUnavailableError,
        "user {user!r} may not do this on {url} ({name}); log in as a user with write access, or only ask",
    ),
    (
        "ReadOnly",
        StoreUnavailableError,
        "database {database!r} on {url} is read-only; write to another (NEO4J_DATABASE), or only ask",
    ),
    (
        "DatabaseNotFound",
        StoreUnavailableError,
        "{url} has no database {database!r}; set NEO4J_DATABASE to one of its own (`SHOW DATABASES` lists them)",
    ),
    ("DatabaseUnavailable", StoreUnavailableError, "database {database!r} on {url} is not started"),
    ("AccessMode", QueryError, "{name}: this query writes; only reading is allowed here"),
    ("TransactionTimedOut", StoreError, "{name}: no answer in time from {url}; ask for less, or give it more time"),
    (
        "MemoryPoolOutOfMemory",
        StoreError,
        "{name}: {url} has not enough memory for this; raise server.memory.heap.max_size or ask for less",
    ),
    ("ClientError.Statement", QueryError, "{name}: {message}"),
)


_OLDEST = 5
# How the driver says that a server speaks no protocol of Neo4j 5.
_TOO_OLD = ("not supported for the Bolt Protocol", "does not support communication with this driver")


@dataclass(frozen=True, slots=True)
class Address:
    """What is asked of a server: where, as whom, and which database."""

    url: str
    user: str
    database: str

    def explained(self, error: BaseException, name: str) -> StoreError | QueryError:
        """Return our error for the driver's; `name` is the query or the work that failed."""
        if isinstance(error, exceptions.Neo4jError):
            return self._of_server(error, name)
        if any(part in str(error) for part in _TOO_OLD):
            return StoreUnavailableError(f"{self.url} runs an older version; kechuang needs Neo4j {_OLDEST} or newer")
        if _is_tls(error):
            return StoreUnavailableError(
                f"{self.url}: no trusted encrypted connection; for a self-signed certificate write neo4j+ssc://, "
                "and neo4j:// where the server does not encrypt"
            )
        if isinstance(error, exceptions.ServiceUnavailable | exceptions.SessionExpired | OSError):
            if "+s" in self.url.partition("://")[0]:
                return StoreUnavailableError(
                    f"no Neo4j server answers encrypted and trusted at {self.url}; start it, check the address, "
                    "or write neo4j+ssc:// for a self-signed certificate, neo4j:// for none"
                )
            return StoreUnavailableError(f"no Neo4j server answers at {self.url}; start it, or check the address")
        return StoreUnavailableError(f"{self.url}: {name} failed: {type(error).__name__}: {error}")

    def _of_server(self, error: exceptions.Neo4jError, name: str) -> StoreError | QueryError:
        code, message = error.code or "", error.message or ""
        if "read access mode" in message:
            code = "AccessMode"
        for part, kind, sentence in _BY_CODE:
            if part in code:
                return kind(sentence.format(name=name, message=message, **self._fields()))
        return StoreError(f"{self.url}: {name} failed: {message}")

    def _fields(self) -> dict[str, str]:
        return {"url": self.url, "user": self.user, "database": self.database}


def _is_tls(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, ssl.SSLError) or "SSL" in type(error).__name__ or "certificate" in str(error).lower():
            return True
        error = error.__cause__ or error.__context__
    return False
