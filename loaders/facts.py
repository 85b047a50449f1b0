"""A relation in the making: which mentions it joins, and what shows it."""

from dataclasses import dataclass

from ..graph.model import Basis, Status
from .spans import Span


@dataclass(slots=True)
class Fact:
    """A relation between two mentions; `at` is an offset in the sentence that states it."""

    type: str
    head: Span
    tail: Span
    at: int
    status: Status
    basis: Basis
    rule: str
    amount: float | None = None
