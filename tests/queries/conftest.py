"""The small world of world.toml, loaded once into a file store."""

from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from kechuang.graph.store import Store, open_store
from kechuang.graph.subgraph import Subgraph

HERE = Path(__file__).parent


def module(name: str) -> ModuleType:
    """Import a maker of this folder."""
    import importlib.util

    spec = importlib.util.spec_from_file_location(f"kechuang_tests_queries_{name}", HERE / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def world() -> ModuleType:
    """The module that builds the world's extractions."""
    return module("world")


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
    made: Subgraph = module("hostile").subgraph()
    return made


@pytest.fixture(scope="session")
def asked(world_path: Path) -> Iterator[Store]:
    """The world's store, open for reading."""
    with open_store(str(world_path), read_only=True) as store:
        yield store
