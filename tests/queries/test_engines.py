"""Every canned query answers its own example: equal rows, and at least one, on a file and on a real Neo4j server."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kechuang.graph.errors import QueryError
from kechuang.graph.model import Extraction
from kechuang.graph.store import Store, open_store
from kechuang.loaders.documents import read_document
from kechuang.loaders.pipeline import extract
from kechuang.loaders.places import with_place_tree
from kechuang.queries.answer import answer
from kechuang.queries.ask import ask
from kechuang.queries.catalogue import catalogue, read_query
from kechuang.queries.guard import first_write
from kechuang.queries.result import Result

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
# several paths can be as short as each other; which one is taken is the engine's choice
FREE = {"connection"}
NOT_DRAWN = {"coverage", "documents", "most-connected"}
# its example needs documents that disagree, which the samples alone do not
NEEDS_SEEDS = {"contradictions"}


@pytest.fixture(scope="module")
def extractions(gold_or_none: Path | None) -> list[Extraction]:
    """The extractions of the samples, and of the seeds where they are there."""
    files = [*sorted(SAMPLES.iterdir()), *(sorted((gold_or_none / "seeds").glob("*.txt")) if gold_or_none else ())]
    return [with_place_tree(extract(read_document(file))) for file in files]


@pytest.fixture(scope="module")
def on_file(extractions: list[Extraction], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(str(tmp_path_factory.mktemp("real") / "real.kgl")) as store:
        list(store.load_all(extractions))
        yield store


@pytest.fixture(scope="module")
def on_server(extractions: list[Extraction], neo4j_server: str, empty_server: None) -> Iterator[Store]:
    with open_store(neo4j_server) as store:
        list(store.load_all(extractions))
        yield store


def _asked(store: Store, name: str) -> Result:
    return answer(store, name, **catalogue([])[name].example)


def _answerable(gold: Path | None) -> list[str]:
    return [name for name in catalogue([]) if gold or name not in NEEDS_SEEDS]


def test_every_query_answers_its_example(on_file: Store, gold_or_none: Path | None) -> None:
    for name in _answerable(gold_or_none):
        result = _asked(on_file, name)
        assert result.rows, name
        assert all(tuple(row) == result.query.returns for row in result.rows), name
        assert result.query.draws or name in NOT_DRAWN, name
        if result.query.draws:
            graph = result.subgraph()
            assert {node.id for node in graph.nodes} >= set(result.nodes), name
            assert tuple(edge.key for edge in graph.edges) == result.edges, name


def test_relations_stand_the_way_they_are_stored(on_file: Store) -> None:
    for name, query in catalogue([]).items():
        if {"head", "relation", "tail"} <= set(query.returns):
            result = _asked(on_file, name)
            graph = result.subgraph()
            named = {node.id: node.name for node in graph.nodes}
            stored = {(named[edge.head], edge.type, named[edge.tail]) for edge in graph.edges}
            assert {(row["head"], row["relation"], row["tail"]) for row in result} <= stored, name


@pytest.mark.neo4j
def test_both_engines_give_equal_rows(on_file: Store, on_server: Store, gold_or_none: Path | None) -> None:
    for name in _answerable(gold_or_none):
        expected, found = _asked(on_file, name), _asked(on_server, name)
        assert len(found) == len(expected), name
        if name not in FREE:
            assert list(found.rows) == list(expected.rows), name
            assert found.nodes == expected.nodes, name
            assert found.edges == expected.edges, name


def test_the_samples_alone_answer_every_example_but_contradictions(
    extractions: list[Extraction], tmp_path: Path
) -> None:
    with open_store(str(tmp_path / "samples.kgl")) as store:
        list(store.load_all(x for x in extractions if "（示例）" in x.document.title))
        assert {name for name in catalogue([]) if not _asked(store, name).rows} <= NEEDS_SEEDS


@pytest.mark.neo4j
def test_questions_are_read_alike(on_file: Store, on_server: Store) -> None:
    for question in (
        "浙江省和浙大共建了哪些实验室?",
        "Ｇ６０科创走廊的网络",
        "《浙江省2024年政府工作报告科技创新部分样稿（示例）》比《浙江省2018年科技创新工作要点（示例）》新增了什么?",
    ):
        (guess, expected), (same, found) = ask(on_file, question), ask(on_server, question)
        assert guess == same
        assert expected.rows == found.rows != []


WRITES = (
    "CREATE (n:Laboratory {id: 'lab:x'}) RETURN n.id AS id",
    "MATCH (n:Laboratory) SET n.name = 'x' RETURN n.id AS id",
    "MATCH (n:Laboratory) DETACH DELETE n",
    "MERGE (n:Laboratory {id: 'lab:x'}) RETURN n.id AS id",
    "MATCH (n:Laboratory) REMOVE n.name",
    "MATCH (n:Laboratory) FOREACH (i IN [1] | SET n.x = i)",
)


def _refuses_to_write(store: Store) -> None:
    """What gets past the guard of the catalogue is refused by the engine."""
    before = list(store.records())
    for statement in WRITES:
        assert first_write(statement) is not None, statement
        with pytest.raises(QueryError):
            store.run("mine", statement)
    assert list(store.records()) == before


def test_a_file_refuses_to_write(on_file: Store) -> None:
    _refuses_to_write(on_file)


@pytest.mark.neo4j
def test_a_server_refuses_to_write(on_server: Store) -> None:
    _refuses_to_write(on_server)


def test_a_query_of_ones_own_that_writes_is_refused_with_its_line(on_file: Store, tmp_path: Path) -> None:
    header = "// title: t\n// question: q?\n// returns: id\n// example:\n"
    for number, statement in enumerate(WRITES):
        path = tmp_path / f"write_{number}.cypher"
        path.write_text(header + statement, encoding="utf-8")
        with pytest.raises(QueryError, match=re.escape(f"{path}:5: ")):
            read_query(path)
