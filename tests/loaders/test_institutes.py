"""Institutes, central bodies and departments: tables consistent among themselves, and right on some facts."""

from collections import Counter

import pytest

from kechuang.loaders.agencies import departments
from kechuang.loaders.documents import make_document
from kechuang.loaders.lexicon import divisions, organisations, read_table, split_cell
from kechuang.loaders.pipeline import extract

TABLES = ("universities.tsv", "institutes.tsv", "agencies.tsv", "companies.tsv")
OWN = ("institutes.tsv", "agencies.tsv")


def forms_of(table: str) -> list[str]:
    return [form for row in read_table(table) for form in (row["name"], *split_cell(row["aliases"]))]


@pytest.mark.parametrize("table", OWN)
def test_a_form_stands_for_one_thing(table: str) -> None:
    elsewhere = {form for other in TABLES if other != table for form in forms_of(other)}
    forms = Counter(forms_of(table))
    assert {form for form, times in forms.items() if times > 1} == set()
    assert forms.keys() & elsewhere == set()


@pytest.mark.parametrize("table", OWN)
def test_places_and_parents_exist(table: str) -> None:
    names = {row["name"] for other in TABLES for row in read_table(other)}
    for row in read_table(table):
        assert not row["adcode"] or row["adcode"] in divisions(), row
        assert not row["parent"] or (row["parent"] in names and row["parent"] != row["name"]), row


@pytest.mark.parametrize("table", OWN)
def test_forms_are_clean(table: str) -> None:
    assert [form for form in forms_of(table) if len(form) < 3 or form.strip() != form or ";" in form] == []


@pytest.mark.parametrize(
    ("form", "name", "city", "parent"),
    [
        ("中科院", "中国科学院", "", ""),
        ("大连化物所", "中国科学院大连化学物理研究所", "大连", "中国科学院"),
        ("中科院宁波材料所", "中国科学院宁波材料技术与工程研究所", "宁波", "中国科学院"),
        ("中国科学院自动化所", "中国科学院自动化研究所", "北京", "中国科学院"),
        ("中科院等离子体所", "中国科学院等离子体物理研究所", "合肥", "中国科学院合肥物质科学研究院"),
        ("中国农科院棉花所", "中国农业科学院棉花研究所", "安阳", "中国农业科学院"),
        ("深圳先进院", "中国科学院深圳先进技术研究院", "深圳", "中国科学院"),
        ("湖南农科院", "湖南省农业科学院", "长沙", ""),
        ("石科院", "石油化工科学研究院", "北京", "中国石油化工集团有限公司"),
        ("中电科14所", "中国电子科技集团公司第十四研究所", "南京", "中国电子科技集团有限公司"),
        ("清华长三角研究院", "浙江清华长三角研究院", "嘉兴", "清华大学"),
    ],
)
def test_known_institutes(form: str, name: str, city: str, parent: str) -> None:
    entry = organisations()[form]
    assert (entry.type, entry.name, entry.parent) == ("ResearchInstitute", name, parent)
    assert (divisions()[entry.adcode].short if entry.adcode else "") == city


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("科技部", "科学技术部"),
        ("国家发改委", "国家发展和改革委员会"),
        ("国家自然科学基金委", "国家自然科学基金委员会"),
        ("中央科技委", "中央科技委员会"),
        ("工信部", "工业和信息化部"),
        ("国家科委", "国家科学技术委员会"),
    ],
)
def test_central_bodies(form: str, name: str) -> None:
    entry = organisations()[form]
    assert (entry.type, entry.name) == ("Agency", name)


def test_a_department_form_has_one_full_form_that_stands_for_itself() -> None:
    rows = list(read_table("agency_kinds.tsv"))
    assert max(Counter(row["short"] for row in rows).values()) == 1
    full_of = {row["short"]: row["full"] for row in rows}
    assert {full: full_of[full] for full in full_of.values() if full_of.get(full, full) != full} == {}
    assert len(departments()[1]) == len(full_of.keys() | set(full_of.values()))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("【浙江省科技厅】组织评审。", "浙江省科学技术厅"),
        ("【北京市科委】发布指南。", "北京市科学技术委员会"),
        ("【深圳市科创委】发布指南。", "深圳市科技创新委员会"),
        ("【江苏省发展改革委】印发方案。", "江苏省发展和改革委员会"),
        ("【安徽省国资委】牵头。", "安徽省人民政府国有资产监督管理委员会"),
        ("【湖北省人民政府办公厅】印发。", "湖北省人民政府办公厅"),
        ("【安徽省国防科工办】参加。", "安徽省国防科学技术工业办公室"),
    ],
)
def test_departments_in_text(text: str, name: str) -> None:
    document = make_document(text.replace("【", "").replace("】", ""))
    wanted = text[text.index("【") + 1 : text.index("】")]
    assert (wanted, "Agency", name) in {(m.text, m.type, m.name) for m in extract(document).mentions}


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("高等医科院校扩大化所涉及的学科不少。", "ResearchInstitute"),
        ("全市建成1602所学校，海水淡化所需设备已到位。", "ResearchInstitute"),
        ("会同财政部门、教育部门和科技部门办理。", "Agency"),
        ("各市政府、城市政府和全省科协系统参加政府采购。", "Agency"),
        ("我省经济发展局面良好，按省政府采购目录和市人才办法执行。", "Agency"),
        ("中信所属企业的等离子体所产生的热量。", "ResearchInstitute"),
    ],
)
def test_no_form_turns_up_in_ordinary_words(text: str, absent: str) -> None:
    assert [m.text for m in extract(make_document(text)).mentions if m.type == absent] == []
