"""How soon a network page is ready, how it answers, and what it weighs, beside a stock pyvis page in the same run.

    python benchmarks/views.py [--times 3] [--peer 100 300] [--sizes 2000 6000 10000 30000]

Opens the pages of generated graphs in headless Chromium. "ready" is from the start of navigation to the first drawing
with everything in place, the best of `--times`; a click, a search and a panel are timed until the sheet is drawn again.
The peer is the page that pyvis makes of the same graph with its resources in line; it is given a minute.
"""

import argparse
import importlib.util
import os
import shutil
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

from kechuang.graph.ontology import ontology
from kechuang.graph.subgraph import Subgraph
from kechuang.queries.exports.picture import to_png, to_svg
from kechuang.queries.views import network_page
from kechuang.queries.views.page import vis_network

ROOT = Path(__file__).resolve().parent.parent
PEER_WAIT = 60.0  # seconds
_DRAWN = "() => new Promise(done => { network.once('afterDrawing', () => done(performance.now())); network.redraw(); })"


def graphs() -> ModuleType:
    """Return the makers of graphs that the tests use."""
    spec = importlib.util.spec_from_file_location("graphs", ROOT / "tests" / "views" / "graphs.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def stock_page(graph: Subgraph) -> str:
    """Return the page that pyvis makes of a graph by itself."""
    from pyvis.network import Network

    net = Network(directed=True, cdn_resources="in_line")
    for node in graph.nodes:
        net.add_node(node.id, label=node.name, title=node.name, color=ontology().label(node.label).color)
    for edge in graph.edges:
        net.add_edge(edge.head, edge.tail, title=edge.quote)
    html: str = net.generate_html()
    return html


class Browser:
    """Headless Chromium that opens pages of given HTML and counts what they ask the network for."""

    def __init__(self, chromium: Any, folder: Path) -> None:
        self._chromium, self._folder = chromium, folder

    def open(self, html: str) -> tuple[Any, list[str]]:
        """Return the page, not yet ready, and the list of its requests and complaints, which grows."""
        path = self._folder / "page.html"
        path.write_text(html, encoding="utf-8")
        page = self._chromium.new_page(viewport={"width": 1280, "height": 800})
        told: list[str] = []
        page.on("request", lambda r: told.append(r.url) if r.url != path.as_uri() else None)
        page.route("http*://**", lambda route: route.abort())  # no page waits for an answer that will not come
        page.on("console", lambda m: told.append(m.text))
        page.on("pageerror", lambda e: told.append(str(e)))
        page.goto(path.as_uri(), wait_until="commit")
        return page, told

    def busy(self, html: str) -> float:
        """Return the ms of processor time that the page's main thread takes until it is ready, whatever else runs."""
        path = self._folder / "page.html"
        path.write_text(html, encoding="utf-8")
        page = self._chromium.new_page(viewport={"width": 1280, "height": 800})
        session = page.context.new_cdp_session(page)
        session.send("Performance.enable", {"timeDomain": "threadTicks"})
        page.goto(path.as_uri(), wait_until="commit")
        page.wait_for_selector("html[data-ready]", timeout=120_000)
        metrics = {entry["name"]: entry["value"] for entry in session.send("Performance.getMetrics")["metrics"]}
        page.close()
        return 1000 * float(metrics["TaskDuration"])

    def ready(self, html: str, times: int) -> tuple[float, list[str]]:
        """Return the best number of ms until our page is ready, and its requests and complaints."""
        found, complaints = [], []
        for _ in range(times):
            page, told = self.open(html)
            page.wait_for_selector("html[data-ready]", timeout=120_000)
            found.append(float(page.evaluate("document.documentElement.dataset.ready")))
            complaints += told
            page.close()
        return min(found), complaints

    def answers(self, html: str) -> dict[str, float]:
        """Return how many ms a click in the legend, a search and a panel take."""
        page, _ = self.open(html)
        page.wait_for_selector("html[data-ready]", timeout=120_000)
        acts = {
            "legend": "() => document.querySelector('[data-key=CO_BUILDS]').click()",
            "search": "() => { document.getElementById('search').value = '某实验室42'; find(); }",
            "panel": "() => openEntity(matches[0], true)",
        }
        made = {}
        for name, act in acts.items():
            start = time.perf_counter()
            page.evaluate(act)
            page.evaluate(_DRAWN)
            made[name] = 1000 * (time.perf_counter() - start)
        page.close()
        return made

    def peer(self, html: str) -> tuple[float | None, list[str]]:
        """Return the ms until the stock page has drawn its network (None: not within PEER_WAIT), and its requests."""
        page, told = self.open(html)
        page.set_default_timeout(1000 * PEER_WAIT)
        start = time.perf_counter()
        try:
            page.wait_for_function(
                "typeof network === 'object' && network.physics.stabilized", timeout=1000 * PEER_WAIT
            )
            page.evaluate(_DRAWN)
            found: float | None = 1000 * (time.perf_counter() - start)
        except Exception as error:  # a page that hangs answers nothing at all
            if "Timeout" not in type(error).__name__:
                raise
            found = None
        page.close()
        return found, told


def timed(work: Callable[[], Any]) -> tuple[Any, float]:
    """Return what `work` returns, and the seconds it took."""
    start = time.perf_counter()
    made = work()
    return made, time.perf_counter() - start


def measure(browser: Browser, count: int, lines: int, times: int) -> None:
    """Print the figures of one size."""
    graph = graphs().large(count, lines)
    html, built = timed(lambda: network_page(graph, f"{count} × {lines}"))
    ready, told = browser.ready(html, times)
    print(f"\n{len(graph.nodes):,} entities, {len(graph.edges):,} relationships")
    print(f"  built in           {built:9.2f} s")
    print(f"  page               {len(html.encode()) / 1e6:9.2f} MB")
    print(f"  ready in           {ready:9.0f} ms  (best of {times})")
    print(f"  processor time     {browser.busy(html):9.0f} ms  (main thread)")
    print(f"  requests, errors   {len(told):9}")
    for name, took in browser.answers(html).items():
        print(f"  {name:<18} {took:9.0f} ms")
    print(f"  same bytes again   {html == network_page(graph, f'{count} × {lines}')!s:>9}")


def compare(browser: Browser, count: int, lines: int, times: int) -> None:
    """Print our figures beside those of the stock page."""
    graph = graphs().large(count, lines)
    ours, built = timed(lambda: network_page(graph, "图"))
    stock, stock_built = timed(lambda: stock_page(graph))
    ready, told = browser.ready(ours, times)
    peer, asked = browser.peer(stock)
    print(f"\nbeside stock pyvis, {len(graph.nodes):,} entities, {len(graph.edges):,} relationships")
    print(f"  {'':<18} {'kechuang':>12} {'stock pyvis':>12}")
    print(f"  {'built in, s':<18} {built:12.2f} {stock_built:12.2f}")
    print(f"  {'page, MB':<18} {len(ours.encode()) / 1e6:12.2f} {len(stock.encode()) / 1e6:12.2f}")
    outside = [len([x for x in found if x.startswith(("http:", "https:"))]) for found in (told, asked)]
    print(f"  {'asks the network':<18} {outside[0]:12} {outside[1]:12}")
    print(f"  {'ready in, ms':<18} {ready:12.0f} {f'{peer:.0f}' if peer else f'> {1000 * PEER_WAIT:.0f}':>12}")
    print(f"  ready sooner by a factor of {(peer or 1000 * PEER_WAIT) / ready:.1f}{'' if peer else ' at least'}")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--sizes", type=int, nargs="*", default=[2000, 6000, 10_000, 30_000])
    parser.add_argument("--peer", type=int, nargs=2, default=[100, 300])
    given = parser.parse_args()
    from playwright.sync_api import sync_playwright

    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        raise SystemExit("no Chromium: apt-get install chromium fonts-noto-cjk")
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    empty = len(network_page(Subgraph(), "").encode())
    print(f"page without data    {empty / 1e6:9.2f} MB, of that vis-network {len(vis_network().encode()) / 1e6:.2f} MB")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = Browser(playwright.chromium.launch(executable_path=found, args=flags), Path(folder))
        for count, lines in zip(given.sizes[::2], given.sizes[1::2], strict=True):
            measure(browser, count, lines, given.times)
        compare(browser, given.peer[0], given.peer[1], given.times)
    print()
    graph = graphs().large(500, 1000)
    pictures: dict[str, Callable[[Subgraph], bytes]] = {"SVG": to_svg, "PNG": to_png}
    for name, work in pictures.items():
        made, took = timed(partial(work, graph))
        print(f"{name} of 500 × 1,000    {took:9.2f} s, {len(made) / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
