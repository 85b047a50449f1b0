"""The table of confidences holds what the rules are called, and what it says is borne out by the labelled text."""

import tomllib

import pytest

from kechuang.loaders.confidence import confidence_of
from kechuang.loaders.lexicon import PATTERNS
from kechuang.loaders.rules import rule_names

TABLE = tomllib.loads((PATTERNS / "confidence.toml").read_text(encoding="utf-8"))


def test_every_listed_rule_exists() -> None:
    assert {key.split(":")[0] for key in TABLE} <= rule_names()


@pytest.mark.parametrize("value", TABLE.values())
def test_confidence_is_a_share(value: float) -> None:
    assert 0 < value < 1


def test_a_rule_that_no_gold_shows_is_trusted_less_than_a_proven_one() -> None:
    assert confidence_of("no such rule", "stated", "University") < confidence_of("cobuild-verb", "stated", "University")
