"""Every canned query gives the same rows, and at least one, on a file and on a real Neo4j server."""

from types import ModuleType

import pytest
from kechuang.graph.store import Store
from kechuang.queries.answer import answer
from kechuang.queries.catalogue import catalogue

# examples name what real documents hold; where the world has no such thing, this is asked instead
INSTEAD = {
    "new-in-document": {
        "document": "浙江省科学技术厅2021年工作要点",
        "against": "浙江省科学技术厅2018年工作要点",
    },
}
# several paths can be as short as each other; which one is taken is the engine's choice
FREE = {"connection"}


@pytest.mark.neo4j
def test_both_engines_give_equal_rows(asked: Store, neo4j_server: str, world: ModuleType) -> None:
    from kechuang.graph.store import open_store

    with open_store(neo4j_server) as server:
        for extraction in world.world():
            server.load(extraction)
        for name, query in catalogue([]).items():
            parameters = INSTEAD.get(name, query.example)
            expected, found = answer(asked, name, **parameters), answer(server, name, **parameters)
            assert expected.rows, name
            assert len(found) == len(expected), name
            if name not in FREE:
                assert list(found.rows) == list(expected.rows), name
                assert found.nodes == expected.nodes, name
                assert found.edges == expected.edges, name


@pytest.mark.parametrize("name", catalogue([]))
def test_every_query_answers_its_example(asked: Store, name: str) -> None:
    query = catalogue([])[name]
    result = answer(asked, name, **INSTEAD.get(name, query.example))
    assert result.rows
    assert all(tuple(row) == query.returns for row in result.rows)
    assert query.draws or name in {"coverage", "documents", "most-connected"}
    if query.draws:
        graph = result.subgraph()
        assert {node.id for node in graph.nodes} >= set(result.nodes)
        assert tuple(edge.key for edge in graph.edges) == result.edges
