"""A real Chromium, and pages opened in it under watch."""

import importlib.util
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

HERE = Path(__file__).parent
Opener = Callable[..., Any]


@pytest.fixture(scope="session")
def graphs() -> ModuleType:
    """The makers of graphs.py."""
    spec = importlib.util.spec_from_file_location("kechuang_tests_views_graphs", HERE / "graphs.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Headless Chromium; where there is none a skip, under CI a failure."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        found = None
    if found is None:
        told = "no Chromium or no Playwright: apt-get install chromium fonts-noto-cjk; pip install playwright"
        pytest.fail(told) if os.environ.get("CI") else pytest.skip(told)
    with sync_playwright() as playwright:
        flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        opened = playwright.chromium.launch(executable_path=found, args=flags)
        yield opened
        opened.close()


@pytest.fixture
def show(browser: Any, tmp_path: Path) -> Iterator[Opener]:
    """Open a page's HTML and wait until it is ready; at the end nothing may have been requested or complained of."""
    pages: list[Any] = []
    complaints: list[str] = []

    def dismiss(dialog: Any) -> None:
        complaints.append(f"dialog {dialog.message}")
        dialog.dismiss()

    def opened(html: str, width: int = 1280, height: int = 800, **options: Any) -> Any:
        path = tmp_path / f"view{len(pages)}.html"
        path.write_text(html, encoding="utf-8")
        page = browser.new_page(viewport={"width": width, "height": height}, **options)
        page.set_default_timeout(10_000)
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", dismiss)
        page.on("request", lambda request: complaints.append(request.url) if request.url != path.as_uri() else None)
        pages.append(page)
        page.goto(path.as_uri())
        page.wait_for_selector("html[data-ready]")
        return page

    yield opened
    for page in pages:
        page.close()
    assert [text for text in complaints if text != "data:,"] == []
