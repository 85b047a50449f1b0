"""Relations: participants, direction, status, amounts, and no relation where the text only tempts."""

import pytest

from kechuang.graph.model import Extraction
from kechuang.loaders.documents import make_document
from kechuang.loaders.pipeline import extract


def triples(extraction: Extraction) -> set[tuple[str, str, str]]:
    names = {e.id: e.name for e in extraction.entities}
    return {(r.type, names[r.head], names[r.tail]) for r in extraction.relations}


def read(text: str) -> set[tuple[str, str, str]]:
    return triples(extract(make_document(text)))


def test_every_coordinated_participant_cobuilds() -> None:
    found = read("江苏省人民政府、南京市和东南大学共建紫金山实验室。")
    assert {head for kind, head, tail in found if kind == "CO_BUILDS" and tail == "紫金山实验室"} == {
        "江苏省人民政府",
        "南京",
        "东南大学",
    }


def test_parties_of_an_agreement_in_the_sentence_before() -> None:
    found = read("天津市与南开大学签署战略合作协议。双方将共同建设海河脑机接口研究院。")
    assert ("CO_BUILDS", "南开大学", "海河脑机接口研究院") in found
    assert ("CO_BUILDS", "天津", "海河脑机接口研究院") in found


def test_amount_of_funding_is_in_yuan() -> None:
    extraction = extract(make_document("福建省财政厅补助嘉庚创新实验室建设经费2.5亿元。"))
    assert [r.amount for r in extraction.relations if r.type == "FUNDS"] == [250_000_000.0]


def test_a_stated_site_replaces_the_one_in_the_name() -> None:
    found = read("四川大学宜宾研究院落户南溪区。")
    assert {tail for kind, head, tail in found if kind == "LOCATED_IN" and head == "四川大学宜宾研究院"} == {"南溪"}


def test_the_parents_place_is_not_the_institutes_site() -> None:
    found = read("天津大学浙江研究院发展良好。")
    assert ("LOCATED_IN", "天津大学浙江研究院", "浙江") in found
    assert ("LOCATED_IN", "天津大学浙江研究院", "天津") not in found
    assert ("AFFILIATED_WITH", "天津大学浙江研究院", "天津大学") in found


@pytest.mark.parametrize(
    "text",
    [
        "大会在长沙举行，60家企业拟与高校共建联合实验室15个。",
        "参照之江实验室的运行模式，山东省拟谋划布局若干高能级实验室。",
        "双方就共建创新平台交换了意见。",
    ],
)
def test_no_edge_where_the_text_only_tempts(text: str) -> None:
    assert not {kind for kind, _, _ in read(text)} & {"CO_BUILDS", "FUNDS", "HOSTS", "SUCCEEDS"}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("湖北省拟与武汉大学共建珞珈生命科学研究院。", "planned"),
        ("湖北省与武汉大学共建的珞珈生命科学研究院已揭牌。", "done"),
    ],
)
def test_status_follows_the_words_around_the_trigger(text: str, status: str) -> None:
    extraction = extract(make_document(text))
    assert {r.status for r in extraction.relations if r.type == "CO_BUILDS"} == {status}


def test_every_relation_carries_its_sentence() -> None:
    text = "一是加强合作。江苏省与东南大学共建紫金山实验室。二是抓好落实。"
    for r in extract(make_document(text)).relations:
        assert text[r.start : r.end] == r.quote
        assert r.rule
