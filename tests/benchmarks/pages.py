"""The pages: server time of each, against a page with one title; the first view in a browser.

Server time is that of one run of the script, without a browser. Data are those of
RELATIONS_DATA, or the shipped ones. The first view is the time from asking for the address until
the title and the bars of `/RUS-TUR` stand, in a browser that holds nothing, against the same of
a Streamlit page with a title alone.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.benchmarks import Row, median

ROOT = Path(__file__).parents[2]
TITLE_PAGE = 'import streamlit as st\nst.title("Relations")\n'
TIMES = 20
VIEWS = 7

_PAGES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("", {}), ("RUS-TUR", {}), ("TUR", {}), ("search", {"q": "missile"}),
    ("compare", {"pairs": "RUS-TUR,TUR-USA"}), ("read", {"example": "visit"}), ("data", {}),
    ("method", {}),
)  # fmt: skip
#: A change of filters: the same page with these in the address.
_CHANGES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("RUS-TUR", {"status": "occurred"}), ("RUS-TUR", {"from_": "2015-03-05"}),
    ("RUS-TUR", {"q": "missile"}), ("TUR", {"year": "2016"}), ("search", {"q": "embassy"}),
)  # fmt: skip


def measure() -> Iterator[Row]:
    """Yield the comparisons."""
    os.environ.setdefault("RELATIONS_DATA", str(ROOT / "data"))
    with TemporaryDirectory(prefix="relations-bench-") as name:
        bare = Path(name) / "bare.py"
        bare.write_text(TITLE_PAGE, encoding="utf-8")
        title = _run_time(str(bare), "", {})
        for path, query in (*_PAGES, *_CHANGES):
            told = "&".join(f"{key.rstrip('_')}={value}" for key, value in query.items())
            yield Row(f"/{path} {told}", _page_time(path, query), title, "a title alone")
        if chromium := shutil.which("chromium"):
            yield from _first_views(chromium, bare)


def _page_time(path: str, query: dict[str, Any]) -> float:
    from tests.pages.conftest import open_page

    page = open_page(path, **query)
    return median(page.run, TIMES)


def _run_time(script: str, path: str, query: dict[str, Any]) -> float:
    from streamlit.testing.v1 import AppTest

    page = AppTest.from_file(script, default_timeout=20)
    return median(page.run, TIMES)


def _first_views(chromium: str, bare: Path) -> Iterator[Row]:
    from playwright.sync_api import sync_playwright

    with _served(ROOT / "app.py") as ours, _served(bare) as peer, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        both: dict[str, list[float]] = {"title": [], "chart": [], "bare": []}
        for _ in range(VIEWS + 1):
            title, chart = _view(browser, f"{ours}/RUS-TUR", "stVegaLiteChart")
            both["title"].append(title)
            both["chart"].append(chart)
            both["bare"].append(_view(browser, peer, None)[0])
        middle = {name: sorted(taken[1:])[VIEWS // 2] for name, taken in both.items()}
        yield Row("first view of /RUS-TUR, to its title", middle["title"], middle["bare"],
                  "a title alone")  # fmt: skip
        yield Row("first view of /RUS-TUR, to its bars", middle["chart"], middle["bare"],
                  "a title alone")  # fmt: skip
        browser.close()


def _view(browser: Any, address: str, then: str | None) -> tuple[float, float]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    start = time.perf_counter()
    page.goto(address)
    page.locator("h1").first.wait_for()
    title = time.perf_counter() - start
    if then:
        page.get_by_test_id(then).first.locator("svg, canvas").first.wait_for()
    chart = time.perf_counter() - start
    context.close()
    return title, chart


@contextmanager
def _served(script: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port),
        "--server.headless", "true",
    ]  # fmt: skip
    server = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        address = f"http://localhost:{port}"
        for _ in range(300):
            try:
                with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2):
                    break
            except OSError:
                time.sleep(0.1)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=20)
