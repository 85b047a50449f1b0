"""Chinese questions: the right query with the right parameters, and no answer to what the graph knows nothing of."""

import csv
from pathlib import Path

import pytest

from kechuang.graph.store import Store
from kechuang.graph.subgraph import Node
from kechuang.queries.ask import UnclearQuestionError, ask, understand
from kechuang.queries.catalogue import catalogue
from kechuang.queries.names import Names
from kechuang.queries.rules import rules
from kechuang.queries.vocabulary import plain_words

HERE = Path(__file__).parent


def _questions(name: str) -> list[tuple[str, str, dict[str, str]]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [
            (row["question"], row["query"], dict(p.split("=", 1) for p in (row["parameters"] or "").split()))
            for row in rows
        ]


@pytest.fixture(scope="module")
def names(asked: Store) -> Names:
    return Names.of(asked, plain_words())


@pytest.mark.parametrize(("question", "query", "parameters"), _questions("questions.tsv"))
def test_question_forms(names: Names, question: str, query: str, parameters: dict[str, str]) -> None:
    guess = understand(question, names).guess
    assert guess is not None
    assert (guess.query, dict(guess.parameters)) == (query, parameters)


def test_questions_set_aside_before_the_work(names: Names) -> None:
    held = _questions("questions_held.tsv")
    assert len(held) == 40
    right = 0
    for question, query, parameters in held:
        guess = understand(question, names).guess
        right += guess is not None and (guess.query, dict(guess.parameters)) == (query, parameters)
    assert right / len(held) >= 0.9


@pytest.mark.parametrize("question", (HERE / "off_topic.txt").read_text(encoding="utf-8").split("\n")[:-1])
def test_off_topic_questions_are_not_answered(names: Names, question: str) -> None:
    assert understand(question, names).guess is None


def test_an_unclear_question_is_offered_the_nearest(asked: Store) -> None:
    with pytest.raises(UnclearQuestionError) as error:
        ask(asked, "浙江和火星大学共建了哪些实验室?")
    assert "图里没有“火星大学”" in str(error.value)
    assert 0 < len(error.value.nearest) <= 3


def test_off_topic_is_said_to_be_so(asked: Store) -> None:
    with pytest.raises(UnclearQuestionError, match="不在图能回答的范围内"):
        ask(asked, "杭州房价多少?")


def test_what_the_graph_has_nothing_of_is_named_with_what_it_has(asked: Store) -> None:
    with pytest.raises(UnclearQuestionError, match=r"“天气”不在图能回答的范围内;能回答的是:.*谁牵头承建"):
        ask(asked, "杭州天气怎么样?")


def test_a_short_name_of_several_universities_is_offered_as_each() -> None:
    known = Names([Node(f"univ:{name}", "University", name) for name in ("南京大学", "南昌大学")], plain_words())
    understood = understand("南大有哪些附属机构?", known)
    assert understood.guess is None
    assert {guess.parameters["entity"] for guess in understood.nearest} == {"南京大学", "南昌大学"}


@pytest.mark.parametrize("question", ["重大有哪些附属机构?", "列出重大的附属机构"])
def test_a_short_name_is_read_where_a_party_stands(question: str) -> None:
    known = Names([Node("univ:重庆大学", "University", "重庆大学")], plain_words())
    guess = understand(question, known).guess
    assert guess is not None
    assert (guess.query, guess.parameters) == ("affiliates", {"entity": "重庆大学"})
    assert understand("有哪些重大创新平台?", known).nearest[0].parameters == {"kind": "Platform"}


def test_a_short_name_that_the_graph_does_not_have_is_unknown() -> None:
    assert understand("天大有哪些附属机构?", Names([], plain_words())).unknown == "天大"


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("请给出宁波中微子实验的原文出处", "宁波中微子实验"),
        ("浙江宁波科学岛由谁牵头", "浙江宁波科学岛"),
        ("宁波大装置的出处", "宁波大装置"),
    ],
)
def test_a_name_that_begins_with_a_known_one_is_unknown(names: Names, question: str, name: str) -> None:
    understood = understand(question, names)
    assert (understood.guess, understood.unknown) == (None, name)


def test_a_word_to_look_for_begins_at_a_word(names: Names) -> None:
    for question in ("为了建设科创走廊", "设施建设科创走廊", "计划要建设科创走廊"):
        assert not any("设科创" in guess.parameters.values() for guess in understand(question, names).nearest)


def test_what_is_asked_in_groups_is_offered_where_no_query_groups_so(names: Names) -> None:
    understood = understand("浙江各高校共建了哪些实验室", names)
    assert understood.guess is None
    assert "cobuilding-of" in {guess.query for guess in understood.nearest}


def test_a_place_is_not_taken_for_what_is_named_after_it() -> None:
    zone = Node("zone:杭州国家自主创新示范区", "HighTechZone", "杭州国家自主创新示范区", ("杭州",))
    known = Names([zone, Node("place:杭州", "Place", "杭州")], plain_words())
    assert understand("杭州后来怎么样?", known).guess is None


@pytest.mark.parametrize("title", ["《甲省工作总结》", "甲省工作总结", "《甲省工作总结(样稿)》", "《甲省工作》"])
def test_a_title_is_known_without_its_ending(title: str) -> None:
    names = ("甲省工作总结(样稿)", "乙省工作总结")
    known = Names([Node(f"doc:{name}", "Document", name) for name in names], plain_words())
    guess = understand(f"{title}比乙省工作总结新增了什么?", known).guess
    assert guess is not None
    assert dict(guess.parameters) == {"document": "甲省工作总结(样稿)", "against": "乙省工作总结"}


def test_a_title_that_opens_several_documents_is_offered_as_each() -> None:
    titles = ("甲省2020年工作总结", "甲省2021年工作总结", "乙省工作总结")
    known = Names([Node(f"doc:{title}", "Document", title) for title in titles], plain_words())
    understood = understand("《甲省》比《乙省工作总结》新增了什么?", known)
    assert understood.guess is None
    assert {guess.parameters["document"] for guess in understood.nearest} == set(titles[:2])


def test_a_word_keeps_its_letters() -> None:
    assert understand("有哪些G60方面的平台?", Names([], plain_words())).nearest[0].parameters["word"] == "G60"


def test_names_of_a_text_are_enough_to_read_it(asked: Store) -> None:
    question = "《浙江省科学技术厅2021年》比《浙江省科学技术厅2018年》新增了什么?"
    assert understand(question, Names.within(asked, question, plain_words())).guess is not None
    question = "天大有哪些附属机构?"
    assert understand(question, Names.within(asked, question, plain_words())).guess is not None


def test_the_answer_comes_with_what_was_run(asked: Store) -> None:
    guess, result = ask(asked, "浙江省和浙江大学共建了哪些实验室?")
    assert guess.command() == "kechuang query cobuilt-laboratories --province 浙江 --university 浙江大学"
    assert {row["laboratory"] for row in result} == {"之江实验室"}


def test_frames_name_queries_and_parameters_that_exist() -> None:
    queries = catalogue([])
    concepts = set(rules()["concepts"])
    for frame in rules()["frame"]:
        query = queries[frame["query"]]
        known = {param.name for param in query.params}
        given = {*frame.get("slots", {}), *frame.get("optional", {}), *frame.get("values", {})}
        assert {name for name in given if not name.startswith("_")} <= known, frame
        assert {p.name for p in query.params if p.required} <= given | {frame.get("kind")}, frame
        used = {c for need in frame.get("need", ()) for c in need.split("|")}
        assert used | {*frame.get("like", ())} | {*frame.get("avoid", ())} <= concepts, frame


def test_every_query_can_be_asked_for() -> None:
    assert {frame["query"] for frame in rules()["frame"]} == set(catalogue([]))
