"""What several browser tests do with a page."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import expect


def query(page: Any) -> dict[str, list[str]]:
    """The keys and values of the page's address."""
    return parse_qs(urlsplit(page.url).query)


def stays(page: Any) -> None:
    """Wait until the page can follow its links in place, and leave a mark on it for `stayed`."""
    expect(page.locator("[data-test-script-state=notRunning]")).to_have_count(1)
    expect(page.get_by_test_id("stBidiComponentIsolated")).to_have_count(1)
    page.evaluate("window.sameDocument = true")


def stayed(page: Any) -> bool:
    """Whether the document is that which `stays` marked: nothing was opened anew."""
    return bool(page.evaluate("window.sameDocument === true"))


def drag_over_middle(page: Any) -> None:
    """Drag along the first chart's time axis, from its middle for a tenth of its width."""
    chart = page.get_by_test_id("stVegaLiteChart").first
    expect(chart.locator("canvas, svg").first).to_be_visible()
    chart.scroll_into_view_if_needed()
    box = chart.bounding_box()
    height = box["y"] + box["height"] * 0.5
    page.mouse.move(box["x"] + box["width"] * 0.5, height)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.6, height, steps=5)
    page.mouse.up()
