"""The pages: server time of each, against a page with one title; the first view in a browser.

Server time is that of one run of the script, without a browser. Data are those of
RELATIONS_DATA, or the shipped ones. The first view is the time from asking for the address of
`/RUS-TUR` until its title, answer, numbers and bars can be read, in a browser that holds nothing,
against a Streamlit page with a title alone. The page sends them as a preview first; then come
title, answer and bars as Streamlit draws them, and the moment at which the drawn page takes the
preview's place. The drawn bars also against a page that holds one Altair chart and no more.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.benchmarks import Row, median

ROOT = Path(__file__).parents[2]
TITLE_PAGE = 'import streamlit as st\nst.title("Relations")\n'
CHART_PAGE = (
    TITLE_PAGE
    + """
import altair as alt, pyarrow as pa
bars = alt.Chart(pa.table({"x": ["a", "b"], "y": [1, 2]})).mark_bar().encode(x="x:N", y="y:Q")
st.altair_chart(bars)
"""
)
#: What stands at each stage of a view; the answer in words comes before the bars.
_BARS = "[data-testid=stVegaLiteChart] :is(svg, canvas)"
_PREVIEW, _DRAWN = "#preview", "body:not(:has(#preview)) .r-foot"
_ANSWER = ".st-key-lead-movement [data-testid=stText]"
_STAGES = (
    "first view: title, answer, bars", "drawn title", "drawn answer", "drawn bars", "drawn page",
)  # fmt: skip
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
        bare, chart = Path(name) / "bare.py", Path(name) / "chart.py"
        bare.write_text(TITLE_PAGE, encoding="utf-8")
        chart.write_text(CHART_PAGE, encoding="utf-8")
        title = _run_time(str(bare), "", {})
        for path, query in (*_PAGES, *_CHANGES):
            told = "&".join(f"{key.rstrip('_')}={value}" for key, value in query.items())
            yield Row(f"/{path} {told}", _page_time(path, query), title, "a title alone")
        if chromium := shutil.which("chromium"):
            yield from _first_views(chromium, bare, chart)


def _page_time(path: str, query: dict[str, Any]) -> float:
    from tests.pages.conftest import open_page

    page = open_page(path, **query)
    return median(page.run, TIMES)


def _run_time(script: str, path: str, query: dict[str, Any]) -> float:
    from streamlit.testing.v1 import AppTest

    page = AppTest.from_file(script, default_timeout=20)
    return median(page.run, TIMES)


def _first_views(chromium: str, bare: Path, chart: Path) -> Iterator[Row]:
    from playwright.sync_api import sync_playwright

    with (
        _served(ROOT / "app.py") as ours, _served(bare) as title, _served(chart) as bars,
        sync_playwright() as playwright,
    ):  # fmt: skip
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        stages = {
            "ours": (f"{ours}/RUS-TUR", (_PREVIEW, "h1", _ANSWER, _BARS, _DRAWN)),
            "title": (title, ("h1",)),
            "bars": (bars, (_BARS,)),
        }
        taken: dict[str, list[list[float]]] = {name: [] for name in stages}
        for _ in range(VIEWS + 1):
            for name, (address, wanted) in stages.items():
                taken[name].append(_view(browser, address, wanted))
        browser.close()
    middle = {name: _middles(views[1:]) for name, views in taken.items()}
    for stage, own in zip(_STAGES, middle["ours"], strict=True):
        yield Row(stage, own, middle["title"][0], "a title alone")
    yield Row(_STAGES[3], middle["ours"][3], middle["bars"][0], "one Altair chart")


def _middles(views: list[list[float]]) -> list[float]:
    return [sorted(stage)[VIEWS // 2] for stage in zip(*views, strict=True)]


def _view(browser: Any, address: str, wanted: Sequence[str]) -> list[float]:
    """The seconds until each of the wanted parts is seen, in a browser that holds nothing.

    The browser itself notes the times: of the frame after that in which a part was there, so
    that it has been painted.
    """
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.add_init_script(_NOTE_TIMES % json.dumps(list(wanted)))
    page.goto(address)
    page.wait_for_function("window.taken.every(time => time > 0)")
    taken = [float(time) / 1000 for time in page.evaluate("window.taken")]
    context.close()
    return taken


_NOTE_TIMES = """
const wanted = %s
window.taken = wanted.map(() => 0)
const there = wanted.map(() => false)
const note = () => {
  wanted.forEach((part, at) => {
    if (there[at]) window.taken[at] ||= performance.now()
    there[at] ||= !!document.querySelector(part)
  })
  requestAnimationFrame(note)
}
note()
"""


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
