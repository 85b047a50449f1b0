"""The lexicons: gazetteer names, head words, and the words that bound a name; read once from the data files."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ahocorasick_rs import AhoCorasick, MatchKind

GAZETTEER = Path(__file__).with_name("gazetteer")
PATTERNS = Path(__file__).with_name("patterns")


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing that a gazetteer knows: its type, canonical name, GB/T 2260 code of its place, parent and aliases."""

    type: str
    name: str
    adcode: str = ""
    parent: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Division:
    """An administrative division. `name` is the full form (余杭区), `short` the canonical one (余杭)."""

    adcode: str
    name: str
    short: str
    level: str
    parent: str
    former: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Head:
    """One entry of heads.toml, for one head word."""

    word: str
    type: str
    needs: str
    theme: int
    not_before: tuple[str, ...]


def read_table(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a gazetteer file as dicts by column name."""
    with (GAZETTEER / name).open(encoding="utf-8") as lines:
        columns = next(lines).rstrip("\n").split("\t")
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            yield dict(zip(columns, cells + [""] * (len(columns) - len(cells)), strict=False))


def split_cell(cell: str) -> tuple[str, ...]:
    """Return the values of a cell that holds several, separated by `|`."""
    return tuple(value for value in cell.split("|") if value)


class Matcher:
    """All names of a mapping, found at once, the longest of those that start leftmost."""

    def __init__(self, names: list[str]) -> None:
        self.names = names
        self._automaton = AhoCorasick(names, matchkind=MatchKind.LeftmostLongest)

    def find(self, text: str) -> list[tuple[int, int, int]]:
        """Return (index of the name, start, end) of every match, left to right, none overlapping."""
        return self._automaton.find_matches_as_indexes(text)


@cache
def divisions() -> dict[str, Division]:
    """Return every administrative division by its code."""
    return {
        row["adcode"]: Division(
            row["adcode"], row["name"], row["short"], row["level"], row["parent"], split_cell(row["former"])
        )
        for row in read_table("divisions.tsv")
    }


def entry_for(division: Division) -> Entry:
    """Return a division as a gazetteer entry."""
    return Entry("Place", division.short, division.adcode, division.parent, (division.name,))


@cache
def place_forms() -> dict[str, tuple[Entry, ...]]:
    """Return the places that a form may stand for: full names, short names where they are no ordinary words."""
    forms: dict[str, list[Entry]] = defaultdict(list)
    ordinary = ordinary_words()
    for division in divisions().values():
        entry = entry_for(division)
        # 红河州 is 红河哈尼族彝族自治州, whose short name a county bears; 互助县 is 互助土族自治县.
        kind = next((kind for kind in ("州", "县") if division.name.endswith("自治" + kind)), "")
        autonomous = {division.short + kind} if kind else set[str]()
        for form in {division.name, *division.former, division.short} | autonomous:
            if len(form) > 1 and form not in ordinary:
                forms[form].append(entry)
    for row in read_table("regions.tsv"):
        if row["kind"] == "abbreviation":
            continue
        entry = Entry("Place", row["name"], aliases=split_cell(row["aliases"]))
        for form in (row["name"], *entry.aliases):
            if len(form) > 1 and form not in forms:
                forms[form].append(entry)
    return {form: tuple(entries) for form, entries in forms.items()}


def namesakes(short: str) -> list[Division]:
    """Return the divisions whose short name is `short`."""
    return _namesakes().get(short, [])


@cache
def _namesakes() -> dict[str, list[Division]]:
    found: dict[str, list[Division]] = defaultdict(list)
    for division in divisions().values():
        found[division.short].append(division)
    return found


def contains(upper: Entry, lower: Entry) -> bool:
    """Tell whether one division lies in another, by their codes; what has none lies in none.

    >>> lishui = entry_for(divisions()["331100"])
    >>> contains(entry_for(divisions()["330000"]), lishui), contains(entry_for(divisions()["331000"]), lishui)
    (True, False)
    """
    if upper.adcode == lower.adcode or not lower.adcode or not upper.adcode.endswith("00"):
        return False
    return lower.adcode.startswith(upper.adcode[:2] if upper.adcode.endswith("0000") else upper.adcode[:4])


def qualifier_of(adcode: str) -> str | None:
    """Return what tells a division from others of its short name: the place above it; None where it needs nothing.

    A province or city needs none beside counties of the same name.

    >>> qualifier_of("320106"), qualifier_of("330100")
    ('南京', None)
    """
    division = divisions().get(adcode)
    if division is None or division.level != "county":
        return None
    if len(namesakes(division.short)) == 1:
        return None
    upper = divisions().get(division.parent)
    return upper.short if upper else None


@cache
def ordinary_words() -> frozenset[str]:
    """Return short place names that are ordinary words too (和平, 资源): they count with their suffix only."""
    return frozenset((GAZETTEER / "ordinary_places.txt").read_text(encoding="utf-8").split())


@cache
def place_abbreviations() -> dict[str, str]:
    """Return the place that a one-character abbreviation stands for: 浙 -> 浙江."""
    return {
        short: row["name"]
        for row in read_table("regions.tsv")
        if row["kind"] == "abbreviation"
        for short in split_cell(row["aliases"])
    }


@cache
def cities_of_one() -> dict[str, list[str]]:
    """Return the cities or provinces that one character stands for, the usual one first: 昌 -> 南昌, 昌吉."""
    found: dict[str, dict[str, None]] = {}
    for row in read_table("city_abbreviations.tsv"):
        found.setdefault(row["short"], {})[row["name"]] = None
    return {char: list(names) for char, names in found.items()}


@cache
def organisations() -> dict[str, Entry]:
    """Return what the gazetteers hold besides places, by every form of its name."""
    forms: dict[str, Entry] = {}
    tables = (
        ("universities.tsv", "University"),
        ("institutes.tsv", "ResearchInstitute"),
        ("agencies.tsv", "Agency"),
        ("companies.tsv", "Company"),
        ("zones.tsv", "HighTechZone"),
        ("platforms.tsv", "Platform"),
        ("programmes.tsv", "Programme"),
    )
    for table, kind in tables:
        for row in read_table(table):
            aliases = split_cell(row["aliases"])
            # A centre is a platform, whoever runs it.
            type_ = "Platform" if kind == "ResearchInstitute" and row["name"].endswith("中心") else kind
            entry = Entry(type_, row["name"], row.get("adcode", ""), row.get("parent", ""), aliases)
            forms.setdefault(row["name"], entry)
            for alias in aliases:
                if len(alias) > 1:
                    forms.setdefault(alias, entry)
            for former in split_cell(row.get("former", "")):
                forms.setdefault(former, Entry(kind, former, row.get("adcode", "")))
    return forms


@cache
def names() -> tuple[Matcher, list[tuple[Entry, ...]]]:
    """Return a matcher of all gazetteer forms, and for each form what it may stand for."""
    forms: dict[str, tuple[Entry, ...]] = dict(place_forms())
    forms.update({form: (entry,) for form, entry in organisations().items()})
    return Matcher(list(forms)), list(forms.values())


@cache
def heads() -> tuple[Matcher, list[Head]]:
    """Return a matcher of all head words, and the entry of each."""
    return Matcher(list(heads_by_word())), list(heads_by_word().values())


@cache
def heads_by_word() -> dict[str, Head]:
    """Return the entry of each head word."""
    entries: dict[str, Head] = {}
    for raw in _raw_heads():
        if not raw["type"]:
            continue
        for word in raw["words"]:
            entries[word] = Head(word, raw["type"], raw["needs"], raw.get("theme", 0), tuple(raw.get("not_before", ())))
    return entries


@cache
def _raw_heads() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tomllib.loads((PATTERNS / "heads.toml").read_text(encoding="utf-8"))["head"]
    return found


@cache
def head_words() -> frozenset[str]:
    """Return all head words that end names."""
    return frozenset(head.word for head in heads()[1]) | {"院", "厅", "局", "部", "委", "政府"}


@cache
def head_endings() -> tuple[str, ...]:
    """Return the head words as `str.endswith` takes them."""
    return tuple(head_words())


@cache
def false_heads() -> dict[str, tuple[str, ...]]:
    """Return, by head word, the words that end like it but end no name: 主体工程 for 工程."""
    false = [word for raw in _raw_heads() if not raw["type"] for word in raw["words"]]
    by_head = {head: tuple(word for word in false if word.endswith(head)) for head in head_words()}
    return {head: words for head, words in by_head.items() if words}


@cache
def word_lists() -> dict[str, frozenset[str]]:
    """Return the word lists of words.toml by name."""
    raw = tomllib.loads((PATTERNS / "words.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words.split()) for name, words in raw.items()}


@cache
def any_of(name: str) -> re.Pattern[str]:
    """Return a pattern of one or more words of a list of words.toml, the longest first."""
    ordered = sorted(word_lists()[name], key=lambda word: (-len(word), word))
    # Where no word can begin, one look at the character saves the trial of each word.
    first = "".join(sorted({re.escape(word[0]) for word in ordered}))
    return re.compile(f"(?:(?=[{first}])(?:{'|'.join(map(re.escape, ordered))}))+")
