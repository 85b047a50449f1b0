"""Chinese questions: the right query with the right parameters, and no answer to what the graph knows nothing of."""

import csv
from pathlib import Path

import pytest

from kechuang.graph.store import Store
from kechuang.queries.ask import UnclearQuestionError, ask, understand
from kechuang.queries.catalogue import catalogue
from kechuang.queries.names import Names
from kechuang.queries.reading import plain_words
from kechuang.queries.rules import rules

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
