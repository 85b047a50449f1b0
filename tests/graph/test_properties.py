"""Properties that hold for any documents: load twice, remove, merge and split, copy; on the file engine, which is quick."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kechuang.graph.errors import QueryError
from kechuang.graph.model import Entity, Extraction
from kechuang.graph.restore import copy_store
from kechuang.graph.store import open_store

from ..conftest import dump, load_module

factory = load_module(Path(__file__).parent.parent / "factory.py")

NAMES = st.sampled_from(
    ["之江实验室", "之江", "城西科创走廊", "Ｇ60", "G60", "滨海科技城", "甲'`{}", "杭州城西科创走廊"]
)
LABELS = st.sampled_from(["Laboratory", "Platform", "Corridor"])
ENTITIES = st.builds(Entity, NAMES, LABELS, st.lists(NAMES, max_size=2).map(tuple))
TRIPLES = st.tuples(st.sampled_from(["CO_BUILDS", "PART_OF", "HOSTS"]), ENTITIES, ENTITIES)
PLACES = st.sampled_from([None, "浙江", "天津"])


@st.composite
def worlds(draw: st.DrawFn) -> list[Extraction]:
    made = []
    for i in range(draw(st.integers(1, 4))):
        triples = draw(st.lists(TRIPLES, min_size=1, max_size=4))
        made.append(factory.extraction(f"文{i}", *triples, place=draw(PLACES)))
    return made


SLOW = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


@SLOW
@given(worlds(), st.randoms(use_true_random=False), st.data())
def test_any_world(world: list[Extraction], dice: object, data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder, open_store(f"{folder}/a.kgl") as store:
        list(store.load_all(world))
        once = dump(store)
        order = data.draw(st.permutations(world))
        for one in order:
            assert not store.load(one)
        assert dump(store) == once, "load after load changes nothing"
        _merge_and_split(store, data, once)
        with open_store(f"{folder}/b.kgl") as other:
            copy_store(store, other)
            assert dump(other) == once, "a copy is equal"
            for one in order:
                other.remove(one.document.id)
            assert dump(other) == "", "remove after load leaves nothing"
            for one in order:
                other.load(one)
            assert dump(other) == once, "the order of loading does not matter"


def _merge_and_split(store: object, data: st.DataObject, once: str) -> None:
    from kechuang.graph.graph_store import GraphStore

    assert isinstance(store, GraphStore)
    ids = [r["id"] for r in store.records() if "label" in r and r["label"] != "Document"]
    kept, other = data.draw(st.sampled_from(ids)), data.draw(st.sampled_from(ids))
    try:
        store.merge(kept, other)
    except QueryError:
        assert kept == other
        return
    assert dump(store) != once
    store.split(other)
    assert dump(store) == once, "merge and split is nothing"
