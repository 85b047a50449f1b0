"""The commands query, ask and export, as a user types them."""

import json
from pathlib import Path

import networkx
import pytest
from click.testing import CliRunner, Result

from kechuang.cli import main
from kechuang.queries.catalogue import catalogue


@pytest.fixture
def run(world_path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):  # type: ignore[no-untyped-def]
    monkeypatch.setenv("KECHUANG_STORE", str(world_path))
    monkeypatch.delenv("KECHUANG_QUERIES", raising=False)
    monkeypatch.chdir(tmp_path)

    def invoke(*words: str) -> Result:
        return CliRunner().invoke(main, list(words))

    return invoke


def test_query_alone_lists_all_with_their_parameters(run) -> None:  # type: ignore[no-untyped-def]
    result = run("query")
    assert result.exit_code == 0
    for query in catalogue([]).values():
        assert query.usage.removeprefix("kechuang query ") in result.stdout
        assert query.title in result.stdout


def test_results_on_stdout_and_pointers_on_stderr(run) -> None:  # type: ignore[no-untyped-def]
    words = ("--province", "浙江省", "--university", "上海交通大学", "--format", "json")
    result = run("query", "cobuilt-laboratories", *words)
    assert result.exit_code == 0
    assert json.loads(result.stdout) == []
    assert "kechuang query cobuilt-between --first 浙江 --second 上海交通大学" in result.stderr


def test_wrong_use_exits_2_with_the_usage_line(run) -> None:  # type: ignore[no-untyped-def]
    for words in (
        ("cobuilt-laboratories", "--province", "浙江"),
        ("cobuilt-laboratories", "--provinz", "浙江"),
        ("cobuilt-labs",),
        ("located-in", "--place", "火星"),
    ):
        result = run("query", *words)
        assert result.exit_code == 2, words
        assert result.stdout == ""
        assert "cobuilt-laboratories" in result.stderr or "usage: kechuang query located-in" in result.stderr


def test_every_query_has_help_with_its_example(run) -> None:  # type: ignore[no-untyped-def]
    for name, query in catalogue([]).items():
        result = run("query", name, "--help")
        assert result.exit_code == 0
        assert f"kechuang query {name}" in result.stdout
        assert all(param.option in result.stdout for param in query.params)


def test_a_folder_of_ones_own(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "names.cypher").write_text(
        "// title: 名称\n// question: 有哪些名称?\n// returns: name\n// example:\n"
        "MATCH (n:Corridor) RETURN n.name AS name ORDER BY name\n",
        encoding="utf-8",
    )
    result = run("query", "--queries", str(tmp_path), "names", "--format", "json")
    assert len(json.loads(result.stdout)) == 5
    assert "names" in run("query", "--queries", str(tmp_path)).stdout


def test_output_to_a_file_of_any_format(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    for form in ("table", "json", "csv", "markdown"):
        result = run("query", "zones", "--format", form, "-o", f"zones.{form}")
        assert result.exit_code == 0
        assert result.stdout == ""
        assert (tmp_path / f"zones.{form}").stat().st_size > 50
    assert run("query", "zones", "-o", "no/such/folder.csv").exit_code == 1


def test_ask_tells_what_it_ran(run) -> None:  # type: ignore[no-untyped-def]
    result = run("ask", "浙江省和浙江大学共建了哪些实验室?", "--format", "json")
    assert result.exit_code == 0
    assert {row["laboratory"] for row in json.loads(result.stdout)} == {"之江实验室"}
    assert result.stderr.startswith("kechuang query cobuilt-laboratories --province 浙江 --university 浙江大学")
    for question in ("杭州房价多少?", "浙江和火星大学共建了哪些实验室?"):
        result = run("ask", question)
        assert result.exit_code == 2
        assert result.stdout == ""


def test_export_of_a_query_an_entity_and_the_whole(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    corridor = ("--query", "corridor-network", "--corridor", "杭州城西科创大走廊")
    assert run("export", *corridor, "-o", "corridor.graphml").exit_code == 0
    assert "lab:之江实验室" in networkx.read_graphml(tmp_path / "corridor.graphml")
    assert run("export", "--entity", "之江", "-o", "lab.svg").exit_code == 0
    assert run("export", "-o", "tables").exit_code == 0
    assert {path.name for path in (tmp_path / "tables").iterdir()} == {"nodes.csv", "edges.csv", "documents.csv"}
    dump = run("export", "--format", "jsonl")
    lines = [json.loads(line) for line in dump.stdout.splitlines()]
    ids = [line["id"] for line in lines if "label" in line]
    keys = [(line["type"], line["head"], line["tail"], line["document"]) for line in lines if "type" in line]
    assert ids == sorted(ids)
    assert keys == sorted(keys)
    assert run("export", "--format", "jsonl").stdout_bytes == dump.stdout_bytes


@pytest.mark.parametrize(
    "words",
    [
        ("--corridor", "x"),
        ("-o", "graph.xyz"),
        ("--format", "csv"),
        ("--query", "funding", "--entity", "浙江"),  # funding has no such parameter
        ("--query", "coverage", "--format", "json"),
        ("--query", "funding", "--funder"),
        ("--entity", "没有这个"),
    ],
)
def test_wrong_exports_exit_2(run, words: tuple[str, ...]) -> None:  # type: ignore[no-untyped-def]
    result = run("export", *words)
    assert result.exit_code == 2
    assert result.stderr.startswith("kechuang: ")
