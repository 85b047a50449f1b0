"""Texts to read: the gold's, where it lies beside the checkout, else the samples."""

from pathlib import Path

import pytest

from kechuang.loaders.readers import read_text

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT.parent / "shared" / "gold"


@pytest.fixture(scope="session")
def gold_texts() -> list[str]:
    """Return the texts of the gold, or those of the samples where it is not there."""
    files = sorted(GOLD.glob("*/*.txt")) or sorted((ROOT / "samples").glob("*.txt"))
    return [read_text(path) for path in files]
