"""The examples in docstrings are run."""

import doctest
import importlib
import pkgutil
from pathlib import Path

import pytest

import kechuang

PACKAGES = ("commands", "graph", "loaders", "queries")
MODULES = ["kechuang", "kechuang.cli", "kechuang.library"] + [
    found.name
    for package in PACKAGES
    for found in pkgutil.walk_packages([str(Path(kechuang.__path__[0], package))], f"kechuang.{package}.")
    if ".compile_" not in found.name
]


@pytest.mark.parametrize("module", MODULES)
def test_examples(module: str) -> None:
    result = doctest.testmod(importlib.import_module(module), report=True)
    assert result.failed == 0


def test_there_are_examples() -> None:
    finder = doctest.DocTestFinder(exclude_empty=True)
    examples = [test for module in MODULES for test in finder.find(importlib.import_module(module)) if test.examples]
    assert len(MODULES) > 80
    assert len(examples) > 25
