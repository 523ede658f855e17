"""Pages run in this process by Streamlit's own test harness, on the published sample."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from relations import queries
from tests import factory
from tests.showing import publish_sample, sample_store

SCRIPT = Path(__file__).parents[2] / "relations" / "pages" / "main.py"

Visit = Callable[..., AppTest]
_IDS = {event.event_type: event.event_id for event in factory.events() if event.pair == "RUS-TUR"}


@pytest.fixture
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder that the pages read, with nothing in it yet."""
    monkeypatch.setenv("RELATIONS_DATA", str(tmp_path))
    return tmp_path


@pytest.fixture
def visit(data_dir: Path) -> Visit:
    """Open a path of the dashboard on the sample, as a new visitor."""
    publish_sample(data_dir)
    return open_page


def open_page(path: str = "", **query: str | list[str]) -> AppTest:
    page = AppTest.from_file(str(SCRIPT), default_timeout=20)
    page.context = {"url": f"http://localhost/{path}"}
    if path:
        # The harness has no address bar: this is what a browser sends for the path.
        page._page_hash = calc_hash(path)
    for key, value in query.items():
        page.query_params[key.rstrip("_")] = value
    page.run()
    assert not page.exception, page.exception[0].value
    return page


def lead(page: AppTest) -> str:
    """The plain sentences of the page."""
    return "\n".join(one.value for one in page.text)


def notices(page: AppTest) -> str:
    """What the page says of an address that it could not take, as a reader sees it."""
    boxes = re.findall(r'<div class="r-notice" role="alert">(.*?)</div>', html(page), re.DOTALL)
    return unescape("\n".join(re.sub("<[^>]*>", "\n", box) for box in boxes))


def html(page: AppTest) -> str:
    """All HTML of the page's own making."""
    return "\n".join(element.proto.body for element in page.get("html"))


def charts(page: AppTest) -> list[str]:
    """The head of each chart as one text: its title, how to read it, its source line."""
    heads = [json.loads(chart.proto.spec)["title"] for chart in page.get("vega_lite_chart")]
    return [" ".join([*head["text"], *head["subtitle"]]).replace("\xa0", " ") for head in heads]


def stored(code: str, /, **changed: Any) -> dict[str, Any]:
    """The event of this type of RUS-TUR as a page gets it, with some fields changed."""
    event = queries.event(sample_store(), _IDS[code])
    assert event is not None
    return event | changed
