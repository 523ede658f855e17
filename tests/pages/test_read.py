from __future__ import annotations

from datetime import date

import pytest

from relations.pages import read
from tests.pages.conftest import Visit, html, notices


@pytest.mark.parametrize("name", read.EXAMPLES)
def test_every_example_shows_events_with_their_reasons(visit: Visit, name: str) -> None:
    page = visit("read", example=name)
    told = html(page)
    assert page.text_area[0].value == read.EXAMPLES[name][1]
    assert '<span class="m-act">' in told
    assert "Why it was coded so" in told


def test_a_text_of_ones_own_is_read_by_its_date(visit: Visit) -> None:
    page = visit("read")
    assert page.info[0].value.startswith("Nothing to read yet")
    page.text_area[0].set_value("France on Friday accused Germany of spying.")
    page.date_input[0].set_value(date(2020, 5, 4))
    page.button[0].click().run()
    assert "1 event" in [one.value for one in page.header]
    assert "1 May 2020" in html(page)
    assert 'href="./DEU-FRA"' in html(page)


def test_a_text_without_events_says_why(visit: Visit) -> None:
    page = visit("read")
    page.text_area[0].set_value("It rained in Paris.")
    page.button[0].click().run()
    assert page.info[0].value.startswith("The coder is sure of no act")


def test_markup_in_a_text_is_never_interpreted(visit: Visit) -> None:
    page = visit("read")
    page.text_area[0].set_value("Russia <b>attacked</b> Ukraine <script>x</script> on Friday.")
    page.button[0].click().run()
    assert "<script>" not in html(page)
    assert "<b>" not in html(page).split("</style>")[-1]


def test_rows_have_the_fields_of_the_events_table() -> None:
    found = read.events_in("France accused Germany of spying.", date(2020, 5, 4))
    assert found is not None
    [row] = found
    assert (row["source_country"], row["event_type"], row["collection"]) == (
        "FRA", "ACCUSE", "read",
    )  # fmt: skip


def test_a_busy_coder_asks_for_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read, "_BUSY_SECONDS", 0.01)
    for _ in range(2):
        assert read._ONE_AT_A_TIME.acquire(timeout=1)
    try:
        assert read.events_in("France accused Germany.", date(2020, 5, 4)) is None
    finally:
        read._ONE_AT_A_TIME.release(2)


def test_of_a_text_too_long_the_beginning_is_read_and_it_is_said(visit: Visit) -> None:
    page = visit("read")
    text = "France on Friday accused Germany of spying. " + "It rained. " * 2_500
    page.text_area[0].set_value(text)
    page.button[0].click().run()
    assert page.warning[0].value.startswith("Only the first 20,000 of 27,54")
    assert "1 event" in [one.value for one in page.header]


def test_an_example_that_is_not_there_is_named(visit: Visit) -> None:
    assert "example=nope is not known here" in notices(visit("read", example="nope"))
