"""`kechuang demo`: the first thing that a new user runs."""

import re
from pathlib import Path

import networkx
import pytest
from click.testing import CliRunner

from kechuang.cli import main
from kechuang.commands.demo import QUESTIONS, SAMPLES
from kechuang.graph.store import open_store


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    folder = tmp_path_factory.mktemp("demo")
    (folder / "demo.kgl").write_text("left by something else", encoding="utf-8")
    result = CliRunner().invoke(main, ["demo", "--into", str(folder)], env={"COLUMNS": "100"})
    assert result.exit_code == 0, result.output
    return folder, result.stdout


def test_three_questions_are_answered_with_quotes(shown: tuple[Path, str]) -> None:
    answers = re.split(r"\n问题\d  ", shown[1])[1:]
    assert len(answers) == len(QUESTIONS) == 3
    for answer in answers:
        assert re.search("“.+?”.*——", answer, re.DOTALL), answer
        assert "没有查到" not in answer


def test_quotes_stand_in_the_samples(shown: tuple[Path, str]) -> None:
    texts = "".join(file.read_text(encoding="utf-8") for file in SAMPLES.iterdir())
    quotes = re.findall(r"^ {6}“(.+?)”\s*\n\s+——", shown[1], re.DOTALL | re.MULTILINE)
    assert len(quotes) >= 3
    for quote in quotes:
        assert re.sub(r"\s", "", quote) in re.sub(r"\s", "", texts)


def test_what_it_wrote(shown: tuple[Path, str]) -> None:
    folder, output = shown
    for name in ("demo.kgl", "corridor.html", "corridor.graphml"):
        assert str(folder / name) in output.replace("\n", "")
    page = (folder / "corridor.html").read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert "光谷科技创新大走廊" in page
    network = networkx.read_graphml(folder / "corridor.graphml")
    assert network.number_of_edges() >= 8
    with open_store(str(folder / "demo.kgl"), read_only=True) as store:
        assert store.stats()["documents"] == 10


def test_a_second_time_gives_the_same(shown: tuple[Path, str]) -> None:
    folder, output = shown
    again = CliRunner().invoke(main, ["demo", "--into", str(folder)], env={"COLUMNS": "100"})
    assert again.stdout == output


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    result = CliRunner().invoke(main, ["demo", "--into", str(tmp_path / "file" / "below")])
    assert result.exit_code == 1
    assert "choose another with --into" in result.stderr
