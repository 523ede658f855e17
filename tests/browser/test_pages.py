"""Each page's main act in a real browser, and what an accessibility checker finds on it."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import expect

from tests.browser.acting import drag_over_middle, query

PAGES = {
    "home": "",
    "pair": "RUS-TUR?collection=sample",
    "country": "TUR?collection=sample",
    "search": "search?q=Sochi&collection=sample",
    "compare": "compare?pairs=RUS-TUR,TUR-USA",
    "read": "read?example=visit",
    "data": "data",
    "method": "method",
    "missing": "nowhere",
}
#: Parts that Streamlit and Vega make by themselves, by their own names for them. Of a chart the
#: description is ours and is asked for in the tests of the charts; its marks' roles are Vega's.
_NOT_OURS = (
    '[data-testid="stHeader"]', '[data-testid="stSidebarCollapseButton"]',
    '[data-testid="stDataFrame"]', '[data-testid="stElementToolbar"]', '[role="combobox"]',
    '[data-testid="stVegaLiteChart"]',
)  # fmt: skip


def ready(page: Any, address: str) -> None:
    page.goto(address)
    expect(page.locator(".r-foot")).to_be_visible()


@pytest.mark.parametrize("name", PAGES)
def test_a_checker_finds_nothing_wrong_with_our_content(page: Any, site: str, name: str) -> None:
    ready(page, f"{site}/{PAGES[name]}")
    page.wait_for_timeout(800)
    found = Axe().run(page).response["violations"]
    ours = {
        f"{one['id']}: {node['target']} {node['html'][:120]}"
        for one in found
        for node in one["nodes"]
        if not page.evaluate(_IS_STREAMLITS, [node["target"][0], list(_NOT_OURS)])
    }
    assert not ours


_IS_STREAMLITS = """([target, parts]) => {
  const found = document.querySelector(target)
  return !found || found === document.documentElement || parts.some(one => found.closest(one))
}"""


def test_a_cell_of_the_matrix_leads_to_its_pair(page: Any, site: str) -> None:
    ready(page, site)
    page.locator(".r-matrix a", has_text="−").first.click()
    expect(page.get_by_role("heading", name="–", level=1)).to_be_visible()
    assert re.fullmatch(r"/[A-Z]{3}-[A-Z]{3}", urlsplit(page.url).path)
    page.go_back()
    expect(page.locator(".r-matrix")).to_be_visible()


def test_a_country_is_found_in_the_list_of_pairs(page: Any, site: str) -> None:
    ready(page, site)
    page.get_by_role("textbox", name="Find a country").fill("united")
    page.keyboard.press("Enter")
    page.wait_for_url("**/?find=united")
    expect(page.locator(".r-table")).to_contain_text("Turkey – United States")
    expect(page.locator(".r-table")).not_to_contain_text("Russia – Turkey")
    page.reload()
    expect(page.locator(".r-table")).not_to_contain_text("Russia – Turkey")


def test_a_country_page_leads_to_a_pair_and_keeps_its_filters(page: Any, site: str) -> None:
    ready(page, f"{site}/tur?collection=sample")
    assert urlsplit(page.url).path == "/TUR"
    expect(page.locator("[data-testid=stVegaLiteChart] svg, canvas").first).to_be_visible()
    page.locator(".r-tall").get_by_role("link", name="Russia").click()
    expect(page.get_by_role("heading", name="Russia – Turkey")).to_be_visible()
    assert query(page) == {"collection": ["sample"]}
    page.go_back()
    expect(page.get_by_role("heading", name="Turkey and its partners")).to_be_visible()


def test_a_click_on_the_chart_of_partners_leads_to_the_pair(page: Any, site: str) -> None:
    ready(page, f"{site}/TUR?collection=sample")
    chart = page.get_by_test_id("stVegaLiteChart").nth(1)
    chart.locator("[aria-label*='With: Russia']").first.click()
    expect(page.get_by_role("heading", name="Russia – Turkey")).to_be_visible()
    assert query(page) == {"collection": ["sample"]}


def test_a_click_on_the_map_leads_to_the_pair(page: Any, site: str) -> None:
    ready(page, f"{site}/TUR?collection=sample")
    country = page.get_by_test_id("stVegaLiteChart").first.locator("[aria-label*='Russia']")
    country.first.dispatch_event("click")
    expect(page.get_by_role("heading", name="Russia – Turkey")).to_be_visible()
    assert query(page) == {"collection": ["sample"]}


def test_a_drag_on_one_chart_chooses_the_dates_of_all_compared(page: Any, site: str) -> None:
    ready(page, f"{site}/compare?pairs=RUS-TUR,TUR-USA&collection=many&step=year")
    drag_over_middle(page)
    page.wait_for_url(lambda address: "from=" in address)
    assert query(page)["pairs"] == ["RUS-TUR,TUR-USA"]
    expect(page.get_by_test_id("stVegaLiteChart")).to_have_count(2)


def test_a_search_is_in_the_address_and_back_undoes_it(page: Any, site: str) -> None:
    ready(page, f"{site}/search?collection=sample")
    page.get_by_role("textbox", name="Words in the source text or its title").fill("treachery")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda address: "q=treachery" in address)
    expect(page.locator("mark").first).to_have_text("treachery")
    page.reload()
    expect(page.locator(".st-key-lead-answer")).to_contain_text("contains “treachery”")
    page.go_back()
    expect(page.locator(".st-key-lead-answer")).to_contain_text("7 events")


def test_pairs_are_compared_by_choosing_them(page: Any, site: str) -> None:
    ready(page, f"{site}/compare")
    page.get_by_role("combobox").first.click()
    page.get_by_role("option", name="Russia – Turkey").click()
    page.wait_for_url("**/compare?pairs=RUS-TUR")
    page.keyboard.press("Tab")
    page.get_by_text("Shares of each period's events").click()
    page.wait_for_url(lambda address: "share=1" in address)
    expect(page.locator(".r-table").first).to_contain_text("Russia – Turkey")
    page.go_back()
    page.wait_for_url("**/compare?pairs=RUS-TUR")


def test_a_pasted_text_is_read_and_can_be_taken_along(page: Any, site: str, tmp_path: Path) -> None:
    ready(page, f"{site}/read")
    page.get_by_role("textbox", name="Text").fill("France on Friday accused Germany of spying.")
    page.get_by_role("button", name="Read", exact=True).click()
    expect(page.locator(".r-event .m-act")).to_have_text("accused")
    with page.expect_download() as started:
        page.get_by_role("button", name="Download JSON lines (1 event)").click()
    started.value.save_as(tmp_path / "events.jsonl")
    [line] = (tmp_path / "events.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["pair"] == "DEU-FRA"


def test_the_data_page_gives_a_whole_table(page: Any, site: str, tmp_path: Path) -> None:
    ready(page, f"{site}/data")
    with page.expect_download() as started:
        page.get_by_role("link", name="Articles, Parquet").first.click()
    started.value.save_as(tmp_path / "articles.parquet")
    assert (tmp_path / "articles.parquet").read_bytes()[:4] == b"PAR1"


@pytest.mark.parametrize(
    ("address", "link", "rows"),
    [
        ("TUR?collection=sample", "Download CSV (7 events)", 7),
        ("search?q=Sochi&collection=sample", "Download CSV (2 events)", 2),
        ("compare?pairs=RUS-TUR&collection=sample", "CSV", 6),
    ],
)
def test_every_page_of_events_gives_its_rows(
    page: Any, site: str, tmp_path: Path, address: str, link: str, rows: int
) -> None:
    ready(page, f"{site}/{address}")
    with page.expect_download() as started:
        page.get_by_role("link", name=link, exact=True).first.click()
    started.value.save_as(tmp_path / "rows.csv")
    with (tmp_path / "rows.csv").open(encoding="utf-8", newline="") as file:
        assert len(list(csv.reader(file))) == rows + 1


@pytest.mark.parametrize(
    ("address", "why", "way_out"),
    [
        ("?find=zzz", "No pair of these collections has a country", "Show all pairs"),
        ("TUR?from=2035", "No event of this country fits", "Show all events of this country"),
        ("search?q=zzz", "No event fits", "Show all events"),
        ("compare?pairs=RUS-TUR&from=2035", "No event of these pairs fits", "Reset filters"),
    ],
)
def test_an_empty_page_says_why_and_leads_out(
    page: Any, site: str, address: str, why: str, way_out: str
) -> None:
    ready(page, f"{site}/{address}")
    expect(page.get_by_text(why)).to_be_visible()
    page.locator("[data-testid=stMain]").get_by_role("link", name=way_out).click()
    expect(page.get_by_text(why)).to_have_count(0)
    assert not {"find", "from", "q"} & set(query(page))


def test_the_order_of_the_table_is_a_step_that_back_undoes(page: Any, site: str) -> None:
    ready(page, f"{site}/TUR?collection=sample")
    expect(page.locator("[data-test-script-state=notRunning]")).to_have_count(1)
    order = page.get_by_role("combobox", name="Order")
    # A list closes when the page below it scrolls or grows, so all of it stands first.
    expect(page.locator(".r-events")).to_be_visible()
    order.scroll_into_view_if_needed()
    page.wait_for_timeout(500)
    order.press("ArrowDown")  # opens the list on the one after the chosen
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Events, oldest first")).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", name="Events, oldest first")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name="Events, newest first")).to_be_visible()


def test_partners_are_ranked_by_balance_by_link(page: Any, site: str) -> None:
    ready(page, f"{site}/TUR?collection=many")
    page.get_by_role("radio", name="Lowest balance").click()
    expect(page.get_by_role("heading", name="Partners, lowest balance first")).to_be_visible()
    assert query(page)["rank"] == ["worst"]
    page.go_back()
    expect(page.get_by_role("heading", name="Partners, most events first")).to_be_visible()


@pytest.mark.parametrize(("theme", "light"), [("light", True), ("dark", False)])
def test_a_chart_is_saved_as_an_image_with_its_title_on_the_ground_of_the_theme(
    browser: Any, site: str, tmp_path: Path, theme: str, light: bool
) -> None:
    context = browser.browser.new_context(
        color_scheme=theme, viewport={"width": 390, "height": 900}
    )
    page = context.new_page()
    ready(page, f"{site}/RUS-TUR?collection=sample")
    chart = page.get_by_test_id("stVegaLiteChart").first
    expect(chart.locator("svg")).to_contain_text("2015–2019 (n\xa0=\xa04)")
    expect(chart.locator("svg")).to_contain_text("Relations · sample · data version")
    chart.hover()
    with page.expect_download() as saved:
        page.get_by_role("button", name=re.compile("^Download as PNG")).first.click()
    saved.value.save_as(tmp_path / "chart.png")
    context.close()
    with Image.open(tmp_path / "chart.png") as image:
        drawn = image.convert("RGBA")
    assert min(drawn.size) > 300
    assert drawn.getextrema()[3] == (255, 255)
    assert (min(drawn.getpixel((0, 0))[:3]) > 200) is light
    head = drawn.convert("L").crop((0, 0, drawn.width, 80)).getextrema()
    assert head[1] - head[0] > 128


def test_an_example_to_read_is_a_link_and_back_leaves_it(page: Any, site: str) -> None:
    ready(page, f"{site}/read")
    page.get_by_role("link", name="A clash").click()
    expect(page.locator(".r-event").first).to_be_visible()
    page.reload()
    expect(page.locator(".r-event").first).to_be_visible()
    page.go_back()
    expect(page.get_by_text("Nothing to read yet")).to_be_visible()


def test_dates_are_the_same_in_every_time_zone(browser: Any, site: str) -> None:
    seen = set()
    for zone in ("Pacific/Auckland", "America/Los_Angeles"):
        context = browser.browser.new_context(timezone_id=zone)
        page = context.new_page()
        page.goto(f"{site}/RUS-TUR?collection=sample")
        expect(page.locator(".r-foot")).to_be_visible()
        answer = page.locator(".st-key-lead-answer").inner_text()
        seen.add((answer, page.locator(".r-lines").first.inner_text()))
        context.close()
    assert len(seen) == 1


def test_an_example_of_the_method_leads_to_its_event(page: Any, site: str) -> None:
    ready(page, f"{site}/method")
    page.locator(".r-lines").first.get_by_role("link").click()
    expect(page.locator(".src-text").first).to_be_visible()
    assert "event" in query(page)


def test_year_sort_and_words_are_links_too(page: Any, site: str) -> None:
    ready(page, f"{site}/RUS-TUR?collection=sample&year=2015&q=moscow&sort=oldest")
    answer = page.locator(".st-key-lead-answer")
    expect(answer).to_contain_text("In 2015; collection sample; the source")
    expect(page.get_by_role("heading", name="Events, oldest first")).to_be_visible()
    page.get_by_role("link", name="Reset filters").click()
    page.wait_for_url(f"{site}/RUS-TUR")


def test_on_a_phone_the_filters_are_out_of_the_way(browser: Any, site: str) -> None:
    page = browser.new_page()
    try:
        page.set_viewport_size({"width": 390, "height": 844})
        ready(page, f"{site}/RUS-TUR?collection=sample")
        expect(page.get_by_text("Menu and filters open with the arrows")).to_be_visible()
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= 390
        top = page.get_by_role("heading", name="Timeline").bounding_box()["y"]
        assert top < 844
    finally:
        page.close()


@pytest.mark.parametrize("name", PAGES)
def test_no_page_sends_much_beyond_streamlits_own_files(page: Any, site: str, name: str) -> None:
    sizes: list[int] = []
    page.on(
        "websocket",
        lambda socket: socket.on("framereceived", lambda frame: sizes.append(len(frame or b""))),
    )
    page.on("response", lambda answer: sizes.append(_size(answer)))
    ready(page, f"{site}/{PAGES[name]}")
    page.wait_for_timeout(800)
    assert 0 < sum(sizes) < 1_000_000


def _size(answer: Any) -> int:
    """The length of an answer, 0 for the files of Streamlit itself."""
    path = urlsplit(answer.url).path
    return (
        0
        if path.startswith(("/static/", "/_stcore/"))
        else int(answer.headers.get("content-length") or 0)
    )


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_back_and_reload_keep_every_page(page: Any, site: str, path: str) -> None:
    page.goto(f"{site}/{path}")
    shown = _settled(page)
    away = "Method" if path == "data" else "Data"
    page.locator(".r-foot").get_by_role("link", name=away, exact=True).click()
    expect(page).to_have_title(away)
    expect(page.locator(".r-foot")).to_be_visible()
    page.go_back()
    page.wait_for_function(_SHOWS, arg=shown)
    page.reload()
    page.wait_for_function(_SHOWS, arg=shown)
    assert page.url == f"{site}/{path}"


_SHOWS = "words => document.querySelector('[data-testid=stMain]')?.innerText === words"


def _settled(page: Any) -> str:
    """All words of the page, once they no longer change."""
    expect(page.locator(".r-foot")).to_be_visible()
    expect(page.locator("[data-test-script-state=notRunning]")).to_have_count(1)
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0)
    words, before = "", None
    while words != before:
        page.wait_for_timeout(500)
        words, before = str(page.get_by_test_id("stMain").inner_text()), words
    return words


def test_a_table_wider_than_a_phone_is_scrolled_by_keys(page: Any, site: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    ready(page, f"{site}/data")
    frame = page.get_by_role("region", name="Keys of an address, and what each takes")
    frame.focus()
    expect(frame).to_be_focused()
    # However narrow its words can be broken, here it is wider than its frame.
    frame.locator("table").evaluate("e => { e.style.minWidth = '900px' }")
    page.keyboard.press("ArrowRight")
    page.wait_for_function("e => e.scrollLeft > 0", arg=frame.element_handle())
