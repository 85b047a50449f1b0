"""Several people load into one server at the same time, and one load writes several batches at once."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from pathlib import Path
from threading import Barrier

import neo4j
import pytest

from kechuang.graph.errors import RacedError, StoreError
from kechuang.graph.graph_store import GraphStore
from kechuang.graph.model import Entity, Extraction
from kechuang.graph.store import open_store
from kechuang.graph.turns import Turn

from ..conftest import dump, empty, load_module, login

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


@pytest.mark.neo4j
def test_batches_of_one_load_beside_each_other_lose_nothing(neo4j_server: str, tmp_path: Path) -> None:
    empty(neo4j_server)
    papers = [paper(number) for number in range(40)]
    again = [factory.extraction(f"文{number}", ("HOSTS", *papers[number].entities[::-1])) for number in range(0, 40, 3)]
    with open_store(str(tmp_path / "a.kgl")) as alone, open_store(neo4j_server) as server:
        assert isinstance(server, GraphStore)
        server.engine.batch = 1  # each document is a batch, and names what those ahead and behind name
        for some in (papers, again):
            told = list(server.load_all(some))
            assert [extraction for extraction, _ in told] == some
            assert told == list(alone.load_all(some))
        assert dump(server) == dump(alone)


@pytest.mark.neo4j
def test_a_writer_waits_for_others_that_make_what_it_names(neo4j_server: str) -> None:
    empty(neo4j_server)
    others = [Entity(f"第{number}大学", "University") for number in range(1, 9)]
    one = factory.extraction("文", *(("CO_BUILDS", other, Entity("之江实验室", "Laboratory")) for other in others))
    cypher = "CREATE (:University {id: $id, name: $name, aliases: [$alias]})"
    with ExitStack() as opened, open_store(neo4j_server) as store, ThreadPoolExecutor(1) as writers:
        driver = opened.enter_context(neo4j.GraphDatabase.driver(neo4j_server, auth=login()))
        waiting = []
        for other in others:
            waiting.append(opened.enter_context(driver.session()).begin_transaction())
            waiting[-1].run(cypher, id=other.id, name=other.name, alias=other.name + "本部").consume()
        loaded = writers.submit(store.load, one)
        for transaction in waiting:  # one after another, so that the next is met when the last is got over
            time.sleep(0.3)
            transaction.commit()
        assert loaded.result()
        found = [store.find(other.id)[0] for other in others]
        assert [node.aliases for node in found] == [(f"{other.name}本部",) for other in others]


def lasts_until_it_ends(ahead: Turn, wait: Callable[[], None]) -> None:
    """Check that what waits for a batch goes on when that one has ended, and not before."""
    with ThreadPoolExecutor(1) as threads:
        waiting = threads.submit(wait)
        assert not waiting.done()
        with ahead.taken():
            pass
        waiting.result(60)


def test_a_batch_waits_for_the_one_ahead() -> None:
    ahead = Turn()
    behind = Turn(ahead)
    ahead.makes(["lab:甲"])
    assert behind.made_ahead(["lab:甲", "lab:乙"]) == {"lab:甲"}
    lasts_until_it_ends(ahead, behind.wait)
    assert behind.made_ahead(["lab:甲"]) == {"lab:甲"}


def test_a_batch_that_failed_has_made_nothing() -> None:
    ahead = Turn()
    behind = Turn(ahead)
    ahead.makes(["lab:甲"])
    with pytest.raises(ValueError, match="failed"), ahead.taken():
        int("the transaction failed")
    assert behind.made_ahead(["lab:甲"]) == set()


def test_a_batch_that_waits_in_vain_begins_anew_behind_the_one_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kechuang.graph.turns._PATIENCE", 0.01)
    ahead = Turn()
    behind = Turn(ahead)
    behind.begin()
    with pytest.raises(RacedError):
        behind.wait()
    lasts_until_it_ends(ahead, behind.begin)


@pytest.mark.neo4j
def test_a_writer_beside_one_that_takes_out_loses_nothing(neo4j_server: str, tmp_path: Path) -> None:
    empty(neo4j_server)
    papers = [paper(number) for number in range(24)]

    def load() -> None:
        with open_store(neo4j_server) as store:
            assert isinstance(store, GraphStore)
            store.engine.batch = 8
            for _ in range(3):
                list(store.load_all(papers))

    def take_out() -> None:
        with open_store(neo4j_server) as store:
            for one in [*papers, *papers]:
                with suppress(StoreError):  # it is not there now
                    store.remove(one.document.id)

    with ThreadPoolExecutor(2) as writers:
        for done in [writers.submit(load), writers.submit(take_out)]:
            done.result()
    with open_store(str(tmp_path / "a.kgl")) as alone, open_store(neo4j_server) as server:
        list(alone.load_all(papers))
        list(server.load_all(papers))
        assert dump(server) == dump(alone)
