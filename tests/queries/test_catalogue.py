"""The catalogue: headers are read and checked, a folder of one's own is listed, nothing that writes gets in."""

from pathlib import Path

import pytest

from kechuang.graph.errors import QueryError
from kechuang.queries.catalogue import catalogue, named, read_query
from kechuang.queries.guard import first_write
from kechuang.queries.writers.cells import heading

GOOD = """// title: 某地的实验室
// question: {place}有哪些实验室?
// param place: Place, required; 地区
// param word: string, optional
// returns: laboratory
// example: --place 浙江
MATCH (x:Laboratory)-[:LOCATED_IN]->(p {id: $place})
WHERE x.name CONTAINS $word // if $word
RETURN x.name AS laboratory
"""
CONTRACT = {
    "cobuilt-laboratories": {"province", "university"},
    "cobuilding-of": {"entity"},
    "corridor-network": {"corridor"},
    "located-in": {"place"},
    "funding": {"funder", "recipient"},
    "succession": {"entity"},
    "evidence": {"entity"},
}


def test_the_contract_names_stay() -> None:
    queries = catalogue([])
    for name, params in CONTRACT.items():
        assert params <= {param.name for param in queries[name].params}
    assert queries["cobuilt-laboratories"].returns == ("laboratory", "partners", "place", "status", "document", "quote")
    assert not any(param.required for param in queries["funding"].params)
    assert len(queries) >= 20


def test_every_column_has_a_chinese_heading() -> None:
    for query in catalogue([]).values():
        assert [column for column in query.returns if heading(column) == column] == []


def test_a_folder_of_ones_own_is_listed_beside_the_built_in_ones(tmp_path: Path) -> None:
    (tmp_path / "labs_of.cypher").write_text(GOOD, encoding="utf-8-sig")
    query = catalogue([tmp_path])["labs-of"]
    assert query.usage == "kechuang query labs-of --place PLACE [--word STRING]"
    assert "WHERE" not in query.text({"place": "place:浙江"}, {})
    assert "(p:Place {id: $place})" in query.text({"place": "", "word": ""}, {"place": "Place"})
    assert "// if" not in query.text({"place": "", "word": ""}, {})


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("// title: 某地的实验室\n", "", 1, "`// title:`"),
        ("Place, required", "Plaice, required", 3, "'Plaice'"),
        ("Place, required", "Place, needed", 3, "'needed'"),
        ("// returns: laboratory", "// returns: laboratory, place", 5, "'place'"),
        ("// example: --place 浙江", "// example: --word 浙江", 6, "--place"),
        ("$place", "$where", 7, "$where"),
        ("RETURN", "SET x.seen = 1 RETURN", 9, "SET"),
        ("// title", "// tittle", 1, "'tittle'"),
        ("{place}有", "{where}有", 2, "{where}"),
        ("// if $word", "// if $words", 8, "$words"),
    ],
)
def test_what_is_wrong_is_told_with_file_and_line(tmp_path: Path, old: str, new: str, line: int, says: str) -> None:
    path = tmp_path / "wrong.cypher"
    path.write_text(GOOD.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(QueryError) as error:
        read_query(path)
    assert str(error.value).startswith(f"{path}:{line}: ")
    assert says in str(error.value)


def test_a_taken_name_and_a_missing_folder_are_refused(tmp_path: Path) -> None:
    (tmp_path / "funding.cypher").write_text(GOOD, encoding="utf-8")
    with pytest.raises(QueryError, match="'funding' stands already"):
        catalogue([tmp_path])
    with pytest.raises(QueryError, match="is not a folder"):
        catalogue([tmp_path / "nowhere"])


def test_an_unknown_query_is_answered_with_the_nearest() -> None:
    with pytest.raises(QueryError, match="cobuilt-laboratories"):
        named(catalogue([]), "cobuilt-labs")


@pytest.mark.parametrize(
    "cypher",
    [
        "MATCH (n) DETACH DELETE n",
        "match (n) set n.x = 1",
        "MERGE (n:Place {id: 'x'})",
        "MATCH (n) REMOVE n.x",
        "MATCH (n) FOREACH (x IN [1] | CREATE (:Place))",
        "LOAD  CSV FROM 'file:///etc/passwd' AS row RETURN row",
        "CALL db.clearQueryCaches()",
        "RETURN 1 // fine\nDROP CONSTRAINT x",
        "RETURN 'it\\'s' CREATE (n)",
    ],
)
def test_the_guard_finds_writes(cypher: str) -> None:
    assert first_write(cypher)


@pytest.mark.parametrize(
    "cypher",
    [
        "MATCH (n {name: 'CREATE'}) RETURN n.set",
        "MATCH (n:Set)-[:MERGE]->() RETURN n",
        "RETURN $delete // SET x",
        "RETURN `create` AS start, offset",
        'RETURN "DELETE \\" SET"',
        "RETURN {set: 1}",
    ],
)
def test_the_guard_lets_reading_through(cypher: str) -> None:
    assert first_write(cypher) is None
