"""The table of universities: every form names one institution, and known facts are in it."""

from collections import defaultdict

import pytest

from kechuang.loaders.lexicon import divisions, organisations, read_table, split_cell

ROWS = list(read_table("universities.tsv"))
BY_NAME = {row["name"]: row for row in ROWS}


def institutions_by_form() -> dict[str, set[str]]:
    """Return the institutions that have each form as their name, alias or former name."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in ROWS:
        for form in (row["name"], *split_cell(row["aliases"]), *split_cell(row["former"])):
            found[form].add(row["name"])
    return found


def test_every_form_names_one_institution() -> None:
    assert {form: names for form, names in institutions_by_form().items() if len(names) > 1} == {}
    assert len(BY_NAME) == len(ROWS)


def test_no_form_is_a_place() -> None:
    places = {form for d in divisions().values() for form in (d.name, d.short, *d.former)}
    assert places & institutions_by_form().keys() == set()


def test_the_list_is_whole_and_placed() -> None:
    assert len(ROWS) >= 2_800
    assert {row["adcode"] for row in ROWS} - divisions().keys() - {""} == set()
    # Those without a city are abroad: the last of the file, added by hand.
    abroad = [row["name"] for row in ROWS if not row["adcode"]]
    assert abroad[0] == "厦门大学马来西亚分校"
    assert abroad == [row["name"] for row in ROWS[-len(abroad) :]]


@pytest.mark.parametrize(
    ("form", "name", "adcode"),
    [
        ("浙工大", "浙江工业大学", "330100"),
        ("中科大", "中国科学技术大学", "340100"),
        ("哈工大（深圳）", "哈尔滨工业大学（深圳）", "440300"),
        ("中国石油大学(华东)", "中国石油大学（华东）", "370200"),
        ("国防科大", "国防科技大学", "430100"),
        ("河南师大", "河南师范大学", "410700"),
        ("帝国理工", "帝国理工学院", ""),
        ("南昌交通学院", "南昌交通学院", "360100"),
    ],
)
def test_a_form_stands_for(form: str, name: str, adcode: str) -> None:
    entry = organisations()[form]
    assert (entry.type, entry.name, entry.adcode) == ("University", name, adcode)


def test_a_former_name_is_an_entity_of_its_own() -> None:
    assert organisations()["新乡医学院"].name == "新乡医学院"
    assert split_cell(BY_NAME["河南医药大学"]["former"]) == ("新乡医学院",)
    assert "新乡医学院" not in BY_NAME


def test_words_of_running_text_are_no_forms() -> None:
    ordinary = "人大 重大 中大 南大 广大 工大 暨大 天大 上理工 港城大 中量大"
    assert institutions_by_form().keys() & set(ordinary.split()) == set()
