"""A clear sentence for each failure of a server, and no secret in it; encrypted connections; tags and timeouts."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import neo4j
import pytest

from kechuang.graph.errors import QueryError, StoreError, StoreUnavailableError
from kechuang.graph.failures import Address
from kechuang.graph.model import Entity
from kechuang.graph.store import open_store

from ..conftest import dump, empty, load_module, missing

factory = load_module(Path(__file__).parent.parent / "factory.py")
SERVERS = load_module(Path(__file__).parent.parent / "neo4j" / "server.py")
pytestmark = pytest.mark.neo4j
LAB = Entity("之江实验室", "Laboratory")
FACTS = factory.extraction("甲", ("CO_BUILDS", Entity("浙江大学", "University"), LAB))


@contextmanager
def started(version: str) -> Iterator[Any]:
    """A server of this version, beside the one that all tests share."""
    try:
        server = SERVERS.Server(version)
    except SERVERS.MissingError as error:
        missing(f"no Neo4j {version}: {error}")
    try:
        yield server
    finally:
        server.stop()


def test_encrypted_addresses(neo4j_server: str) -> None:
    for scheme in ("bolt+ssc", "neo4j+ssc", "neo4j"):
        with open_store(neo4j_server.replace("bolt", scheme)) as store:
            assert store.url.startswith(scheme)
            store.stats()
    for scheme in ("bolt+s", "neo4j+s"):
        with pytest.raises(StoreUnavailableError, match=r"neo4j\+ssc"):
            open_store(neo4j_server.replace("bolt", scheme))


def test_a_login_in_the_address_is_refused_and_not_repeated() -> None:
    with pytest.raises(StoreError, match="NEO4J_PASSWORD") as raised:
        open_store("neo4j://me:my-secret@localhost:7687")
    assert "my-secret" not in str(raised.value)


def test_a_slow_question_ends(neo4j_server: str) -> None:
    with open_store(neo4j_server, read_only=True) as store, pytest.raises(StoreError, match="slow: no answer in time"):
        store.run(
            "slow", "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN max(a * b) AS n", timeout=0.5
        )


def test_a_syntax_error_is_the_questioner_s(neo4j_server: str) -> None:
    with open_store(neo4j_server, read_only=True) as store, pytest.raises(QueryError, match="mine"):
        store.run("mine", "MATCH (n RETURN n")


def test_queries_carry_their_names(neo4j_server: str) -> None:
    with open_store(neo4j_server, read_only=True) as store:
        rows = store.run("tagged", "SHOW TRANSACTIONS YIELD metaData RETURN metaData AS tag")
    assert {"app": "kechuang", "query": "tagged"} in [row["tag"] for row in rows]


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("Neo.ClientError.Security.Forbidden", "write access"),
        ("Neo.ClientError.Security.AuthenticationRateLimit", "too many wrong passwords"),
        ("Neo.ClientError.Security.CredentialsExpired", "must be changed"),
        ("Neo.TransientError.General.DatabaseUnavailable", "not started"),
        ("Neo.TransientError.General.MemoryPoolOutOfMemoryError", "enough memory"),
        ("Neo.DatabaseError.General.UnknownError", "failed: why"),
    ],
)
def test_what_a_community_server_cannot_be_made_to_say(code: str, says: str) -> None:
    error = neo4j.exceptions.Neo4jError._hydrate_neo4j(code=code, message="why")
    assert says in str(Address("neo4j://x", "me", "db").explained(error, "load"))


def test_a_server_that_is_too_old_is_said_to_be() -> None:
    (old,) = SERVERS.TOO_OLD
    with started(old) as server:
        for url in (server.url, server.url.replace("bolt", "neo4j")):
            with pytest.raises(StoreUnavailableError, match="older version; kechuang needs Neo4j 5 or newer"):
                open_store(url)


def test_the_second_server_version(tmp_path: Path) -> None:
    """The same facts and statements on the newest server: load, reload, merge, split, remove, ask."""
    other = next(version for version in SERVERS.VERSIONS if version != SERVERS.VERSION)
    with started(other) as server:
        os.environ["NEO4J_USERNAME"], os.environ["NEO4J_PASSWORD"] = "neo4j", SERVERS.PASSWORD
        dumps = []
        for url in (server.url, str(tmp_path / "a.kgl")):
            with open_store(url) as store:
                store.load(FACTS)
                store.load(factory.extraction("乙", ("HOSTS", LAB, Entity("Ｇ60", "Platform"))))
                assert not store.load(FACTS)
                dumps.append(dump(store))
                store.merge(LAB.id, "plat:Ｇ60")
                dumps.append(dump(store))
                store.split("plat:Ｇ60")
                assert dump(store) == dumps[-2]
                store.remove(FACTS.document.id)
                dumps.append(dump(store))
                with pytest.raises(QueryError):
                    store.run("bad", "CREATE (n:Place {id: 'x'})")
        assert dumps[:3] == dumps[3:]
        empty(server.url)
