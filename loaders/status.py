"""Whether a fact is planned, underway or done, from the words around it; the word lists are in patterns/status.toml."""

import re
import tomllib
from functools import cache

from ..graph.model import Status
from .lexicon import PATTERNS


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    raw = tomllib.loads((PATTERNS / "status.toml").read_text(encoding="utf-8"))
    return {name: re.compile("|".join(words.split())) for name, words in raw["words"].items()}


@cache
def _usual() -> dict[str, Status]:
    found: dict[str, Status] = tomllib.loads((PATTERNS / "status.toml").read_text(encoding="utf-8"))["usual"]
    return found


def status_of(clause: str, relation: str, usual: Status | None = None) -> Status:
    """Return the status that the words of a clause give a relation of a type; without any, `usual` or what the type's is.

    >>> status_of("拟共建成都产业创新研究院", "CO_BUILDS"), status_of("辽宁材料实验室已揭牌", "CO_BUILDS")
    ('planned', 'done')
    >>> status_of("新乡医学院更名为河南医药大学", "SUCCEEDS")
    'done'
    """
    patterns = _patterns()
    if patterns["planned"].search(clause):
        return "planned"
    if patterns["done"].search(clause):
        return "done"
    if patterns["underway"].search(clause):
        return "underway"
    return usual or _usual()[relation]


def is_stated(words: str, relation: str) -> bool:
    """Tell whether a clause states a relation of a type, from its words up to the end of what would state it.

    What is denied, only supposed, or ended is not stated.

    >>> is_stated("杭州市未与浙江大学共建", "CO_BUILDS"), is_stated("未来三年，双方将共建", "CO_BUILDS")
    (False, True)
    """
    patterns = _patterns()
    return not (patterns["denied"].search(words) or (relation != "SUCCEEDS" and patterns["ended"].search(words)))


def status_of_named(before: str, after: str) -> Status:
    """Return the status of what a name itself gives, from what stands right before and after it: a thing is, unless it is being built.

    >>> status_of_named("谋划建设", ""), status_of_named("加快", "建设"), status_of_named("深化与", "合作")
    ('planned', 'underway', 'done')
    """
    patterns = _patterns()
    if patterns["wanted"].search(before):
        return "planned"
    if patterns["building"].search(before) or patterns["built_after"].match(after):
        return "underway"
    return "done"
