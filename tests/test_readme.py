"""The docs say what the program does: sessions, help and examples are compared with real runs."""

import re
import runpy
import shlex
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from kechuang.cli import COMMANDS, main

ROOT = Path(__file__).resolve().parent.parent
READMES = ("README.md", "README.zh-CN.md")
REFRESH = "the docs differ from the program: run `.venv/bin/python scripts/document.py`"


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    return runpy.run_path(str(ROOT / "scripts" / "document.py"))


def page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_help_is_documented(document: dict[str, Any]) -> None:
    assert page("docs/commands.md") == document["commands_page"](), REFRESH


def test_the_ontology_is_documented(document: dict[str, Any]) -> None:
    assert page("docs/ontology.md") == document["ontology_page"](), REFRESH


def test_every_command_is_documented() -> None:
    documented = re.findall(r"^## kechuang (\S+)$", page("docs/commands.md"), re.MULTILINE)
    assert documented == list(COMMANDS), REFRESH


@pytest.mark.parametrize("readme", READMES)
def test_sessions_and_examples(readme: str, document: dict[str, Any]) -> None:
    assert "$ kechuang load samples\n10 loaded" in page(readme)
    assert ">>> graph = kechuang.open(" in page(readme)
    assert "Traceback" not in page(readme)
    assert page(readme) == document["refreshed"](page(readme)), REFRESH


@pytest.mark.parametrize("readme", READMES)
def test_pages_reports_and_files(readme: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The commands that write files are run as they stand."""
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(main, ["load", str(ROOT / "samples")]).exit_code == 0
    lines = re.findall(r"^kechuang ((?:view|report|export) .*)$", page(readme), re.MULTILINE)
    assert len(lines) == 3
    for line in lines:
        words = shlex.split(line)
        shown = CliRunner().invoke(main, words)
        assert shown.exit_code == 0, shown.output
        assert (tmp_path / words[-1]).stat().st_size > 1000


@pytest.mark.parametrize("readme", READMES)
def test_links_lead_somewhere(readme: str) -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", page(readme)):
        assert (ROOT / target).exists(), target


@pytest.mark.parametrize("readme", READMES)
def test_both_one_line_commands_are_there(readme: str) -> None:
    for line in ("python3 scripts/run.py demo", "python3 scripts/run.py test"):
        assert f"\n{line}\n" in page(readme)
    assert re.search(r"^step \S+ python3 scripts/run.py test$", page(".ci/run"), re.MULTILINE)


@pytest.mark.parametrize("readme", READMES)
@pytest.mark.parametrize("variable", ["URI", "USERNAME", "PASSWORD", "DATABASE"])
def test_variables_of_the_server_are_documented(readme: str, variable: str) -> None:
    assert f"| `NEO4J_{variable}` |" in page(readme)
