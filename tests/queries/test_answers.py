"""What the canned queries mean: place trees, affiliates, pointers, and parameters in every form."""

import pytest

from kechuang.graph.errors import QueryError
from kechuang.graph.store import Store
from kechuang.queries.answer import answer


def test_a_province_includes_its_government(asked: Store) -> None:
    rows = list(answer(asked, "cobuilt-laboratories", province="浙江", university="浙江大学"))
    assert rows[0]["laboratory"] == "之江实验室"
    assert set(rows[0]["partners"]) == {"浙江省人民政府", "浙江大学", "阿里巴巴"}
    assert rows[0]["place"] == "余杭"
    assert rows[0]["quote"].startswith("省政府、浙江大学、阿里巴巴共建")


def test_a_province_includes_its_cities_and_an_academy_its_institutes(asked: Store) -> None:
    rows = answer(asked, "cobuilt-laboratories", province="浙江", university="中国科学院").rows
    partners = {row["laboratory"]: row["partners"] for row in rows}
    assert "中国科学院宁波材料技术与工程研究所(属中国科学院)" in partners["甬江实验室"]
    assert "之江实验室" in partners


@pytest.mark.parametrize("province", ["place:浙江", "浙江", "浙江省"])
@pytest.mark.parametrize("university", ["univ:浙江大学", "浙江大学", "浙大"])
def test_id_name_and_alias_will_do(asked: Store, province: str, university: str) -> None:
    result = answer(asked, "cobuilt-laboratories", province=province, university=university)
    assert len(result) == 2
    assert result.shown == {"province": "浙江", "university": "浙江大学"}


def test_without_a_laboratory_the_institute_is_pointed_to(asked: Store) -> None:
    result = answer(asked, "cobuilt-laboratories", province="浙江省", university="上海交大")
    assert list(result.rows) == []
    assert "没有查到双方共建的实验室" in result.pointer
    assert "浙江上海交大海洋应用技术研究院" in result.pointer
    assert "kechuang query cobuilt-between --first 浙江 --second 上海交通大学" in result.pointer


def test_nothing_at_all_has_no_pointer(asked: Store) -> None:
    assert answer(asked, "cobuilt-laboratories", province="陕西", university="天津大学").pointer == ""


def test_funding_sums_and_sides(asked: Store) -> None:
    amounts = {row["recipient"]: row["amount"] for row in answer(asked, "funding", funder="浙江")}
    assert amounts["之江实验室"] == 300_000_000
    assert len(amounts) == 3
    top = answer(asked, "funding-by-funder").rows[0]
    assert (top["funder"], top["amount"], top["count"]) == ("浙江省财政厅", 320_000_000, 2)
    assert [row["funder"] for row in answer(asked, "funding", recipient="之江")] == ["浙江省财政厅"]


def test_what_is_planned_and_never_done(asked: Store) -> None:
    things = {row["thing"] for row in answer(asked, "planned-not-done", place="浙江")}
    assert "天津大学浙江研究院" in things
    assert "之江实验室" not in things  # an earlier document reports it done
    before = {row["thing"] for row in answer(asked, "planned-not-done", place="浙江", before="2013年")}
    assert before == {"天津大学浙江研究院"}  # the other one of 2012 became another, so it is done


def test_contradictions_of_status_and_place(asked: Store) -> None:
    found = {(row["entity"], row["kind"]) for row in answer(asked, "contradictions")}
    assert found == {("之江实验室", "先建成后计划"), ("之江实验室", "两地:余杭、松江")}


def test_a_university_outside_its_province(asked: Store) -> None:
    rows = answer(asked, "institutes-elsewhere", university="天津大学").rows
    assert [(row["institute"], row["place"], row["province"]) for row in rows] == [
        ("天津大学浙江研究院", "绍兴", "浙江")
    ]


def test_evidence_quotes_stand_at_their_offsets(asked: Store, world: object) -> None:
    texts = {x.document.title: x.document.text for x in world.world()}  # type: ignore[attr-defined]
    rows = answer(asked, "evidence", entity="之江实验室").rows
    assert len(rows) > 5
    for row in rows:
        if row["relation"] != "MENTIONS":
            assert texts[row["document"]][row["start"] : row["end"]] == row["quote"]


@pytest.mark.parametrize(
    ("name", "given", "says"),
    [
        ("cobuilt-laboratories", {"province": "浙江"}, "needs --university"),
        ("cobuilt-laboratories", {"province": "浙江", "univ": "x"}, "no parameter --univ"),
        ("cobuilt-laboratories", {"province": "浙江", "university": "浙江大大学"}, "nearest: 浙江大学"),
        ("cobuilt-laboratories", {"province": "之江实验室", "university": "浙大"}, "it is a Laboratory there"),
        ("located-in", {"place": "浙江", "kind": "实验所"}, "did you mean 实验室"),
        ("located-in", {"place": "浙江", "kind": "Labs"}, "Laboratory 实验室"),
        ("evidence", {"entity": "浙江", "limit": "many"}, "'many' is not a whole number"),
        ("planned-not-done", {"before": "去年"}, "not a year"),
        ("cobuilding-of", {"entity": "浙江", "status": "不知道"}, "planned 计划中"),
    ],
)
def test_a_wrong_parameter_is_answered_with_the_usage(
    asked: Store, name: str, given: dict[str, str], says: str
) -> None:
    with pytest.raises(QueryError) as error:
        answer(asked, name, **given)
    assert says in str(error.value)
    assert f"usage: kechuang query {name} " in str(error.value)


def test_words_of_the_ontology_may_be_chinese(asked: Store) -> None:
    chinese = answer(asked, "located-in", place="浙江", kind="高新区").rows
    assert chinese == answer(asked, "located-in", place="浙江", kind="hightechzone").rows
    assert {row["entity"] for row in chinese} == {"宁波高新区", "新昌高新区"}


def test_pandas(asked: Store) -> None:
    pandas = pytest.importorskip("pandas")
    frame = answer(asked, "zones").to_pandas()
    assert isinstance(frame, pandas.DataFrame)
    assert list(frame.columns)[:3] == ["province", "level", "zone"]
    assert len(frame) == 4
