"""ask.toml: the words and frames by which a Chinese question chooses a canned query."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any


@cache
def rules() -> Mapping[str, Any]:
    """Return ask.toml."""
    return tomllib.loads(Path(__file__).with_name("ask.toml").read_text(encoding="utf-8"))
