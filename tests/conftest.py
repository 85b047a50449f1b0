"""Stores for the tests: a fresh file, and a real Neo4j server that the tests start themselves."""

import importlib.util
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from kechuang.graph.store import Store, open_store

GOLD = Path(__file__).resolve().parent.parent.parent / "shared" / "gold"


def load_module(path: Path) -> ModuleType:
    """Import a helper of the tests by its path."""
    spec = importlib.util.spec_from_file_location(f"kechuang_tests_{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def missing(what: str) -> None:
    """Skip a test that needs something, saying what; where CI is set that is a failure."""
    if os.environ.get("CI"):
        pytest.fail(f"under CI nothing may be missing: {what}")
    pytest.skip(what)


@pytest.fixture(scope="session")
def neo4j_server() -> Iterator[str]:
    """The Bolt address of a server to test with: one started here, or the one named by KECHUANG_TEST_NEO4J_URI.

    NEO4J_URI is never looked at: it may be somebody's real graph.
    """
    named = os.environ.get("KECHUANG_TEST_NEO4J_URI")
    if named:
        yield named
        return
    module = load_module(Path(__file__).with_name("neo4j") / "server.py")
    try:
        server = module.Server()
    except module.MissingError as error:
        missing(f"no Neo4j server for the tests: {error}")
        return
    os.environ["NEO4J_USERNAME"], os.environ["NEO4J_PASSWORD"] = "neo4j", module.PASSWORD
    os.environ.pop("NEO4J_DATABASE", None)
    yield server.url
    server.stop()


def dump(store: Store) -> str:
    """Return the whole graph of a store as text: two equal graphs give equal text."""
    return "\n".join(json.dumps(r, ensure_ascii=False, sort_keys=True) for r in store.records())


def login() -> tuple[str, str]:
    """Return user and password of the test server."""
    return os.environ["NEO4J_USERNAME"], os.environ["NEO4J_PASSWORD"]


def empty(url: str) -> None:
    """Take everything out of a test server, in bounded bites."""
    import neo4j

    with neo4j.GraphDatabase.driver(url, auth=login()) as driver:
        while driver.execute_query(
            "MATCH (n) WITH n LIMIT 5000 DETACH DELETE n RETURN count(*) AS n", database_="neo4j"
        ).records[0]["n"]:
            pass


@pytest.fixture(params=["file", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty store, of each engine in turn."""
    if request.param == "file":
        return str(tmp_path / "graph.kgl")
    url: str = request.getfixturevalue("neo4j_server")
    empty(url)
    return url


@pytest.fixture
def store(store_url: str) -> Iterator[Store]:
    """An empty store, open for writing, of each engine in turn."""
    with open_store(store_url) as opened:
        yield opened


@pytest.fixture
def gold() -> Path:
    """The folder of hand-labelled gold, where it lies beside the checkout."""
    if not GOLD.is_dir():
        missing(f"no gold at {GOLD}")
    return GOLD
