"""The place tree, and the cities that a run of one-character forms stands for."""

from kechuang.graph.model import Extraction
from kechuang.loaders.documents import make_document
from kechuang.loaders.pipeline import extract
from kechuang.loaders.places import with_place_tree


def located(text: str) -> set[tuple[str, str, str]]:
    extraction: Extraction = with_place_tree(extract(make_document(text)))
    names = {e.id: e.name for e in extraction.entities}
    return {(names[r.head], names[r.tail], r.basis) for r in extraction.relations if r.type == "LOCATED_IN"}


def test_each_place_lies_in_the_one_above() -> None:
    assert {("余杭", "杭州", "inferred"), ("杭州", "浙江", "inferred")} <= located("之江实验室位于余杭区。")


def test_a_part_of_a_city_lies_in_it() -> None:
    assert {("惠州仲恺高新区", "仲恺", "name"), ("仲恺", "惠州", "inferred"), ("惠州", "广东", "inferred")} <= located(
        "支持惠州仲恺高新区建设。"
    )


def test_what_lies_in_a_run_of_cities_lies_in_each() -> None:
    zone = "福厦泉国家自主创新示范区"
    assert located(f"支持{zone}建设。") >= {
        (zone, "福厦泉", "name"),
        (zone, "福州", "inferred"),
        (zone, "厦门", "inferred"),
        (zone, "泉州", "inferred"),
        ("福厦泉", "福建", "inferred"),
        ("泉州", "福建", "inferred"),
    }
