"""kill -9 during a load, a few moments on each engine; crash.py has many, by hand."""

from pathlib import Path

import pytest

from ..conftest import empty, load_module

crash = load_module(Path(__file__).with_name("crash.py"))


def test_a_killed_load_into_a_file_loses_nothing(tmp_path: Path) -> None:
    numbers = iter(range(100))
    assert len(crash.run(lambda: str(tmp_path / f"{next(numbers)}.kgl"), 4)) == 4


@pytest.mark.neo4j
def test_a_killed_load_into_a_server_loses_nothing(neo4j_server: str) -> None:
    def fresh() -> str:
        empty(neo4j_server)
        return neo4j_server

    assert len(crash.run(fresh, 2)) == 2
