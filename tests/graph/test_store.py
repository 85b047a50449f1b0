"""What every store promises, on both engines: idempotence, order, removal, provenance, hostile names."""

import json
from itertools import permutations
from pathlib import Path

import pytest

from kechuang.graph.errors import QueryError, StoreBusyError, StoreError, StoreUnavailableError
from kechuang.graph.model import Entity
from kechuang.graph.store import Store, open_store

from ..conftest import load_module

factory = load_module(Path(__file__).parent.parent / "factory.py")

ZHEJIANG = Entity("浙江", "Place", ("浙江省",), None, {"adcode": "330000", "level": "province"})
LAB = Entity("之江实验室", "Laboratory", ("之江",))
UNIVERSITY = Entity("浙江大学", "University", ("浙大",))
FIRST = factory.extraction("甲", ("CO_BUILDS", UNIVERSITY, LAB), ("LOCATED_IN", UNIVERSITY, ZHEJIANG))
SECOND = factory.extraction("乙", ("CO_BUILDS", UNIVERSITY, Entity("之江实验室", "Laboratory", ("智江",))))
THIRD = factory.extraction("丙", ("CO_BUILDS", ZHEJIANG, LAB))


def dump(store: Store) -> str:
    return "\n".join(json.dumps(r, ensure_ascii=False, sort_keys=True) for r in store.records())


def test_loading_again_changes_nothing(store: Store) -> None:
    assert store.load(FIRST)
    before = dump(store)
    assert not store.load(FIRST)
    assert dump(store) == before


def test_order_of_loading_does_not_matter(store: Store) -> None:
    dumps = set()
    for order in permutations([FIRST, SECOND, THIRD]):
        for one in order:
            store.load(one)
        dumps.add(dump(store))
        for one in order:
            store.remove(one.document.id)
    assert len(dumps) == 1
    assert dump(store) == ""


def test_removing_takes_away_what_the_document_alone_supported(store: Store) -> None:
    store.load(FIRST)
    before = dump(store)
    store.load(SECOND)
    assert store.find("智江")[0].name == "之江实验室"
    assert store.remove(SECOND.document.id) > 0
    assert dump(store) == before


def test_both_engines_dump_the_same_bytes(tmp_path: Path, neo4j_server: str) -> None:
    from ..conftest import empty

    empty(neo4j_server)
    dumps = []
    for url in (str(tmp_path / "a.kgl"), neo4j_server):
        with open_store(url) as store:
            for one in (FIRST, SECOND, THIRD):
                store.load(one)
            dumps.append(dump(store))
    assert dumps[0] == dumps[1]


def test_find_prefers_id_then_name_then_alias(store: Store) -> None:
    store.load(FIRST)
    assert [n.id for n in store.find("lab:之江实验室")] == ["lab:之江实验室"]
    assert [n.name for n in store.find("浙大")] == ["浙江大学"]
    assert store.find("没有的") == []
    assert "浙江大学" in store.nearest("浙江大")


def test_subgraph_brings_ends_and_documents(store: Store) -> None:
    store.load(FIRST)
    found = store.subgraph([], [("CO_BUILDS", UNIVERSITY.id, LAB.id, FIRST.document.id)])
    assert [n.id for n in found.nodes] == ["lab:之江实验室", "univ:浙江大学"]
    assert [e.quote for e in found.edges] == [FIRST.document.text]
    assert found.documents[FIRST.document.id]["title"] == "甲"


def test_a_question_cannot_write(store: Store) -> None:
    store.load(FIRST)
    with pytest.raises(QueryError):
        store.run("bad", "CREATE (n:Place {id: 'place:x'})")
    assert store.stats()["entities"]["Place"] == 1


@pytest.mark.parametrize(
    "name",
    [
        "a'b\"c`d",
        "{x} }) DETACH DELETE n //",
        "行\n行",
        "\u202e反\u200f",
        "<script>alert(1)</script>",
        "长" * 10_000,
        "$rows",
        "\\u0041",
    ],
    ids=["quotes", "cypher", "newline", "rtl", "html", "long", "parameter", "escape"],
)
def test_hostile_names_come_back_as_they_are(store: Store, name: str) -> None:
    lab = Entity(name, "Laboratory", (name + "别名",))
    store.load(factory.extraction("敌", ("CO_BUILDS", UNIVERSITY, lab), text=f"共建{name}。"))
    assert [n.name for n in store.find(name)] == [name]
    assert [n.id for n in store.find(name + "别名")] == [lab.id]


def test_removing_an_unknown_document_says_so(store: Store) -> None:
    with pytest.raises(StoreError, match="no document"):
        store.remove("doc:没有")


def test_second_writer_is_told_who_writes(tmp_path: Path) -> None:
    path = str(tmp_path / "a.kgl")
    with open_store(path), pytest.raises(StoreBusyError, match="process"):
        open_store(path)


def test_a_reader_works_beside_a_writer(tmp_path: Path) -> None:
    path = str(tmp_path / "a.kgl")
    with open_store(path) as store:
        store.load(FIRST)
    with open_store(path) as writer, open_store(path, read_only=True) as reader:
        writer.load(SECOND)
        assert reader.stats()["documents"] == 1


@pytest.mark.parametrize("content", [b"not a graph", b"\x00\x01\x02" * 100], ids=["text", "binary"])
def test_a_file_that_is_no_store_is_refused_and_kept(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.kgl"
    path.write_bytes(content)
    for read_only in (True, False):
        with pytest.raises(StoreError):
            open_store(str(path), read_only=read_only)
    assert path.read_bytes() == content


def test_a_missing_store_is_not_made_by_reading(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="kechuang load"):
        open_store(str(tmp_path / "none.kgl"), read_only=True)
    assert list(tmp_path.iterdir()) == []


def test_a_server_that_is_down_is_said_to_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", "secret-of-mine")
    with pytest.raises(StoreUnavailableError, match="no Neo4j server answers") as raised:
        open_store("bolt://127.0.0.1:9")
    assert "secret-of-mine" not in str(raised.value)


def test_wrong_password_and_database_are_said(neo4j_server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setenv("NEO4J_DATABASE", "nosuch")
        with pytest.raises(StoreUnavailableError, match="nosuch"):
            open_store(neo4j_server)
    monkeypatch.setenv("NEO4J_PASSWORD", "wrong-password")
    with pytest.raises(StoreUnavailableError, match="refuses the login") as raised:
        open_store(neo4j_server)
    assert "wrong-password" not in str(raised.value)


def test_unknown_schemes_are_refused() -> None:
    with pytest.raises(StoreError, match="neo4j://"):
        open_store("http://127.0.0.1:7474")
