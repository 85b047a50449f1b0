"""The matrix, the timeline and the pages made with other layouts, in a real browser."""

from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest

from kechuang.graph.subgraph import Subgraph
from kechuang.queries.views import drawing_page
from kechuang.queries.views.map import map_of
from kechuang.queries.views.matrix import matrix_of, matrix_page
from kechuang.queries.views.succession import succession_of
from kechuang.queries.views.timeline import timeline_of, timeline_page

pytestmark = pytest.mark.browser
Opener = Callable[..., Any]
LAB = "lab:之江实验室"


def table(page: Any) -> list[list[str]]:
    rows: list[list[str]] = page.evaluate(
        "[...document.querySelectorAll('#matrix tr')].map(r => [...r.cells].map(c => c.innerText))"
    )
    return rows


def test_the_matrix_opens_its_counts(show: Opener, graphs: ModuleType) -> None:
    page = show(matrix_page(matrix_of(graphs.small(), "矩阵")))
    assert table(page)[0] == ["高校 \\ 省份", "四川省", "浙江省", "合计"]
    assert table(page)[1:] == [["浙江大学", "1", "1", "2"], ["合计", "1", "1", "2"]]
    page.get_by_label("浙江大学与浙江省共建 1 个").press("Enter")
    told = page.locator("#panel").inner_text()
    assert "浙江省科学技术厅 共建 → 之江实验室" in told
    assert "浙江大学 共建 → 之江实验室" in told
    assert page.locator("#panel .evidence").count() == 3
    assert page.locator("#panel mark").count() >= 6
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.className") == "count"


def test_the_matrix_is_filtered_by_either_side(show: Opener, graphs: ModuleType) -> None:
    page = show(matrix_page(matrix_of(graphs.small(), "矩阵")))
    page.keyboard.press("/")
    page.keyboard.type("四川")
    assert table(page)[0] == ["高校 \\ 省份", "四川省", "合计"]
    page.fill("#search", "浙大")
    assert table(page)[1] == ["浙江大学", "1", "1", "2"]
    page.fill("#search", "无此")
    assert page.locator("#note").inner_text() == "没有匹配的高校或省份。"


def test_an_empty_matrix_says_so(show: Opener) -> None:
    page = show(matrix_page(matrix_of(Subgraph(), "空")))
    assert "没有省份一方与高校" in page.locator("#note").inner_text()


def test_the_timeline_tells_year_by_year(show: Opener, graphs: ModuleType) -> None:
    page = show(timeline_page(timeline_of(graphs.small(), "之江实验室", LAB)))
    assert page.locator("#timeline h2").all_inner_texts() == ["2018 8 条", "2021 6 条", "2024 2 条"]
    page.click("#relations [data-key=LOCATED_IN]")
    page.click("#statuses [data-key=planned]")
    assert page.locator("#timeline h2").all_inner_texts() == ["2018 1 条", "2021 5 条", "2024 1 条"]
    page.locator("#bars button", has_text="2024").press("Enter")
    assert page.evaluate("document.activeElement.id") == "year-2024"
    assert page.locator("#timeline .event").last.inner_text() == "之江实验室 接续 → 西湖重点实验室"
    assert page.locator("#timeline .evidence").last.locator("mark").count() == 2


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("kind", ["map", "succession", "matrix", "timeline"])
def test_hostile_texts_run_nothing_anywhere_and_nothing_is_wider_than_the_screen(
    show: Opener, graphs: ModuleType, kind: str, width: int
) -> None:
    graph = graphs.hostile()
    made = {
        "map": lambda: drawing_page(map_of(graph, "<i>题</i>")[0]),
        "succession": lambda: drawing_page(succession_of(graph, "<i>题</i>")),
        "matrix": lambda: matrix_page(matrix_of(graph, "<i>题</i>")),
        "timeline": lambda: timeline_page(timeline_of(graph, "<i>题</i>", graph.nodes[0].id)),
    }
    page = show(made[kind](), width=width, height=700)
    assert page.title() == "<i>题</i>"
    assert page.evaluate("typeof owned") == "undefined"
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    if kind == "timeline":
        assert page.locator("#timeline img, #timeline script").count() == 0
        assert "</script><script>owned=1</script>" in page.locator("#timeline").inner_text()


def test_dark_print_and_keys_of_the_other_pages(show: Opener, graphs: ModuleType) -> None:
    page = show(timeline_page(timeline_of(graphs.small(), "题", LAB)), color_scheme="dark")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    page.click("#theme")
    assert page.evaluate("document.documentElement.dataset.theme") == "light"
    page.emulate_media(media="print")
    assert not page.locator("#theme").is_visible()
    assert page.locator("#timeline h2").first.is_visible()
