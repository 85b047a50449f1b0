"""Every rule finds its own example: the pattern files cannot drift from what the code does."""

import re
import tomllib
from typing import Any

import pytest

from kechuang.loaders import relation_patterns, relations, stated
from kechuang.loaders.abstract import SYMBOLS, Abstract
from kechuang.loaders.documents import make_document
from kechuang.loaders.lexicon import PATTERNS
from kechuang.loaders.pipeline import extract
from kechuang.loaders.rules import example_of

HEADS = tomllib.loads((PATTERNS / "heads.toml").read_text(encoding="utf-8"))["head"]
FILE = tomllib.loads((PATTERNS / "relations.toml").read_text(encoding="utf-8"))
RELATIONS = FILE["pattern"]


@pytest.mark.parametrize("entry", [h for h in HEADS if h["type"]], ids=lambda h: h["words"][0])
def test_head_finds_its_example(entry: dict[str, Any]) -> None:
    wanted = re.findall("【(.*?)】", entry["example"])
    text = re.sub("[【】]", "", entry["example"])
    found = {(m.text, m.type) for m in extract(make_document(text)).mentions}
    assert wanted
    assert {(name, entry["type"]) for name in wanted} <= found


@pytest.mark.parametrize("entry", RELATIONS, ids=lambda p: p["name"])
def test_relation_pattern_finds_its_example(entry: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    # Another pattern may find the same relation first; here every finding counts.
    monkeypatch.setattr(relations, "_settled", lambda found: found)
    extraction = extract(make_document(entry["example"]))
    assert (entry["type"], entry["name"]) in {(r.type, r.rule) for r in extraction.relations}


def test_a_rule_has_a_name_of_its_own() -> None:
    names = [entry["name"] for entry in RELATIONS + FILE["aside"]]
    assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize("entry", FILE["aside"], ids=lambda a: a["name"])
def test_without_an_aside_its_example_says_more(entry: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    def builders() -> int:
        return sum(r.type in ("CO_BUILDS", "HOSTS") for r in extract(make_document(entry["example"])).relations)

    told = builders()
    monkeypatch.setattr(stated, "aside", lambda: re.compile("(?!)"))
    assert told > builders()


@pytest.mark.parametrize("entry", [h for h in HEADS if not h["type"]], ids=lambda h: h["words"][0])
def test_blocking_head_blocks(entry: dict[str, Any]) -> None:
    found = {m.text for m in extract(make_document("推进" + entry["words"][0] + "建设")).mentions}
    assert entry["words"][0] not in found


def test_every_rule_that_finds_something_is_declared_with_an_example(gold_texts: list[str]) -> None:
    rules = set()
    for text in gold_texts:
        extraction = extract(make_document(text))
        rules |= {m.rule for m in extraction.mentions} | {r.rule for r in extraction.relations}
    assert {rule for rule in rules if not example_of(rule)} == set()


@pytest.mark.parametrize("pattern", relation_patterns.patterns(), ids=lambda p: p.name)
def test_a_relation_pattern_ends_on_long_lists(pattern: relation_patterns.Pattern) -> None:
    """A pattern that tries the members of a list in every grouping would not end here."""
    chars = [SYMBOLS[symbol][0] for symbol in "PBAGW"]
    for char in chars:
        for joint in ("、", "和", "与", "等5家、"):
            members = joint.join([char] * 40)
            text = f"{members}签署协议，明确共建{members}，由{members}牵头，投入3亿元支持{members}，在{members}挂牌。{members}更名"
            for _ in pattern.regex.finditer(text):
                pass


def test_a_relation_pattern_matches_only_where_its_words_set_it_off(
    gold_texts: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """`trigger` and `also` only save time: no sentence that a pattern matches may lack them."""
    read: set[str] = set()

    def collect(sentence: Abstract, *_: object) -> list[object]:
        read.add(sentence.text)
        return []

    monkeypatch.setattr(relations, "stated_facts", collect)
    for text in [*gold_texts, *(entry["example"] for entry in RELATIONS)]:
        extract(make_document(text))
    for pattern in relation_patterns.patterns():
        for text in filter(pattern.regex.search, read):
            assert any(map(text.__contains__, pattern.triggers)), pattern.name
            assert not pattern.also or any(map(text.__contains__, pattern.also)), pattern.name
