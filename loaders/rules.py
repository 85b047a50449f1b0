"""What the rule behind a mention or relation is, so that a wrong edge can be traced to it."""

import tomllib
from functools import cache

from .lexicon import PATTERNS


@cache
def _examples() -> dict[str, str]:
    found: dict[str, str] = tomllib.loads((PATTERNS / "rules.toml").read_text(encoding="utf-8"))
    for entry in tomllib.loads((PATTERNS / "heads.toml").read_text(encoding="utf-8"))["head"]:
        found.update({f"head:{word}": entry["example"] for word in entry["words"]})
    for entry in tomllib.loads((PATTERNS / "relations.toml").read_text(encoding="utf-8"))["pattern"]:
        found[entry["name"]] = entry["example"]
    return found


def example_of(rule: str) -> str:
    """Return the example that a rule is declared with, or an empty string for a rule that is not declared.

    >>> example_of("renamed")
    '新乡医学院正式更名为河南医药大学'
    """
    examples = _examples()
    return examples.get(rule) or examples.get(rule.partition(":")[0], "")


def rule_names() -> set[str]:
    """Return the names of all declared rules, without what follows a colon."""
    return {name.partition(":")[0] for name in _examples()}
