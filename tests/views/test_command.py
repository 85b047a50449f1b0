"""`kechuang view` on the sample documents, loaded as a user loads them."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result

from kechuang.cli import main
from kechuang.graph.store import open_store
from kechuang.queries.answer import answer
from kechuang.queries.catalogue import catalogue

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
LAB, CORRIDOR = "之江实验室", "长三角G60科创走廊"


@pytest.fixture(scope="module")
def store_path(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = str(tmp_path_factory.mktemp("samples") / "samples.kgl")
    done = CliRunner().invoke(main, ["load", str(SAMPLES), "--store", path])
    assert done.exit_code == 0, done.output
    return path


@pytest.fixture
def run(store_path: str) -> Callable[..., Result]:
    return lambda *words: CliRunner().invoke(main, ["view", *words, "--store", store_path])


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("--entity", LAB),
        ("--corridor", CORRIDOR),
        ("corridor", "--corridor", CORRIDOR),
        ("--province", "浙江"),
        ("map",),
        ("map", "--province", "浙江"),
        ("matrix",),
        ("timeline", "--entity", LAB),
        ("succession",),
        ("--query", "cobuilding-of", "--entity", "浙江大学"),
        ("--query", "cobuilt-laboratories", "--province", "浙江", "--university=浙江大学"),
    ],
    ids=" ".join,
)
def test_every_view_is_a_page_and_a_picture(run: Callable[..., Result], tmp_path: Path, words: tuple[str, ...]) -> None:
    page, picture = tmp_path / "a.html", tmp_path / "a.svg"
    done = run(*words, "-o", str(page))
    assert done.exit_code == 0, done.output
    html = page.read_text(encoding="utf-8")
    assert html.startswith("<!DOCTYPE html>")
    assert "没有查到" not in done.output
    assert run(*words, "-o", str(picture)).exit_code == 0
    texts = [text for element in ElementTree.parse(picture).iter() for text in [element.text] if text and text.strip()]
    assert len(texts) >= 3


def test_a_document_is_shown_by_its_id(run: Callable[..., Result], store_path: str, tmp_path: Path) -> None:
    with open_store(store_path, read_only=True) as store:
        row = store.run("test", "MATCH (d:Document) RETURN d.id AS id, d.name AS name ORDER BY d.id")[0]
    done = run("--document", row["id"], "-o", str(tmp_path / "a.html"))
    assert done.exit_code == 0, done.output
    assert row["name"] in done.output


def test_a_corridor_without_relations_is_shown_by_itself(tmp_path: Path) -> None:
    text, path = tmp_path / "a.txt", str(tmp_path / "a.kgl")
    text.write_text("推进沪嘉杭G60科创走廊建设。\n", encoding="utf-8")
    assert CliRunner().invoke(main, ["load", str(text), "--store", path]).exit_code == 0
    words = ["view", "--corridor", "沪嘉杭G60科创走廊", "--store", path, "-o", str(tmp_path / "a.html")]
    done = CliRunner().invoke(main, words)
    assert done.exit_code == 0, done.output
    assert "1 个实体" in done.output
    assert "没有查到" in (tmp_path / "a.html").read_text(encoding="utf-8")


def test_a_png_has_something_on_it(run: Callable[..., Result], tmp_path: Path) -> None:
    from PIL import Image

    path = tmp_path / "a.png"
    assert run("--corridor", CORRIDOR, "-o", str(path)).exit_code == 0
    image = Image.open(path).convert("RGB")
    assert min(image.size) > 400
    colours = {colour for _, colour in image.getcolors(1 << 24) or []}
    assert (0xE0, 0x9F, 0x3E) in colours


@pytest.mark.parametrize("name", ["a.html", "a.svg"])
def test_what_a_map_leaves_out_stands_on_it(run: Callable[..., Result], tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    assert run("map", "-o", str(path)).exit_code == 0
    assert re.search(r"另有 \d+ 个实体没有已知坐标的所在地", path.read_text(encoding="utf-8"))


def test_the_same_store_gives_the_same_bytes(run: Callable[..., Result], tmp_path: Path) -> None:
    for name in ("a.html", "b.html"):
        assert run("--province", "浙江", "-o", str(tmp_path / name)).exit_code == 0
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()


def test_every_canned_query_that_draws_is_drawn(run: Callable[..., Result], tmp_path: Path) -> None:
    drawn = 0
    for query in catalogue([]).values():
        if not query.draws or query.example.get("document") or query.example.get("against"):
            continue
        options = [part for name, value in query.example.items() for part in (f"--{name.replace('_', '-')}", value)]
        done = run("--query", query.name, *options, "-o", str(tmp_path / "a.html"))
        if done.exit_code == 2 and "in the graph" in done.output:
            continue  # the samples do not name the example's entity
        assert done.exit_code == 0, (query.name, done.output)
        drawn += 1
    assert drawn >= 12


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("nothing",), "there is no view 'nothing'"),
        (("timeline",), "needs --entity"),
        (("corridor",), "needs --corridor"),
        (("matrix", "--entity", LAB), "whole graph"),
        (("--entity", LAB, "--province", "浙江"), "give one of"),
        (("--place", "浙江"), "belongs to a query"),
        (("--entity", "不存在的实验室"), "called '不存在的实验室'"),
        (("--query", "nothing"), "no query called"),
        (("-o", "a.pdf"), "not 'a.pdf'"),
    ],
)
def test_what_is_wrong_is_told_in_one_sentence(run: Callable[..., Result], words: tuple[str, ...], told: str) -> None:
    done = run(*words)
    assert done.exit_code == 2
    assert told in done.output


def test_a_query_without_rows_says_so_on_the_page(run: Callable[..., Result], tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    done = run("--query", "cobuilt-between", "--first", "青海", "--second", "浙江大学", "-o", str(path))
    if "in the graph" in done.output:
        done = run("--query", "cobuilt-between", "--first", "四川", "--second", LAB, "-o", str(path))
    assert done.exit_code == 0, done.output
    assert "没有查到" in done.output
    assert "没有查到" in path.read_text(encoding="utf-8")


def test_a_result_shows_itself_in_a_notebook(store_path: str) -> None:
    with open_store(store_path, read_only=True) as store:
        drawn = answer(store, "corridor-network", corridor=CORRIDOR)._repr_html_()
        rows = answer(store, "documents")
        listed = rows._repr_html_()
    assert drawn.startswith('<iframe sandbox="allow-scripts')
    assert "<script" not in drawn
    if not rows.query.draws:
        assert listed.startswith("<table>")


def test_the_command_line_stays_quick() -> None:
    code = "import sys, kechuang.cli, kechuang.commands.view; print([m for m in ('pyvis', 'jinja2', 'PIL', 'networkx') if m in sys.modules])"
    done: Any = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=os.environ)
    assert done.stdout.strip() == "[]"
