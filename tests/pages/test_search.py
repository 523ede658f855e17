from __future__ import annotations

from relations.pages import search
from tests.pages.conftest import Visit, html, lead, notices


def test_hits_are_marked_where_they_stand(visit: Visit) -> None:
    page = visit("search", q="sochi")
    told = html(page)
    assert "The source text contains “sochi”. 2 events" in lead(page)
    assert "held talks in <mark>Sochi</mark> on Monday" in told
    assert "In the text: …" in told
    assert 'href="./RUS-TUR?q=sochi"' in told
    assert 'href="./download/all.csv?q=sochi"' in told


def test_accents_make_no_difference(visit: Visit) -> None:
    told = html(visit("search", q="Söçhı"))
    assert "held talks in <mark>Sochi</mark> on Monday" in told


def test_outside_text_and_words_are_never_interpreted(visit: Visit) -> None:
    words = "<b>treachery [a](b) www.example.org (c) :smile: a -> b -- **z** `c`"
    page = visit("search", q=words)
    assert f"The source text contains “{words}”. 0 events." in lead(page)
    assert not page.markdown
    told = html(visit("search", q="<b>treachery"))
    assert "<mark>&lt;b&gt;treachery</mark>" in told
    assert "<b>" not in told.split("</style>")[-1]


def test_a_search_writes_the_address_and_keeps_the_filters(visit: Visit) -> None:
    page = visit("search", status="denied")
    page.text_input(key="search-words").set_value(" moscow ").run()
    assert page.query_params["q"] == "moscow"
    assert page.query_params["status"] == "denied"
    assert "1 event," in lead(page)


def test_nothing_found_leads_out(visit: Visit) -> None:
    page = visit("search", q="nowhere")
    assert page.info[0].value.startswith("No event fits")
    assert 'href="./search"' in html(page)


def test_without_words_every_event_is_there(visit: Visit) -> None:
    assert "All events. 7 events" in lead(visit("search"))


def test_hits_come_in_pages(visit: Visit, monkeypatch: object) -> None:
    monkeypatch.setattr(search, "PAGE_ROWS", 3)  # type: ignore[attr-defined]
    page = visit("search", page="3")
    assert "Events, 7 to 7, 2015–2019 (n\xa0=\xa07)" in [one.value for one in page.header]
    assert notices(page) == ""


def test_a_page_of_hits_beyond_the_last_is_named(visit: Visit, monkeypatch: object) -> None:
    monkeypatch.setattr(search, "PAGE_ROWS", 3)  # type: ignore[attr-defined]
    page = visit("search", page="4")
    assert "page=4 is not there: there are 3 pages, of which the last is shown" in notices(page)
    assert "Events, 7 to 7, 2015–2019 (n\xa0=\xa07)" in [one.value for one in page.header]
