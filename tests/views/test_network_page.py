"""The network page in a real browser: every way a reader has to it."""

import os
from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest

from kechuang.graph.subgraph import Edge, Node, Subgraph
from kechuang.queries.views import network_page
from kechuang.queries.views.notebook import framed_page

pytestmark = pytest.mark.browser
Opener = Callable[..., Any]


def drawn(page: Any) -> tuple[int, int]:
    """How many marks and lines are on the sheet."""
    nodes, edges = page.evaluate("[nodeSet.length, edgeSet.length]")
    return nodes, edges


def spot(page: Any, name: str) -> tuple[float, float]:
    """Where on the screen an entity stands, once a sheet that changes its size has come to rest."""
    script = """async name => {
        const i = DATA.entities.findIndex(e => e.name === name), frame = () => new Promise(requestAnimationFrame);
        const at = () => { const p = network.canvasToDOM(network.getPosition(i)), box = document.getElementById("canvas").getBoundingClientRect();
            return [box.x + p.x, box.y + p.y]; };
        let now = at(), rest = 0;
        while (rest < 5) { await frame(); const next = at(); rest = next.join() === now.join() ? rest + 1 : 0; now = next; }
        return now; }"""
    x, y = page.evaluate(script, name)
    return x, y


@pytest.fixture
def page(show: Opener, graphs: ModuleType) -> Any:
    return show(network_page(graphs.small(), "城西科创大走廊"))


def test_it_opens_with_everything_and_a_legend_that_counts(page: Any) -> None:
    assert page.title() == "城西科创大走廊"
    assert drawn(page) == (12, 15)
    assert page.locator("#labels [data-key=Laboratory]").inner_text().split() == ["实验室", "2"]
    assert page.locator("#relations [data-key=LOCATED_IN]").inner_text().split() == ["位于", "6"]
    assert page.locator("#relations [data-key=HOSTS]").count() == 0


def test_a_click_in_the_legend_filters(page: Any) -> None:
    page.click("#relations [data-key=LOCATED_IN]")
    assert drawn(page)[1] == 9
    page.click("#labels [data-key=Place]")
    assert drawn(page) == (7, 8)
    page.click("#statuses [data-key=planned]")
    assert drawn(page)[1] == 6
    for key in ("#relations [data-key=LOCATED_IN]", "#labels [data-key=Place]", "#statuses [data-key=planned]"):
        page.click(key)
        assert page.get_attribute(key, "aria-pressed") == "true"
    assert drawn(page) == (12, 15)


def test_filters_that_leave_nothing_say_so(page: Any) -> None:
    for key in page.locator("#labels .key").all():
        key.click()
    assert drawn(page) == (0, 0)
    assert "没有可显示的实体" in page.locator("#note").inner_text()


@pytest.mark.parametrize("wanted", ["之江", "zhejiang LAB", "江实验"])
def test_search_finds_names_and_aliases_and_centres(page: Any, wanted: str) -> None:
    page.keyboard.press("/")
    page.keyboard.type(wanted)
    page.keyboard.press("Enter")
    assert page.locator("#panel h2").inner_text().strip() == "之江实验室"
    x, y = spot(page, "之江实验室")
    sheet = page.locator("#canvas").bounding_box()
    panel = page.locator("#panel").bounding_box()
    assert abs(x - (sheet["x"] + panel["x"]) / 2) < 4
    assert abs(y - (sheet["y"] + sheet["height"] / 2)) < 4
    assert page.evaluate("network.getSelectedNodes().map(i => DATA.entities[i].name)") == ["之江实验室"]


def test_search_says_when_there_is_nothing(page: Any) -> None:
    page.fill("#search", "不存在")
    assert page.locator("#matches").inner_text() == "没有匹配的名称"


def test_hover_tells_names_status_and_quote(page: Any) -> None:
    x, y = spot(page, "之江实验室")
    page.mouse.move(x, y)
    page.wait_for_selector("#tip:not([hidden])")
    assert "又名：之江" in page.locator("#tip").inner_text()
    a, b = spot(page, "浙江大学"), (x, y)
    page.mouse.move((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
    page.locator("#tip", has_text="共建 →").wait_for()
    told = page.locator("#tip").inner_text()
    assert "计划中" in told
    assert "省科技厅与浙大共建之江实验室" in told


def test_a_click_opens_all_evidence_with_the_names_marked(page: Any) -> None:
    page.mouse.click(*spot(page, "之江实验室"))
    page.wait_for_selector("#panel:not([hidden])")
    assert page.locator("#panel h3").first.inner_text() == "关系 6 条"
    assert page.locator("#panel .evidence").count() == 7
    joint = page.locator("#panel .link", has_text="浙江省科学技术厅 共建 → 之江实验室").locator("+ ol .evidence")
    assert joint.count() == 2
    assert joint.first.locator("cite").inner_text() == "浙江省2021年工作要点"
    assert "2021" in joint.first.locator(".facts").inner_text()
    assert joint.first.locator("mark").all_inner_texts() == ["省科技厅", "之江实验室"]
    assert "第 10–30 字" in joint.first.locator(".facts").inner_text()
    money = page.locator("#panel .link", has_text="资助").locator("+ ol .facts")
    assert "5000 万元" in money.inner_text()


def test_a_line_opens_its_evidence_and_its_neighbours(page: Any) -> None:
    page.evaluate("openLine(DATA.lines.findIndex(l => l.type === 'FUNDS'))")
    assert page.locator("#panel h2").inner_text() == "浙江省科学技术厅 资助 → 之江实验室"
    assert "两者之间的其他关系" in page.locator("#panel").inner_text()
    page.keyboard.press("Escape")
    assert not page.locator("#panel").is_visible()


def test_years_filter(page: Any) -> None:
    assert page.locator("#span").inner_text() == "2018–2024"
    page.focus("#from")
    page.keyboard.press("End")
    assert page.locator("#span").inner_text() == "2024–2024"
    assert drawn(page)[1] == 2
    page.focus("#from")
    page.keyboard.press("Home")
    page.focus("#until")
    page.keyboard.press("Home")
    assert drawn(page)[1] == 8


def test_everything_is_reached_by_keys(page: Any) -> None:
    reached = set()
    for _ in range(40):
        page.keyboard.press("Tab")
        reached.add(
            page.evaluate(
                "document.activeElement.id || document.activeElement.dataset.key || document.activeElement.tagName"
            )
        )
    assert {
        "search",
        "fit",
        "cluster",
        "physics",
        "theme",
        "print",
        "Laboratory",
        "CO_BUILDS",
        "done",
        "from",
        "until",
        "canvas",
    } <= reached
    page.focus("#canvas")
    before = page.evaluate("network.getScale()")
    page.keyboard.press("+")
    assert page.evaluate("network.getScale()") > before
    view = page.evaluate("network.getViewPosition().x")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("network.getViewPosition().x") > view
    page.keyboard.press("n")
    page.keyboard.press("Enter")
    assert page.locator("#panel").is_visible()
    assert page.evaluate("document.activeElement.id") == "panel"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "canvas"


def test_places_can_be_drawn_as_one_mark_each(page: Any) -> None:
    page.click("#cluster")
    nodes, edges = drawn(page)
    assert nodes < 12
    assert edges < 15
    assert "个实体" in page.evaluate("nodeSet.get().filter(n => typeof n.id === 'string')[0].label")
    page.click("#cluster")
    assert drawn(page) == (12, 15)


def test_status_is_the_style_of_the_line(page: Any) -> None:
    styles = page.evaluate(
        "Object.fromEntries(DATA.lines.map((l, i) => [l.status, JSON.stringify(DATA.edges[i].dashes || [])]))"
    )
    assert styles == {"planned": "[3,6]", "underway": "[12,5]", "done": "[]"}


def test_physics_is_off_until_the_button(page: Any) -> None:
    before = page.evaluate("JSON.stringify(network.getPositions())")
    page.wait_for_timeout(300)
    assert page.evaluate("JSON.stringify(network.getPositions())") == before
    page.click("#physics")
    page.wait_for_timeout(500)
    assert page.evaluate("JSON.stringify(network.getPositions())") != before
    page.click("#physics")


def test_day_and_night(show: Opener, graphs: ModuleType) -> None:
    html = network_page(graphs.small(), "夜")
    page = show(html, color_scheme="dark")
    ground = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(ground)
    page.click("#theme")
    assert page.evaluate(ground) != dark
    assert page.locator("#theme").inner_text() == "深色"


def test_print_has_no_controls(page: Any) -> None:
    page.emulate_media(media="print")
    assert not page.locator("#search").is_visible()
    assert not page.locator("#fit").is_visible()
    assert page.locator("#legend").is_visible()
    assert page.locator("#canvas").bounding_box()["height"] > 300


def test_a_phone_has_room_for_all(show: Opener, graphs: ModuleType) -> None:
    page = show(network_page(graphs.small(), "很长的标题" * 8), width=360, height=700)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.locator("#canvas").bounding_box()["height"] > 250
    page.click("#legend summary")
    page.click("#labels [data-key=Place]")
    assert drawn(page)[0] == 7
    page.click("#legend summary")
    page.mouse.click(*spot(page, "之江实验室"))
    page.locator("#panel").wait_for(state="visible", timeout=5000)
    panel = page.locator("#panel").bounding_box()
    assert panel["width"] == 360
    assert panel["y"] > 200


def test_all_marks_are_on_the_sheet_when_it_opens(show: Opener, graphs: ModuleType) -> None:
    for width, height in ((1280, 800), (360, 700)):
        page = show(network_page(graphs.large(120, 200), "全"), width=width, height=height)
        sheet = page.locator("#canvas").bounding_box()
        for x, y in page.evaluate(
            "Object.values(network.getPositions()).map(p => network.canvasToDOM(p)).map(p => [p.x, p.y])"
        ):
            assert 0 < x < sheet["width"]
            assert 0 < y < sheet["height"]


def test_hostile_texts_are_shown_and_run_nothing(show: Opener, graphs: ModuleType) -> None:
    graph = graphs.hostile()
    page = show(network_page(graph, '</title><script>owned=1</script>"', note="<b>注</b>"))
    assert page.title() == '</title><script>owned=1</script>"'
    assert "<b>注</b>" in page.locator(".note").first.inner_text()
    assert page.evaluate("typeof owned") == "undefined"
    for i in range(len(graph.nodes)):
        page.evaluate(f"openEntity({i})")
        assert page.locator("#panel img, #panel script, #panel b b").count() == 0
        name = page.evaluate(f"DATA.entities[{i}].name")
        assert name.replace("\x00", "") in page.locator("#panel h2").text_content().replace("\x00", "")
    page.fill("#search", "<script>")
    assert "<script>document.title" in page.locator("#matches").inner_text()
    drawn_names = page.evaluate("DATA.nodes.map(n => n.label).join('')")
    assert not {"\u202e", "\u2066", "\x00"} & set(drawn_names)
    assert page.evaluate("typeof owned") == "undefined"


def test_an_entity_that_nothing_is_said_of(show: Opener) -> None:
    page = show(network_page(Subgraph([Node("lab:甲", "Laboratory", "甲实验室")]), "一"))
    page.mouse.click(*spot(page, "甲实验室"))
    assert page.locator("#panel h3").inner_text() == "关系 0 条"
    assert not page.locator("#years").is_visible()


def test_an_empty_graph_says_so(show: Opener) -> None:
    page = show(network_page(Subgraph(), "空"))
    assert "没有可显示的实体" in page.locator("#note").inner_text()


def test_a_line_from_an_entity_to_itself(show: Opener) -> None:
    node = Node("lab:甲", "Laboratory", "甲实验室")
    page = show(network_page(Subgraph([node], [Edge("PART_OF", node.id, node.id, "doc:1", "甲。")]), "环"))
    assert drawn(page) == (1, 1)


def test_a_notebook_shows_it_in_a_frame_apart(show: Opener, graphs: ModuleType) -> None:
    html = f"<!DOCTYPE html><meta charset=utf-8>{framed_page(network_page(graphs.hostile(), '框'))}"
    page = show(html + "<script>document.documentElement.dataset.ready = 1</script>")
    frame = page.frame_locator("iframe")
    frame.locator("html[data-ready]").wait_for()
    assert frame.locator("#labels .key").count() == 1
    assert (
        page.evaluate(
            "(() => { try { return document.querySelector('iframe').contentDocument } catch { return null } })()"
        )
        is None
    )
    assert page.title() == ""


def allowed(seconds: float) -> float:
    """The limit in ms: stretched where the machine has more to do than it has cores."""
    return 1000 * seconds * max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))


@pytest.mark.parametrize(("count", "lines", "seconds"), [(2000, 6000, 2.0), (10_000, 30_000, 8.0)])
def test_large_graphs_are_ready_soon(show: Opener, graphs: ModuleType, count: int, lines: int, seconds: float) -> None:
    html = network_page(graphs.large(count, lines), f"{count} × {lines}")
    times = []
    for _ in range(3):
        page = show(html)
        times.append(float(page.evaluate("document.documentElement.dataset.ready")))
        if times[-1] <= 1000 * seconds:
            break
    assert min(times) <= allowed(seconds)
    if count > 2000:
        assert drawn(page)[0] == 2000
        note = page.locator("#note").inner_text()
        assert "2000 个实体（共 10000 个）" in note
        page.fill("#search", "某实验室9499")
        page.keyboard.press("Enter")
        assert page.evaluate("network.getSelectedNodes().length") == 1
        assert drawn(page)[0] >= 2001
