"""The small world of world.toml, loaded once into a file store."""

from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from kechuang.graph.store import Store, open_store
from kechuang.graph.subgraph import Subgraph

from ..conftest import empty, load_module

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def world() -> ModuleType:
    """The module that builds the world's extractions."""
    return load_module(HERE / "world.py")


@pytest.fixture(scope="session")
def world_path(world: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file store that holds the world."""
    path = tmp_path_factory.mktemp("world") / "world.kgl"
    with open_store(str(path)) as store:
        for extraction in world.world():
            store.load(extraction)
    return path


@pytest.fixture(scope="session")
def hostile() -> Subgraph:
    """A subgraph of hostile texts."""
    made: Subgraph = load_module(HERE / "hostile.py").subgraph()
    return made


@pytest.fixture(scope="session")
def asked(world_path: Path) -> Iterator[Store]:
    """The world's store, open for reading."""
    with open_store(str(world_path), read_only=True) as store:
        yield store


@pytest.fixture(scope="session")
def gold_or_none() -> Path | None:
    """The folder of hand-labelled gold where it lies beside the checkout."""
    gold = HERE.parents[2] / "shared" / "gold"
    return gold if gold.is_dir() else None


@pytest.fixture(scope="module")
def empty_server(neo4j_server: str) -> None:
    """A server without anything in it."""
    empty(neo4j_server)
