"""A pair page in a real browser: address, Back, reload, the chosen event, wrong links."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests import factory
from tests.browser.acting import drag_over_middle, query, stayed, stays

EVENTS = {event.event_type: event for event in factory.events() if event.pair == "RUS-TUR"}
SAMPLE = "collection=sample"


def lead(page: Any) -> Any:
    """The sentence that states the filters and the count."""
    return page.locator(".st-key-lead-answer")


def source_text(page: Any) -> Any:
    return page.locator(".src-text")


def expect_query(page: Any, wanted: Callable[[dict[str, list[str]]], bool]) -> None:
    page.wait_for_url(lambda address: wanted(parse_qs(urlsplit(address).query)))


def choose(page: Any, label: str, option: str) -> None:
    # A run under way draws the list anew, and would take the choice away from under the hand.
    expect(page.locator("[data-test-script-state=notRunning]")).to_have_count(1)
    page.get_by_role("combobox", name=label).fill(option)
    page.get_by_role("option", name=re.compile(rf"^{option} ")).click()
    # Tab leaves the list. Escape would empty it, where the list has closed by itself already.
    page.keyboard.press("Tab")


def click_row(page: Any, row: int) -> None:
    """Click into the middle of a row of the table, away from the words of its link."""
    stays(page)
    page.locator(".r-events tbody tr").nth(row).click()


def test_a_pair_shows_its_events_and_the_marked_text(page: Any, site: str) -> None:
    page.goto(f"{site}/RUS-TUR?{SAMPLE}")
    expect(page.get_by_role("heading", name="Russia – Turkey")).to_be_visible()
    expect(lead(page)).to_contain_text("6 events, 24 November 2015 to 16 September 2019")
    expect(lead(page)).to_contain_text("4 occurred, 1 planned, 1 denied")
    expect(page.locator(".m-sentence").first).to_be_visible()
    expect(source_text(page)).to_contain_text("Ministers meet in Sochi")


def test_the_other_order_of_the_codes_leads_to_the_same_page(page: Any, site: str) -> None:
    page.goto(f"{site}/TUR-RUS?{SAMPLE}&type=ACCUSE")
    expect(lead(page)).to_contain_text("1 event,")
    assert urlsplit(page.url).path == "/RUS-TUR"
    assert query(page) == {"collection": ["sample"], "type": ["ACCUSE"]}


def test_a_filter_change_is_one_step_that_back_undoes(page: Any, site: str) -> None:
    page.goto(f"{site}/RUS-TUR?{SAMPLE}")
    expect(lead(page)).to_contain_text("6 events")
    choose(page, "Type", "Accuse")
    expect_query(page, lambda found: found.get("type") == ["ACCUSE"])
    expect(lead(page)).to_contain_text("1 event,")
    choose(page, "Type", "Assault")
    expect_query(page, lambda found: found.get("type") == ["ACCUSE", "ASSAULT"])
    expect(lead(page)).to_contain_text("2 events,")
    page.go_back()
    expect(lead(page)).to_contain_text("1 event,")
    assert query(page)["type"] == ["ACCUSE"]
    page.go_back()
    expect(lead(page)).to_contain_text("6 events")
    assert query(page) == {"collection": ["sample"]}


def test_what_is_typed_chooses_what_it_names_and_nothing_else(page: Any, site: str) -> None:
    page.goto(f"{site}/RUS-TUR?collection=many")
    expect(lead(page)).to_contain_text("Collection many.")
    expect(page.locator("[data-test-script-state=notRunning]")).to_have_count(1)
    page.get_by_role("combobox", name="Year").fill("2019")
    page.keyboard.press("Enter")
    expect_query(page, lambda found: "year" in found)
    assert query(page)["year"] == ["2019"]


def test_each_page_has_a_title_of_its_own_in_the_browser(page: Any, site: str) -> None:
    for path, title in (("RUS-TUR", "Russia – Turkey"), ("TUR", "Turkey"), ("data", "Data")):
        page.goto(f"{site}/{path}")
        expect(page).to_have_title(title)


def test_a_reload_keeps_what_was_chosen(page: Any, site: str) -> None:
    page.goto(f"{site}/RUS-TUR?{SAMPLE}")
    choose(page, "Status", "denied")
    expect(lead(page)).to_contain_text("1 event,")
    page.reload()
    expect(lead(page)).to_contain_text("1 event, 24 November 2015: 1 denied")
    assert query(page) == {"collection": ["sample"], "status": ["denied"]}


def test_choosing_a_row_puts_its_event_into_the_address_and_shows_its_text(
    page: Any, site: str
) -> None:
    page.goto(f"{site}/RUS-TUR?{SAMPLE}&from=2015&to=2015&type=ACCUSE&type=SANCTION")
    expect(lead(page)).to_contain_text("2 events")
    in_order = sorted(EVENTS[code].event_id for code in ("ACCUSE", "SANCTION"))
    click_row(page, 1)
    expect_query(page, lambda found: found.get("event") == [in_order[1]])
    expect(page.get_by_text("2 of 2", exact=True)).to_be_visible()
    page.go_back()
    expect(page.get_by_text("1 of 2", exact=True)).to_be_visible()
    assert "event" not in query(page)


def test_a_head_sorts_and_back_undoes_it(page: Any, site: str) -> None:
    page.goto(f"{site}/RUS-TUR?{SAMPLE}")
    dates = page.locator(".r-events .r-row")
    expect(dates.first).to_have_text("2019-09-16")
    stays(page)
    page.locator(".r-events thead").get_by_role("link", name="Date").click()
    expect(dates.first).to_have_text("2015-11-24")
    assert query(page) == {"collection": ["sample"], "sort": ["oldest"]}
    page.go_back()
    expect(dates.first).to_have_text("2019-09-16")
    assert stayed(page)


def test_a_row_is_chosen_by_the_keyboard_alone(page: Any, site: str) -> None:
    page.goto(f"{site}/RUS-TUR?{SAMPLE}&sort=oldest")
    rows = page.locator(".r-events .r-row")
    expect(page.get_by_text("1 of 6", exact=True)).to_be_visible()
    stays(page)
    rows.nth(1).focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("3 of 6", exact=True)).to_be_visible()
    expect(page.locator(".r-chosen")).to_have_count(1)
    expect(page.locator(".r-chosen .r-row")).to_be_focused()
    expect(page.get_by_role("status").filter(has_text=re.compile("▼.*3 of 6"))).to_have_count(1)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("4 of 6", exact=True)).to_be_visible()
    page.get_by_role("link", name="Next", exact=True).press("Enter")
    expect(page.get_by_text("5 of 6", exact=True)).to_be_visible()
    expect(page.get_by_role("link", name="Next", exact=True)).to_be_focused()
    assert stayed(page)


def test_a_link_to_an_event_brings_its_text_into_sight(page: Any, site: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{site}/RUS-TUR?{SAMPLE}&event={EVENTS['ACCUSE'].event_id}")
    expect(page.locator("#text")).to_be_in_viewport()
    page.goto(f"{site}/RUS-TUR?{SAMPLE}")
    expect(page.locator(".r-foot")).to_be_attached()
    page.locator(".r-lines a").first.click()
    expect(page.locator("#text")).to_be_in_viewport()


def test_back_leads_to_the_place_where_a_link_was_followed(page: Any, site: str) -> None:
    page.goto(f"{site}/RUS-TUR?collection=many")
    stays(page)
    page.wait_for_timeout(1000)
    main = page.get_by_test_id("stMain")
    line = page.locator(".r-lines a").first
    line.scroll_into_view_if_needed()
    before = main.evaluate("e => e.scrollTop")
    line.click()
    expect(page.locator("#text")).to_be_in_viewport()
    assert main.evaluate("e => e.scrollTop") != before
    page.go_back()
    page.wait_for_function(
        "was => Math.abs(document.querySelector('[data-testid=stMain]').scrollTop - was) < 5",
        arg=before,
    )


def test_links_are_followed_once_however_often_the_page_changed(page: Any, site: str) -> None:
    page.add_init_script(
        "window.kept = 0; for (const [name, by] of [['addEventListener', 1], "
        "['removeEventListener', -1]]) { const own = document[name].bind(document); "
        "document[name] = (kind, what, ...more) => { "
        "if (kind === 'click' && what.name === 'follow') window.kept += by; "
        "own(kind, what, ...more) } }"
    )
    page.goto(f"{site}/RUS-TUR?{SAMPLE}")
    stays(page)
    for place in ("2 of 6", "3 of 6", "4 of 6"):
        page.get_by_role("link", name="Next", exact=True).click()
        expect(page.get_by_text(place, exact=True)).to_be_visible()
    assert page.evaluate("window.kept") == 1


def test_a_part_of_the_page_that_is_asked_for_is_in_sight_once_it_stands(
    page: Any, site: str
) -> None:
    page.goto(f"{site}/RUS-TUR?collection=many#turning-points")
    expect(page.locator("[data-test-script-state=notRunning]")).to_have_count(1)
    page.wait_for_timeout(1500)
    expect(page.locator("#turning-points")).to_be_in_viewport()
    page.goto(f"{site}/RUS-TUR?{SAMPLE}#%")  # no anchor that can be read
    expect(page.locator(".r-foot")).to_be_attached()
    expect(page.locator("#preview")).to_have_count(0)


def test_the_way_out_of_filters_stays_on_the_page(page: Any, site: str) -> None:
    page.goto(f"{site}/RUS-TUR?type=ACCUSE")
    stays(page)
    page.get_by_role("link", name="Reset filters").click()
    expect(lead(page)).to_contain_text("All events.")
    assert query(page) == {}
    assert stayed(page)


def test_what_was_scrolled_before_the_page_stood_stays_scrolled(page: Any, site: str) -> None:
    client = page.context.new_cdp_session(page)
    client.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.goto(f"{site}/RUS-TUR?collection=many", wait_until="commit")
    page.wait_for_selector("#preview")
    page.mouse.move(700, 500)
    page.mouse.wheel(0, 300)
    page.wait_for_function("document.querySelector('#preview')?.scrollTop > 200")
    client.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    expect(page.locator("#preview")).to_have_count(0)
    assert page.get_by_test_id("stMain").evaluate("e => e.scrollTop") > 200


def test_two_quick_changes_are_both_kept(page: Any, site: str) -> None:
    page.goto(f"{site}/RUS-TUR?collection=many")
    stays(page)
    page.get_by_role("textbox", name="Words in the source text").fill("Sochi")
    page.get_by_role("radio", name="By year").click()
    expect_query(page, lambda found: found.get("step") == ["year"])
    expect_query(page, lambda found: found.get("q") == ["Sochi"])


def test_the_chosen_row_stays_where_it_was_clicked(page: Any, site: str) -> None:
    page.goto(f"{site}/RUS-TUR?collection=many")
    row = page.locator(".r-events tbody tr").nth(14)
    stays(page)
    page.wait_for_timeout(1000)  # charts above it are drawn, and push it down
    row.scroll_into_view_if_needed()
    before = row.bounding_box()["y"]
    row.click()
    expect(page.locator(".r-chosen .r-row")).to_have_attribute("href", re.compile("event="))
    expect(page.get_by_text(re.compile(r"^15 of "))).to_be_visible()
    page.wait_for_timeout(300)
    assert abs(page.locator(".r-chosen").bounding_box()["y"] - before) < 5


def test_a_link_opened_elsewhere_is_an_ordinary_link(page: Any, site: str) -> None:
    page.goto(f"{site}/RUS-TUR?{SAMPLE}")
    expect(page.locator(".r-foot")).to_be_attached()
    with page.context.expect_page() as opened:
        page.locator(".r-events .r-row").nth(1).click(modifiers=["Control"])
    expect(opened.value.locator(".r-chosen")).to_have_count(1)
    opened.value.close()
    assert "event" not in query(page)


def test_a_link_to_one_event_opens_it_with_its_parts_marked(page: Any, site: str) -> None:
    accuse = EVENTS["ACCUSE"]
    page.goto(f"{site}/RUS-TUR?{SAMPLE}&event={accuse.event_id}")
    expect(page.locator(".m-source")).to_have_text(["who acts", "Moscow"])
    expect(page.locator(".m-target")).to_have_text(["toward whom", "Ankara"])
    expect(page.locator(".m-act")).to_have_text(["the act", "accused"])
    sentence = "".join(page.locator(".src-text .m-sentence").all_inner_texts())
    assert "*" in sentence
    assert "<b>treachery</b>" in sentence


def test_marks_keep_their_styles_through_the_sanitiser(page: Any, site: str) -> None:
    page.goto(f"{site}/RUS-TUR?{SAMPLE}&event={EVENTS['ACCUSE'].event_id}")
    expect(page.locator(".src-text .m-target")).to_be_visible()
    style = "e => getComputedStyle(e).borderBottomStyle"
    assert page.locator(".src-text .m-source").evaluate(style) == "solid"
    assert page.locator(".src-text .m-target").evaluate(style) == "double"
    assert page.locator(".src-text .m-act").evaluate("e => getComputedStyle(e).fontWeight") == "700"


def test_text_from_outside_is_never_interpreted(page: Any, site: str) -> None:
    page.goto(f"{site}/RUS-TUR?{SAMPLE}&event={EVENTS['SANCTION'].event_id}")
    expect(source_text(page)).to_contain_text("worth $5m to $6m.")
    expect(source_text(page)).to_contain_text("=SUM(1;1) Jet shot down near the border")
    assert page.locator(".src-text b, .src-text em, .katex").count() == 0


def test_newer_and_older_walk_through_the_events(page: Any, site: str) -> None:
    page.goto(f"{site}/RUS-TUR?{SAMPLE}")
    expect(page.get_by_text("1 of 6", exact=True)).to_be_visible()
    page.get_by_role("link", name="Next", exact=True).click()
    expect(page.get_by_text("2 of 6", exact=True)).to_be_visible()
    page.get_by_role("link", name="Previous", exact=True).click()
    expect(page.get_by_text("1 of 6", exact=True)).to_be_visible()
    page.go_back()
    expect(page.get_by_text("2 of 6", exact=True)).to_be_visible()


def test_paging_is_in_the_address_and_a_chosen_event_brings_its_page(page: Any, site: str) -> None:
    page.goto(f"{site}/RUS-TUR?collection=many")
    page.get_by_role("button", name="Page 3").click()
    expect_query(page, lambda found: found.get("page") == ["3"])
    expect(page.get_by_text(re.compile(r"^51 of "))).to_be_visible()
    page.get_by_role("link", name="Previous", exact=True).click()
    expect(page.get_by_text(re.compile(r"^50 of "))).to_be_visible()
    assert "page" not in query(page)
    current = page.get_by_test_id("stPagination").locator("[aria-current]")
    expect(current).to_have_count(1)  # the row of pages before leaves a moment later
    expect(current).to_have_text("2")


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ("type=FOO", "type=FOO is not a PLOVER event type"),
        ("from=*bold*<b>x</b>", "from=*bold*<b>x</b> is not a date"),
        ("event=abc", "event=abc is not an event of this pair"),
    ],
)
def test_a_wrong_value_in_a_link_is_named(page: Any, site: str, wrong: str, named: str) -> None:
    page.goto(f"{site}/RUS-TUR?{SAMPLE}&{wrong}")
    expect(page.locator(".r-notice")).to_contain_text(named)
    expect(lead(page)).to_contain_text("6 events")


def test_too_narrow_filters_say_so_and_lead_out(page: Any, site: str) -> None:
    page.goto(f"{site}/RUS-TUR?from=2035")
    expect(page.get_by_text("No event of this pair fits all of these filters.")).to_be_visible()
    page.get_by_role("link", name="Show all events of this pair").click()
    page.wait_for_url(f"{site}/RUS-TUR")
    expect(lead(page)).to_contain_text("All events.")


def test_dragging_over_the_timeline_chooses_dates(page: Any, site: str) -> None:
    page.goto(f"{site}/RUS-TUR?collection=many&step=year")
    drag_over_middle(page)
    expect_query(page, lambda found: found.get("from") == ["2019-01-01"])
    assert query(page)["to"] == ["2019-12-31"]
