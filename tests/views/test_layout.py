"""Where things stand: apart from each other, in their frames, the same every time."""

from types import ModuleType

from hypothesis import given, settings
from hypothesis import strategies as st

from kechuang.graph.subgraph import Edge, Node, Subgraph
from kechuang.queries.views.arrange import HEADING
from kechuang.queries.views.boxes import Box, push_apart
from kechuang.queries.views.coordinates import site_of
from kechuang.queries.views.drawing import Drawing, lay_out
from kechuang.queries.views.labels import label_box
from kechuang.queries.views.map import map_of
from kechuang.queries.views.matrix import matrix_of
from kechuang.queries.views.succession import COLUMN, succession_of
from kechuang.queries.views.timeline import timeline_of

links = st.lists(st.tuples(st.integers(0, 24), st.integers(0, 24)), max_size=60)


def graph(pairs: list[tuple[int, int]], kind: str = "SUCCEEDS") -> Subgraph:
    nodes = [Node(f"prog:{i:02}", "Programme", f"第{i}号科技创新计划" * (1 + i % 3)) for i in range(25)]
    edges = {(a, b): Edge(kind, nodes[a].id, nodes[b].id, "doc:1") for a, b in pairs}
    return Subgraph(nodes, sorted(edges.values(), key=lambda e: e.key))


def rooms(drawing: Drawing) -> list[tuple[float, float, float, float]]:
    made = []
    for dot in drawing.dots:
        width, above, below = label_box(dot.text, dot.size)
        made.append((dot.x - width / 2, dot.y - above, dot.x + width / 2, dot.y + below))
    return made


def overlaps(drawing: Drawing, slack: float = 2.0) -> list[tuple[int, int]]:
    """Pairs of marks whose rooms, names included, overlap by more than rounding (pixels)."""
    found = rooms(drawing)
    return [
        (i, j)
        for i, a in enumerate(found)
        for j, b in enumerate(found[:i])
        if min(a[2], b[2]) - max(a[0], b[0]) > slack and min(a[3], b[3]) - max(a[1], b[1]) > slack
    ]


@settings(max_examples=25, deadline=None)
@given(links)
def test_names_do_not_overlap(pairs: list[tuple[int, int]]) -> None:
    assert overlaps(lay_out(graph(pairs, "PART_OF"), "")) == []


crowd = st.lists(
    st.tuples(st.floats(0, 200), st.floats(0, 200), st.floats(20, 150), st.floats(10, 40)), min_size=2, max_size=40
)


@settings(max_examples=40, deadline=None)
@given(crowd)
def test_a_crowd_is_pushed_apart(found: list[tuple[float, float, float, float]]) -> None:
    boxes = [Box(width, height / 3, height) for _, _, width, height in found]
    spots = push_apart(boxes, [(x, y) for x, y, _, _ in found], 300)
    for i, (a, (ax, ay)) in enumerate(zip(boxes, spots, strict=True)):
        for b, (bx, by) in zip(boxes[:i], spots[:i], strict=True):
            across = (a.width + b.width) / 2 - abs(ax - bx)
            down = min(ay + a.below, by + b.below) - max(ay - a.above, by - b.above)
            assert min(across, down) <= 0.1


@settings(max_examples=10, deadline=None)
@given(links)
def test_the_same_graph_stands_the_same(pairs: list[tuple[int, int]]) -> None:
    assert lay_out(graph(pairs), "") == lay_out(graph(pairs), "")


def test_frames_hold_their_members_and_nothing_else(graphs: ModuleType) -> None:
    drawing = lay_out(graphs.large(300, 400), "")
    found = rooms(drawing)
    assert len(drawing.groups) > 3
    for number, group in enumerate(drawing.groups):
        own = [found[i] for i in group.members]
        frame = min(r[0] for r in own), min(r[1] for r in own) - HEADING, max(r[2] for r in own), max(r[3] for r in own)
        inside = [
            i
            for i, dot in enumerate(drawing.dots)
            if dot.group != number and frame[0] < dot.x < frame[2] and frame[1] < dot.y < frame[3]
        ]
        assert inside == []


def test_a_corridor_is_grouped_by_the_places_of_its_parts(graphs: ModuleType) -> None:
    drawing = lay_out(graphs.small(), "")
    assert {"杭州", "余杭"} <= {group.name for group in drawing.groups}


def test_parallel_relationships_are_one_line_with_all_evidence(graphs: ModuleType) -> None:
    drawing = lay_out(graphs.small(), "")
    built = [line for line in drawing.lines if line.type == "CO_BUILDS" and len(line.evidence) == 2]
    assert [line.status for line in built] == ["done"]
    assert len({line.bend for line in drawing.lines if (line.head, line.tail) == (built[0].head, built[0].tail)}) == 2


def test_the_map_follows_the_compass_and_says_what_it_leaves_out(graphs: ModuleType) -> None:
    drawing, note = map_of(graphs.small(), "")
    at = {dot.node.name: dot for dot in drawing.dots}
    assert at["成都"].x < at["杭州"].x
    assert "西湖重点实验室" not in at
    assert "另有 4 个实体" in note
    assert {group.name for group in drawing.groups} == {"浙江省", "杭州市", "四川省", "成都市"}


def test_north_is_up_and_east_is_right() -> None:
    codes = {"哈尔滨": "230100", "北京": "110000", "广州": "440100", "乌鲁木齐": "650100"}
    drawing, note = map_of(Subgraph([Node(f"place:{n}", "Place", n, (), {"adcode": c}) for n, c in codes.items()]), "")
    at = {dot.node.name: dot for dot in drawing.dots}
    assert at["哈尔滨"].y < at["北京"].y < at["广州"].y
    assert at["乌鲁木齐"].x < at["广州"].x < at["北京"].x < at["哈尔滨"].x
    assert note == ""


def test_a_county_lies_where_its_city_lies() -> None:
    found = site_of("330110")
    assert found is not None
    assert found.name == "杭州市"
    assert 119 < found.lon < 121
    assert site_of("") is None
    assert site_of("990000") is None


@settings(max_examples=40, deadline=None)
@given(links)
def test_the_older_stands_left_of_the_newer_unless_they_run_in_a_circle(pairs: list[tuple[int, int]]) -> None:
    forward = [(max(a, b), min(a, b)) for a, b in pairs if a != b]
    drawing = succession_of(graph(forward), "")
    x = {dot.node.id: dot.x for dot in drawing.dots}
    assert all(x[line.evidence[0].tail] + COLUMN <= x[line.evidence[0].head] + 1 for line in drawing.lines)
    assert overlaps(drawing) == []
    assert len(succession_of(graph(pairs), "").dots) == 25


def test_the_matrix_counts_what_both_sides_are_named_for(graphs: ModuleType) -> None:
    matrix = matrix_of(graphs.small(), "")
    names = {
        (matrix.drawing.dots[matrix.rows[r]].node.name, matrix.columns[c]): [
            matrix.drawing.dots[i].node.name for i in cell.things
        ]
        for (r, c), cell in matrix.cells.items()
    }
    assert names == {
        ("浙江大学", "浙江省"): ["之江实验室"],
        ("浙江大学", "四川省"): ["浙大成都研究院"],
    }
    for cell in matrix.cells.values():
        assert all(matrix.drawing.lines[i].type == "CO_BUILDS" for i in cell.lines)


def test_the_timeline_is_in_order_and_complete(graphs: ModuleType) -> None:
    graph = graphs.small()
    timeline = timeline_of(graph, "", "lab:之江实验室")
    assert [year for year, _ in timeline.years] == ["2018", "2021", "2024"]
    assert sum(len(events) for _, events in timeline.years) == len(graph.edges)
