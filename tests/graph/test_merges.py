"""Identity across documents: what meets, what stays apart, and that merges are stored, listed and reversible."""

from itertools import permutations
from pathlib import Path

import pytest

from kechuang.graph.decisions import Decision, format_decision, parse_decisions
from kechuang.graph.errors import OntologyError, QueryError
from kechuang.graph.model import Entity, Extraction
from kechuang.graph.placing import is_bare
from kechuang.graph.review import suggestions
from kechuang.graph.store import Store

from ..conftest import dump, load_module

factory = load_module(Path(__file__).parent.parent / "factory.py")


def place(name: str, adcode: str, level: str = "city") -> Entity:
    return Entity(name, "Place", (), None, {"adcode": adcode, "level": level})


ZHEJIANG, TIANJIN = place("浙江", "330000", "province"), place("天津", "120000", "province")
HANGZHOU, SHAOXING = place("杭州", "330100"), place("绍兴", "330600")
LAB = Entity("之江实验室", "Laboratory", ("之江",))
FULL = Entity("杭州城西科创大走廊", "Corridor", ("城西科创大走廊",))
SHORT = Entity("城西科创大走廊", "Corridor")
CITY = Entity("滨海科技城", "Platform")
SHORT_ID = "corridor:城西科创大走廊@浙江"

FULLY = factory.extraction("全称", ("LOCATED_IN", FULL, HANGZHOU), ("LOCATED_IN", HANGZHOU, ZHEJIANG), place="浙江")
SHORTLY = factory.extraction("简称", ("PART_OF", LAB, SHORT), ("LOCATED_IN", LAB, HANGZHOU), place="浙江")
BOTH = factory.extraction("并称", ("PART_OF", SHORT, FULL), ("HOSTS", FULL, LAB), ("HOSTS", SHORT, LAB), place="浙江")
OF_SHAOXING = factory.extraction(
    "绍兴", ("LOCATED_IN", CITY, SHAOXING), ("LOCATED_IN", SHAOXING, ZHEJIANG), place="浙江"
)
OF_TIANJIN = factory.extraction("天津", ("HOSTS", TIANJIN, CITY), place="天津")
OF_ZHEJIANG = factory.extraction("浙江", ("HOSTS", ZHEJIANG, CITY), place="浙江")
WIDE = factory.extraction("全角", ("HOSTS", ZHEJIANG, Entity("Ｇ60创新谷", "Platform")))
NARROW = factory.extraction("半角", ("HOSTS", ZHEJIANG, Entity("G60创新谷", "Platform")))
ALL = (FULLY, SHORTLY, BOTH, OF_SHAOXING, OF_TIANJIN, OF_ZHEJIANG, WIDE, NARROW)


def load(store: Store, *extractions: Extraction) -> None:
    for one in extractions:
        store.load(one)


def test_a_short_name_meets_its_long_one(store: Store) -> None:
    load(store, SHORTLY, FULLY)
    assert [n.id for n in store.find("城西科创大走廊")] == ["corridor:杭州城西科创大走廊"]
    assert [(d.kept, d.other, d.rule) for d in store.decisions()] == [(FULL.id, SHORT_ID, "alias")]
    assert store.subgraph([], [("PART_OF", LAB.id, FULL.id, SHORTLY.document.id)]).edges


def test_bare_names_of_two_places_stay_apart(store: Store) -> None:
    load(store, OF_SHAOXING, OF_TIANJIN)
    assert [n.id for n in store.find("滨海科技城")] == ["plat:滨海科技城@天津", "plat:滨海科技城@绍兴"]
    store.load(OF_ZHEJIANG)
    assert [n.id for n in store.find("滨海科技城")] == ["plat:滨海科技城@天津", "plat:滨海科技城@绍兴"]


def test_a_bare_alias_of_another_city_does_not_meet(store: Store) -> None:
    other = factory.extraction("川", ("PART_OF", LAB, SHORT), place="天津")
    load(store, FULLY, other, factory.extraction("津", ("HOSTS", TIANJIN, LAB), place="天津"))
    assert store.decisions() == []
    assert len({n.id for n in store.find("城西科创大走廊")}) == 1


def test_a_name_with_a_word_of_its_own_is_not_bare() -> None:
    assert is_bare("Platform", "滨海科技城")
    assert is_bare("Agency", "省科技厅")
    assert not is_bare("Laboratory", "之江实验室")
    assert not is_bare("University", "浙江大学")


def test_order_does_not_matter_with_merges(store: Store) -> None:
    dumps = set()
    orders = list(permutations(ALL))[:: 40320 // 3 - 1]
    for order in orders:
        load(store, *order)
        dumps.add(dump(store))
        for one in order[:3]:
            store.remove(one.document.id)
        load(store, *order[:3])
        dumps.add(dump(store))
        for one in order:
            store.remove(one.document.id)
        assert dump(store) == ""
    assert len(dumps) == 1


def test_merge_then_split_is_nothing(store: Store) -> None:
    load(store, *ALL)
    before = dump(store)
    store.merge(LAB.id, "plat:G60创新谷", "测试")
    merged = dump(store)
    assert '"plat:G60创新谷", "label"' not in merged
    assert next(d for d in store.decisions() if d.rule == "analyst").reason == "测试"
    store.split("plat:G60创新谷")
    assert dump(store) == before


def test_splitting_what_a_rule_merged_lasts(store: Store) -> None:
    load(store, *ALL)
    before = dump(store)
    store.split(SHORT_ID)
    assert {d.kind for d in store.decisions() if SHORT_ID in (d.kept, d.other)} == {"apart"}
    assert store.subgraph([], [("PART_OF", SHORT_ID, FULL.id, BOTH.document.id)]).edges
    store.remove(SHORTLY.document.id)
    store.load(SHORTLY)
    assert store.find(SHORT_ID)
    store.merge(FULL.id, SHORT_ID)
    assert not store.find(SHORT_ID)
    store.split(SHORT_ID)
    assert store.find(SHORT_ID)
    assert before != dump(store)


def test_a_merge_survives_a_reload_of_every_document(store: Store) -> None:
    load(store, *ALL)
    store.merge(LAB.id, "plat:G60创新谷", "同一机构")
    store.merge(FULL.id, LAB.id)
    merged = dump(store)
    for one in ALL:
        store.remove(one.document.id)
    assert len(store.decisions()) >= 2
    load(store, *reversed(ALL))
    assert dump(store) == merged


def test_a_decision_file_can_be_kept_and_carried_out(store: Store, tmp_path: Path) -> None:
    load(store, *ALL)
    before = dump(store)
    path = tmp_path / "decisions.txt"
    made = [
        Decision("merge", LAB.id, "plat:G60创新谷", reason="行\n行\t# 一"),
        Decision("apart", FULL.id, SHORT_ID),
    ]
    path.write_text("# 注\n\n" + "".join(format_decision(d) + "\n" for d in made), encoding="utf-8")
    assert list(parse_decisions(path)) == made
    assert store.decide(parse_decisions(path)) == 2
    done = dump(store)
    assert done != before
    assert store.decide(parse_decisions(path)) == 0
    assert dump(store) == done


@pytest.mark.parametrize("line", ["merge\tlab:甲", "unite\tlab:甲\tlab:乙", "merge lab:甲 lab:乙"])
def test_a_broken_decision_is_named_with_its_line(tmp_path: Path, line: str) -> None:
    path = tmp_path / "d.txt"
    path.write_text(f"# x\n{line}\n", encoding="utf-8")
    with pytest.raises(QueryError, match=r"d\.txt:2"):
        list(parse_decisions(path))
    path.write_text("merge\tnosuch:甲\tlab:乙\n", encoding="utf-8")
    with pytest.raises(OntologyError, match="nosuch"):
        list(parse_decisions(path))


def test_splitting_or_merging_in_vain_says_so(store: Store) -> None:
    load(store, FULLY)
    with pytest.raises(QueryError, match="not merged"):
        store.split(LAB.id)
    store.load(SHORTLY)
    store.merge(FULL.id, SHORT_ID)  # an analyst confirms what a rule merged
    assert [d.rule for d in store.decisions()] == ["analyst"]
    with pytest.raises(QueryError, match="one already"):
        store.merge(FULL.id, SHORT_ID)


def test_review_ranks_what_the_rules_doubt_and_likenesses(store: Store) -> None:
    other = Entity("杭州城西科创走廊", "Corridor")
    load(store, FULLY, factory.extraction("近", ("LOCATED_IN", other, HANGZHOU)))
    found = suggestions(store)
    assert (found[0].kept, found[0].other, found[0].shared) == (FULL.id, other.id, 1)
    store.merge(found[0].kept, found[0].other)
    assert suggestions(store) == []


def test_two_files_of_one_text_are_one_document(store: Store) -> None:
    first = factory.extraction("同", ("HOSTS", ZHEJIANG, LAB), source="b.txt")
    second = factory.extraction("同", ("HOSTS", ZHEJIANG, LAB), source="a.txt")
    assert store.load(first)
    store.load(second)
    once = dump(store)
    assert '"source": "a.txt"' in once
    assert not store.load(first)
    assert dump(store) == once
