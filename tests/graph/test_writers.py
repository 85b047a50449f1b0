"""Several people load into one server at the same time."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from kechuang.graph.model import Entity, Extraction
from kechuang.graph.store import open_store

from ..conftest import dump, empty, load_module

factory = load_module(Path(__file__).parent.parent / "factory.py")


def paper(number: int) -> Extraction:
    """A document that says something of its own of entities that others name too."""
    shared = (
        Entity("之江实验室", "Laboratory", (f"甲{number}",)),
        Entity(f"第{number // 4}大学", "University", (f"乙{number}",)),
    )
    made: Extraction = factory.extraction(f"文{number}", ("CO_BUILDS", shared[1], shared[0]))
    return made


@pytest.mark.neo4j
def test_writers_beside_each_other_lose_nothing(neo4j_server: str, tmp_path: Path) -> None:
    empty(neo4j_server)
    papers = [paper(number) for number in range(24)]
    together = Barrier(3, timeout=60)  # where one fails the others must not wait for it

    def load(some: list[Extraction]) -> None:
        with open_store(neo4j_server) as store:
            for one in some:
                together.wait()
                store.load(one)

    with ThreadPoolExecutor(3) as writers:
        for done in [writers.submit(load, papers[number::3]) for number in range(3)]:
            done.result()
    with open_store(str(tmp_path / "a.kgl")) as alone, open_store(neo4j_server) as server:
        list(alone.load_all(papers))
        assert dump(server) == dump(alone)
