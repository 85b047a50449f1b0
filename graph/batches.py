"""Statements that are run over many rows."""

from collections.abc import Sequence
from typing import Any

from .engine import Row, Run

_BATCH = 5000


def in_batches(run: Run, cypher: str, name: str, rows: Sequence[Any]) -> list[Row]:
    """Run a statement over rows, which it knows as `$batch.name`, 5,000 at a time; return all that it gives.

    They lie in a map because a server plans a statement anew for lists of another length, and looks into no map.
    """
    found: list[Row] = []
    for start in range(0, len(rows), _BATCH):
        found += run(cypher, {"batch": {name: list(rows[start : start + _BATCH])}})
    return found
