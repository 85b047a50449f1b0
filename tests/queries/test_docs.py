"""What the docs say of queries and of the library is true."""

import doctest
import importlib
import pkgutil
import re
import runpy
import shutil
from pathlib import Path

import pytest

import kechuang.queries
from kechuang.queries.catalogue import catalogue

ROOT = Path(__file__).resolve().parents[2]


def test_the_page_of_queries_is_written_from_their_headers() -> None:
    made = runpy.run_path(str(ROOT / "scripts" / "document_queries.py"))["queries_page"]()
    page = (ROOT / "docs" / "queries.md").read_text(encoding="utf-8")
    assert page == made, "docs/queries.md differs from the queries: run `.venv/bin/python scripts/document_queries.py`"
    assert re.findall(r"^## (\S+)$", page, re.MULTILINE) == list(catalogue([]))
    for query in catalogue([]).values():
        assert f"$ kechuang query {query.name}" in page


def test_the_examples_of_the_library_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "samples", tmp_path / "samples")
    monkeypatch.chdir(tmp_path)
    text = (ROOT / "docs" / "library.md").read_text(encoding="utf-8")
    blocks = "".join(re.findall(r"^```pycon\n(.*?)^```$", text, re.MULTILINE | re.DOTALL))
    test = doctest.DocTestParser().get_doctest(blocks, {}, "docs/library.md", None, 0)
    assert len(test.examples) > 20
    said: list[str] = []
    result = doctest.DocTestRunner(verbose=False).run(test, out=said.append)
    assert result.failed == 0, "".join(said)


def test_the_examples_in_docstrings_run() -> None:
    tried = 0
    for module in pkgutil.walk_packages(kechuang.queries.__path__, "kechuang.queries."):
        if ".views" not in module.name:
            result = doctest.testmod(importlib.import_module(module.name))
            assert result.failed == 0, module.name
            tried += result.attempted
    assert tried > 10
