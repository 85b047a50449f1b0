"""What a name is does not depend on what stands beside it: every kind of name in one list, or one act, with every other."""

from itertools import permutations

import pytest

from kechuang.loaders.documents import make_document
from kechuang.loaders.pipeline import extract

NAMES = {
    "之江实验室": "Laboratory",
    "光电信息与智能装备国家重点实验室": "Laboratory",
    "浙江大学": "University",
    "南方科技大学": "University",
    "江苏省产业技术研究院": "ResearchInstitute",
    "宁波材料所": "ResearchInstitute",
    "光谷科创大走廊": "Corridor",
    "合肥国家高新区": "HighTechZone",
    "国家重点研发计划": "Programme",
    "上海光源": "Platform",
    "西部（重庆）科学城": "Platform",
    "杭州市": "Place",
    "余杭区": "Place",
    "浙江省科技厅": "Agency",
    "苏州高新区管委会": "Agency",
    "阿里巴巴集团": "Company",
    "国家电网公司": "Company",
}
BUILDERS = [name for name, kind in NAMES.items() if kind not in ("Corridor", "Programme")]


@pytest.mark.parametrize("frame", ["支持{}、{}发展。", "推动{}与{}合作。"])
def test_a_name_is_what_it_is_beside_every_other(frame: str) -> None:
    for pair in permutations(NAMES, 2):
        found = {m.text: m.type for m in extract(make_document(frame.format(*pair))).mentions}
        assert {name: found.get(name) for name in pair} == {name: NAMES[name] for name in pair}


@pytest.mark.parametrize(
    "frame",
    ["{}与{}共建海河实验室。", "{}同{}共建海河实验室。", "{}会同{}组建海河实验室。", "{}联合{}共建的海河实验室揭牌。"],
)
def test_two_of_any_kind_build(frame: str) -> None:
    for pair in permutations(BUILDERS, 2):
        extraction = extract(make_document(frame.format(*pair)))
        names = {m.text: m.name for m in extraction.mentions}
        called = {e.id: e.name for e in extraction.entities}
        heads = {called[r.head] for r in extraction.relations if r.type == "CO_BUILDS"}
        assert heads == {names.get(name) for name in pair}, pair
