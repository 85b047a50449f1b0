"""The parts of a graph that views show, on both engines."""

from pathlib import Path

import pytest

from kechuang.graph.store import Store
from kechuang.graph.subgraph import Node
from kechuang.loaders.documents import make_document
from kechuang.loaders.pipeline import extract
from kechuang.queries.views.matrix import matrix_of, matrix_parts
from kechuang.queries.views.parts import everything, facts, in_place, relations_of, said_by
from kechuang.queries.whole import whole_graph

SAMPLES = Path(__file__).resolve().parents[2] / "samples"


@pytest.fixture
def filled(store: Store) -> Store:
    for name in ("zhejiang-2018-plan.txt", "jiangsu-2020-plan.txt"):
        store.load(extract(make_document((SAMPLES / name).read_text(encoding="utf-8"))))
    return store


def test_parts_hold_just_what_they_should(filled: Store) -> None:
    """One test, since filling a server takes longer than all that is asked here."""
    _facts_and_documents(filled)
    _places(filled)
    _matrix(filled)


def _facts_and_documents(filled: Store) -> None:
    whole = whole_graph(filled)
    told = [edge for edge in whole.edges if edge.type in facts()]
    keys = {edge.key for edge in told}
    assert {"CO_BUILDS", "LOCATED_IN", "SUCCEEDS"} <= set(facts())
    assert not {"MENTIONS", "ISSUED"} & set(facts())

    shown = everything(filled)
    assert {edge.key for edge in shown.edges} == keys
    assert {node.id for node in shown.nodes} == {node.id for node in whole.nodes if node.label != "Document"}

    built = relations_of(filled, "CO_BUILDS")
    assert {edge.key for edge in built.edges} == {key for key in keys if key[0] == "CO_BUILDS"}
    assert {node.id for node in built.nodes} == {end for edge in built.edges for end in (edge.head, edge.tail)}

    for document in (node for node in whole.nodes if node.label == "Document"):
        said = said_by(filled, Node(document.id, "Document", document.name))
        assert {edge.key for edge in said.edges} == {key for key in keys if key[3] == document.id}
        named = {e.tail for e in whole.edges if e.type == "MENTIONS" and e.head == document.id}
        assert named <= {node.id for node in said.nodes}


def _places(filled: Store) -> None:
    whole = whole_graph(filled)
    above: dict[str, set[str]] = {}
    for edge in whole.edges:
        if edge.type == "LOCATED_IN":
            above.setdefault(edge.head, set()).add(edge.tail)
    inside, level = {"place:江苏"}, {"place:江苏"}
    for _ in range(4):
        level = {key for key, found in above.items() if found & level}
        inside |= level
    shown = in_place(filled, Node("place:江苏", "Place", "江苏"))
    wanted = {e.key for e in whole.edges if e.type in facts() and inside & {e.head, e.tail}}
    assert len(inside) >= 5
    assert {edge.key for edge in shown.edges} == wanted


def _matrix(filled: Store) -> None:
    small, large = matrix_of(matrix_parts(filled), ""), matrix_of(everything(filled), "")
    assert [small.drawing.dots[i].node.id for i in small.rows] == [large.drawing.dots[i].node.id for i in large.rows]
    assert small.columns == large.columns
    assert {at: len(cell.things) for at, cell in small.cells.items()} == {
        at: len(cell.things) for at, cell in large.cells.items()
    }
    assert small.cells
