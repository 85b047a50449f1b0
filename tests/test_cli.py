"""The command line from outside: quick, quiet, and one clear sentence with the right exit code when something fails."""

import importlib
import json
import os
import pkgutil
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

import kechuang
from kechuang import commands
from kechuang.cli import COMMANDS, main
from kechuang.graph.store import open_store

TEXT = "浙江省2024年科技工作要点\n浙江省人民政府与浙江大学共建之江实验室。"
KECHUANG = [sys.executable, "-m", "kechuang"]


def run(*arguments: object) -> Result:
    """Run the command line in this process."""
    return CliRunner().invoke(main, [str(a) for a in arguments], prog_name="kechuang")


def sentence(result: Result, code: int) -> str:
    """Check that a command failed with this code, no traceback and one line that begins with our name; return it."""
    assert result.exit_code == code, result.output
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    lines = [line for line in result.stderr.splitlines() if line.startswith("kechuang: ")]
    assert len(lines) == 1, result.stderr
    return lines[0]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "要点.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def graph(tmp_path: Path, file: Path) -> Path:
    store = tmp_path / "graph.kgl"
    assert run("load", file, "--store", store).exit_code == 0
    return store


def test_help_and_version() -> None:
    shown = run("--help")
    assert shown.exit_code == 0
    assert all(re.search(rf"^  {name} ", shown.output, re.MULTILINE) for name in COMMANDS)
    assert run("--version").output == f"kechuang, version {kechuang.__version__}\n"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str) -> None:
    shown = run(name, "--help")
    assert shown.exit_code == 0
    assert len(shown.output.splitlines()[2].strip()) > 20


def test_every_command_is_listed() -> None:
    """A command that is written and not listed cannot be run; the parts of a group are its own."""
    found = {
        value.name
        for module in pkgutil.iter_modules(commands.__path__)
        for value in vars(importlib.import_module(f"kechuang.commands.{module.name}")).values()
        if isinstance(value, click.Command)
    }
    parts = {part for name in COMMANDS for part in getattr(main.get_command(click.Context(main), name), "commands", ())}
    assert found - parts == set(COMMANDS)


@pytest.mark.parametrize(
    ("arguments", "limit"),
    [(["--help"], 0.3), (["--version"], 0.3), (["query", "cobuilding-of", "--entity", "浙江大学"], 0.6)],
)
def test_starts_in_a_blink(arguments: list[str], limit: float, graph: Path) -> None:
    """Seconds of processor time, which other work on the machine does not stretch; one thread does it all."""

    def seconds() -> float:
        before = os.times()
        subprocess.run([*KECHUANG, *arguments], check=True, capture_output=True, env=environment)
        after = os.times()
        return after.children_user + after.children_system - before.children_user - before.children_system

    environment = {**os.environ, "KECHUANG_STORE": str(graph)}
    assert min(seconds() for _ in range(6)) < limit


def test_a_reader_that_leaves_early_is_no_error(graph: Path) -> None:
    command = [*KECHUANG, "export", "--format", "jsonl", "--store", str(graph)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.close()
    _, complaint = process.communicate()
    assert complaint == b""


def test_wrong_command() -> None:
    result = run("lod")
    assert result.exit_code == 2
    assert "there is no command 'lod'; did you mean load?" in result.stderr


def test_load_names_what_it_cannot_read_and_loads_the_rest(tmp_path: Path, file: Path) -> None:
    (tmp_path / "空.txt").write_bytes(b"")
    (tmp_path / "图.txt").write_bytes(b"\x89PNG\0\0")
    (tmp_path / "旧.doc").write_bytes(b"\xd0\xcf")
    (tmp_path / "表.json").write_bytes(b"{}")
    store = tmp_path / "graph.kgl"
    result = run("load", tmp_path, tmp_path / "没有.txt", "--store", store)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.splitlines() == [
        f"{tmp_path}: 1 other files passed over (.json)",
        f"kechuang: {tmp_path / '图.txt'}: this is a binary file, not a text",
        f"kechuang: {tmp_path / '旧.doc'}: no reader for '.doc' files; save it as .docx",
        f"kechuang: {tmp_path / '空.txt'}: there is no text in it",
        f"kechuang: {tmp_path / '没有.txt'}: no such file; check the spelling of the path",
        f"1 loaded, 0 unchanged, 4 failed: {store}",
    ]
    assert json.loads(run("stats", "--format", "json", "--store", store).stdout)["documents"] == 1


def test_a_folder_with_nothing_readable(tmp_path: Path) -> None:
    folder = tmp_path / "空"
    folder.mkdir()
    assert "no document in this folder" in sentence(run("load", folder, "--store", tmp_path / "g.kgl"), 1)
    assert "no document in this folder" in sentence(run("extract", folder), 1)


def test_extract_goes_on_after_a_bad_file(tmp_path: Path, file: Path) -> None:
    result = run("extract", tmp_path / "没有.txt", file, "--format", "json")
    assert "没有.txt: no such file" in sentence(result, 1)
    found = json.loads(result.stdout)
    assert all(TEXT[m["start"] : m["end"]] == m["text"] for m in found["mentions"])
    assert {"之江实验室", "浙江大学"} <= {m["name"] for m in found["mentions"]}


def test_a_store_that_is_none(tmp_path: Path, file: Path) -> None:
    other = tmp_path / "other.kgl"
    other.write_text("not a store", encoding="utf-8")
    for command in (["stats"], ["load", file], ["query", "funding"], ["export"]):
        assert "other.kgl is not a store" in sentence(run(*command, "--store", other), 1)
    assert other.read_text(encoding="utf-8") == "not a store"


def test_a_store_that_is_not_there(tmp_path: Path) -> None:
    missing = tmp_path / "g.kgl"
    assert f"make one with `kechuang load FILE... --store {missing}`" in sentence(run("stats", "--store", missing), 1)
    assert not missing.exists()
    assert "is a folder, not a store" in sentence(run("stats", "--store", tmp_path), 1)
    assert "is no folder; make it first" in sentence(run("load", tmp_path, "--store", missing / "g.kgl"), 1)


def test_a_store_in_use(graph: Path, file: Path) -> None:
    """Another writer is refused by name of its process; readers go on; nothing is lost."""
    before = run("export", "--format", "jsonl", "--store", graph).stdout
    with open_store(str(graph)):
        command = [*KECHUANG, "load", str(file), "--store", str(graph)]
        done = subprocess.run(command, capture_output=True, text=True)
        assert done.returncode == 1
        assert done.stderr.startswith(f"kechuang: {graph} is being written by process {os.getpid()}")
        assert "wait until it is done" in done.stderr
        assert len(done.stderr.splitlines()) == 1
    assert run("export", "--format", "jsonl", "--store", graph).stdout == before


def test_a_server_that_is_down(file: Path) -> None:
    url = "bolt://127.0.0.1:1"
    for command in (["stats"], ["load", file], ["query", "funding"]):
        assert f"no Neo4j server answers at {url}" in sentence(run(*command, "--store", url), 1)


def test_no_address_of_a_store(file: Path) -> None:
    assert "http:// is no store" in sentence(run("load", file, "--store", "http://localhost"), 1)


@pytest.mark.neo4j
def test_wrong_credentials(neo4j_server: str, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", "wrong-secret")
    told = sentence(run("load", file, "--store", neo4j_server), 1)
    assert "refuses the login of user 'neo4j'; set NEO4J_USERNAME and NEO4J_PASSWORD" in told
    assert "wrong-secret" not in told


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["query", "funding", "--funder", "之江实验"], "no entity called '之江实验' in the graph; nearest: 之江实验室"),
        (["query", "corridor-network"], "corridor-network needs --corridor"),
        (["query", "documents", "--year", "今年"], "--year: '今年' is not a year"),
        (["query", "no-such-query"], "there is no query called 'no-such-query'"),
        (["export", "--query", "corridor-network", "--nothing", "1"], "corridor-network has no parameter --nothing"),
        (["export", "-o", "graph.nothing"], "what is graph.nothing? add --format"),
        (["show", "没有的"], "'没有的'"),
        (["remove", "没有的"], "no document is called '没有的'; give one of the ids: doc:"),
        (["cypher", "MATCH (n) DETACH DELETE n"], "only reading is allowed"),
        (["cypher", "MATCH (n"], "cypher: "),
        (["ask", "今天天气如何"], "kechuang query"),
    ],
)
def test_a_wrong_question(arguments: list[str], told: str, graph: Path) -> None:
    before = graph.read_bytes()
    assert told in sentence(run(*arguments, "--store", graph), 2)
    assert graph.read_bytes() == before


@pytest.mark.parametrize("arguments", [["load"], ["stats", "--nothing"], ["query", "funding", "--nothing", "1"]])
def test_a_wrong_option(arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stderr.startswith("Usage: kechuang")


def test_the_store_from_the_environment(graph: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_URI", "bolt://127.0.0.1:1")
    monkeypatch.setenv("KECHUANG_STORE", str(graph))
    assert json.loads(run("stats", "--format", "json").stdout)["documents"] == 1
    monkeypatch.delenv("KECHUANG_STORE")
    assert "bolt://127.0.0.1:1" in sentence(run("stats"), 1)


def test_the_ontology_in_three_forms() -> None:
    known = json.loads(run("ontology", "--format", "json").stdout)
    assert known["labels"]["Laboratory"]["zh"] == "实验室"
    assert known["relationships"]["LOCATED_IN"]["tail"] == ["Place"]
    assert {"quote", "start", "end"} <= set(known["evidence"])
    for form in ("table", "markdown"):
        shown = run("ontology", "--format", form).stdout
        assert all(name in shown for name in [*known["labels"], *known["relationships"]])
