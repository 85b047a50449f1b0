"""How far a relation can be trusted: the share of right ones among what its rule found in labelled text."""

import tomllib
from functools import cache

from ..graph.model import Basis
from .lexicon import PATTERNS

_UNKNOWN = 0.75


@cache
def _table() -> dict[str, float]:
    return tomllib.loads((PATTERNS / "confidence.toml").read_text(encoding="utf-8"))


def rule_key(rule: str, basis: Basis, head_type: str) -> str:
    """Return under what a rule is listed: rules that read names are listed by the type of what bears the name.

    >>> rule_key("name-site", "name", "Platform"), rule_key("renamed", "stated", "University")
    ('name-site:Platform', 'renamed')
    """
    return f"{rule}:{head_type}" if basis == "name" else rule


def confidence_of(rule: str, basis: Basis, head_type: str) -> float:
    """Return the confidence, 0..1, of a relation that a rule found; 0.75 for a rule that the gold does not show."""
    return _table().get(rule_key(rule, basis, head_type), _UNKNOWN)
