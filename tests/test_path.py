"""The whole path on the gold's five seed documents: in through the command line, out of both engines the same."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from kechuang.cli import main


def run(*arguments: object) -> str:
    result = CliRunner().invoke(main, [str(a) for a in arguments])
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.fixture
def seeds(gold: Path) -> list[Path]:
    files = sorted((gold / "seeds").glob("*.txt"))
    assert len(files) == 5
    return files


@pytest.fixture
def asked(seeds: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file store with the seeds, which commands find by the environment."""
    store = tmp_path / "seeds.kgl"
    run("load", *seeds, "--store", store)
    monkeypatch.setenv("KECHUANG_STORE", str(store))
    return store


def test_loading_again_in_any_order_changes_nothing(store_url: str, seeds: list[Path]) -> None:
    run("load", *seeds, "--store", store_url)
    first = run("export", "--format", "jsonl", "--store", store_url)
    assert len(first.splitlines()) > 500
    run("load", *reversed(seeds), seeds[2], "--store", store_url)
    assert run("export", "--format", "jsonl", "--store", store_url) == first


@pytest.mark.neo4j
@pytest.mark.parametrize("store_url", ["neo4j"], indirect=True)
def test_both_engines_give_the_same_bytes(store_url: str, asked: Path, seeds: list[Path]) -> None:
    run("load", *reversed(seeds), "--store", store_url)
    server = run("export", "--format", "jsonl", "--store", store_url)
    assert server == run("export", "--format", "jsonl", "--store", asked)


def test_what_was_asked_for_by_name(asked: Path) -> None:
    """Each row of an answer has its document and a quote that stands in it."""
    asking = ("query", "cobuilt-laboratories", "--province", "浙江省", "--university", "中国科学院", "--format", "json")
    (row,) = json.loads(run(*asking))
    assert row["laboratory"] == "之江实验室"
    assert row["partners"] == ["中国科学院", "浙江省人民政府"]
    assert row["document"] == "浙江省科学技术厅2020年工作总结和2021年工作思路"
    assert row["quote"] == "省政府与中科院签署合作共建之江实验室框架协议,共同打造智能计算战略科技力量。"


def test_a_corridor_and_what_hangs_on_it(asked: Path, seeds: list[Path]) -> None:
    rows = json.loads(run("query", "corridor-network", "--corridor", "绍兴科创大走廊", "--format", "json"))
    parts = {row["head"] for row in rows if row["relation"] == "PART_OF" and row["tail"] == "绍兴科创大走廊"}
    assert {"滨海科技城", "鉴湖科技城", "镜湖科技城"} <= parts
    texts = "".join(seed.read_text(encoding="utf-8") for seed in seeds)
    assert all(row["document"] and row["quote"] in texts for row in rows)


def test_no_laboratory_but_an_institute(asked: Path) -> None:
    asking = ("query", "cobuilt-laboratories", "--province", "浙江省", "--university", "上海交通大学")
    result = CliRunner().invoke(main, asking)
    assert result.exit_code == 0
    assert "没有查到双方共建的实验室" in result.stderr
    assert "海洋应用技术研究院" in result.stderr
    assert "kechuang query cobuilt-between --first 浙江 --second 上海交通大学" in result.stderr


@pytest.mark.parametrize(
    ("part", "measure", "least"),
    [("seeds", "core mentions", 0.75), ("dev", "core mentions", 0.65), ("challenge", "all relations", 0.50)],
)
def test_measures_do_not_fall_below_what_was_promised(gold: Path, part: str, measure: str, least: float) -> None:
    figures = json.loads(run("evaluate", gold / part, "--format", "json"))
    assert figures[measure]["f1"] >= least
