"""Home, ways between pages, downloads, and what the browser asks of whom."""

from __future__ import annotations

import json
import urllib.request
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pyarrow.parquet as pq
import pytest
from PIL import Image, ImageColor
from playwright.sync_api import expect

from relations.palette import COLOURS
from tests.showing import publish_sample


def _ready(page: Any) -> None:
    expect(page.locator(".r-foot")).to_be_visible()


def _download(page: Any, name: str, folder: Path) -> tuple[str, Path]:
    """Click a download; answers the address of the link and where the file was put."""
    link = page.get_by_role("link", name=name)
    address = link.evaluate("e => e.href")
    with page.expect_download() as started:
        link.click()
    saved = folder / started.value.suggested_filename
    started.value.save_as(saved)
    return address, saved


def test_home_leads_to_a_pair_and_back(page: Any, site: str) -> None:
    page.goto(site)
    page.get_by_role("link", name="Russia – Turkey", exact=True).click()
    expect(page.get_by_role("heading", name="Russia – Turkey")).to_be_visible()
    assert urlsplit(page.url).path == "/RUS-TUR"
    page.go_back()
    expect(page.get_by_role("heading", name="Relations between countries")).to_be_visible()


def test_the_menu_leads_from_one_pair_to_another_without_its_filters(page: Any, site: str) -> None:
    page.goto(f"{site}/RUS-TUR?collection=sample&type=ACCUSE")
    expect(page.locator(".st-key-lead-answer")).to_contain_text("1 event,")
    page.get_by_text("Pairs", exact=True).click()
    page.get_by_text("Turkey – United States").click()
    expect(page.get_by_role("heading", name="Turkey – United States")).to_be_visible()
    assert page.url == f"{site}/TUR-USA"
    page.go_back()
    expect(page.get_by_role("heading", name="Russia – Turkey")).to_be_visible()
    expect(page.locator(".st-key-lead-answer")).to_contain_text("1 event,")
    assert urlsplit(page.url).query == "collection=sample&type=ACCUSE"


def test_two_chosen_countries_make_a_link_to_their_page(page: Any, site: str) -> None:
    page.goto(site)
    page.get_by_role("combobox", name="One country").click()
    page.get_by_role("option", name="Turkey").click()
    page.get_by_role("combobox", name="The other country").click()
    page.get_by_role("option", name="Russia").click()
    page.get_by_role("link", name="Show Russia – Turkey").click()
    page.wait_for_url(f"{site}/RUS-TUR")
    expect(page.get_by_role("heading", name="Russia – Turkey")).to_be_visible()


def test_the_collection_of_the_home_page_stays_with_the_links(page: Any, site: str) -> None:
    page.goto(f"{site}/?collection=sample")
    page.get_by_role("link", name="Russia – Turkey", exact=True).click()
    expect(page.locator(".st-key-lead-answer")).to_contain_text("Collection sample. 6 events")
    assert urlsplit(page.url).query == "collection=sample"


def test_a_pair_without_events_has_a_page_that_says_so(page: Any, site: str) -> None:
    page.goto(f"{site}/CHN-JPN")
    expect(page.get_by_role("heading", name="China – Japan")).to_be_visible()
    expect(page.get_by_text("There are no events for this pair")).to_be_visible()
    page.get_by_role("link", name="Choose another pair").click()
    expect(page.get_by_role("heading", name="Relations between countries")).to_be_visible()


@pytest.mark.parametrize(
    ("path", "reason"),
    [("XXX-TUR", "'XXX' is not an ISO 3166-1"), ("somewhere", "is not a pair such as RUS-TUR")],
)
def test_an_address_that_is_no_page_says_why(page: Any, site: str, path: str, reason: str) -> None:
    page.goto(f"{site}/{path}")
    expect(page.locator(".r-notice")).to_contain_text(reason)
    expect(page.get_by_text("Page not found")).to_have_count(0)


def test_the_csv_button_gives_what_its_address_gives(page: Any, site: str, tmp_path: Path) -> None:
    page.goto(f"{site}/RUS-TUR?collection=sample&status=occurred")
    address, saved = _download(page, "Download CSV (4 events)", tmp_path)
    assert saved.suffix == ".csv"
    assert address.startswith(f"{site}/download/RUS-TUR.csv?")
    with urllib.request.urlopen(address) as answer:
        assert saved.read_bytes() == answer.read()
    assert saved.read_text(encoding="utf-8-sig").count("Test Gazette") == 4


def test_parquet_and_json_hold_the_same_rows(page: Any, site: str, tmp_path: Path) -> None:
    page.goto(f"{site}/RUS-TUR?collection=sample")
    _, parquet = _download(page, "Parquet", tmp_path)
    _, text = _download(page, "JSON", tmp_path)
    rows = pq.read_table(parquet).to_pylist()
    found = json.loads(text.read_text(encoding="utf-8"))
    events = found["events"] if isinstance(found, dict) else found
    assert [row["event_id"] for row in rows] == [event["event_id"] for event in events]
    assert len(rows) == 6


@pytest.mark.parametrize("path", ["", "RUS-TUR?collection=sample", "nowhere"])
def test_nothing_is_asked_of_another_host_and_the_policy_is_kept(
    page: Any, site: str, path: str
) -> None:
    hosts: set[str | None] = set()
    complaints: list[str] = []
    page.on("request", lambda request: hosts.add(urlsplit(request.url).hostname))
    page.on("websocket", lambda socket: hosts.add(urlsplit(socket.url).hostname))
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(f"{site}/{path}")
    _ready(page)
    if path.startswith("RUS"):
        expect(page.get_by_test_id("stVegaLiteChart").locator("canvas, svg").first).to_be_visible()
    assert hosts <= {"localhost", None}
    assert not [text for text in complaints if "Content Security Policy" in text]


def test_a_collection_published_meanwhile_shows_without_a_restart(
    page: Any, site: str, data_dir: Path
) -> None:
    publish_sample(data_dir, "later")
    page.goto(f"{site}/RUS-TUR?collection=later")
    expect(page.locator(".st-key-lead-answer")).to_contain_text("Collection later. 6 events")
    with urllib.request.urlopen(f"{site}/download/RUS-TUR.csv?collection=later") as answer:
        assert answer.status == 200


def test_a_pair_is_read_before_any_script_has_run(page: Any, site: str) -> None:
    """Title, answer and bars: in words in the page itself, and painted."""
    page.route("**/*.js", lambda route: route.abort())
    page.goto(f"{site}/RUS-TUR?collection=sample")
    assert page.title() == "Russia – Turkey"
    with urllib.request.urlopen(_as_browser(f"{site}/RUS-TUR?collection=sample")) as answer:
        assert "Collection sample. 6 events," in answer.read().decode()
    painted = Image.open(BytesIO(page.screenshot())).convert("RGB").getcolors(1 << 24)
    colours = {colour for _number, colour in painted or ()}
    assert {ImageColor.getrgb(colour) for colour in COLOURS.values()} <= colours


def test_the_preview_makes_way_for_the_drawn_page(page: Any, site: str) -> None:
    page.goto(f"{site}/RUS-TUR")
    expect(page.locator("#preview")).to_have_count(0)
    assert page.locator(".r-foot").count() == 1
    assert page.locator("[data-testid=stVegaLiteChart] :is(svg, canvas)").count()


def test_a_theme_that_was_chosen_holds_on_every_page_from_the_first_view(
    page: Any, site: str
) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(f"{site}/RUS-TUR")
    expect(page.locator(".r-foot")).to_be_attached()
    page.get_by_role("button", name="Main menu").click()
    page.get_by_text("Dark").last.click()
    ground = "part => getComputedStyle(document.querySelector(part)).backgroundColor"
    dark = page.evaluate(ground, ".stApp")
    page.goto(f"{site}/TUR", wait_until="commit")
    page.wait_for_selector("#preview")
    assert page.evaluate(ground, "#preview") == dark
    expect(page.locator(".r-foot")).to_be_attached()
    assert page.evaluate(ground, ".stApp") == dark
    page.evaluate("localStorage.clear()")


def _as_browser(address: str) -> urllib.request.Request:
    return urllib.request.Request(address, headers={"Accept": "text/html"})
