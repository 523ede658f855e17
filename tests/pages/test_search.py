from __future__ import annotations

from relations.pages import search
from tests.pages.conftest import Visit, html


def test_hits_are_marked_where_they_stand(visit: Visit) -> None:
    page = visit("search", q="sochi")
    told = html(page)
    assert "The source text contains “sochi”.</strong> 2 events" in told
    assert "held talks in <mark>Sochi</mark> on Monday" in told
    assert "In the text: …" in told
    assert 'href="./RUS-TUR?q=sochi"' in told
    assert 'href="./download/all.csv?q=sochi"' in told


def test_outside_text_and_words_are_never_interpreted(visit: Visit) -> None:
    told = html(visit("search", q="<b>treachery"))
    assert "<mark>&lt;b&gt;treachery</mark>" in told
    assert "<b>" not in told.split("</style>")[-1]


def test_a_search_writes_the_address_and_keeps_the_filters(visit: Visit) -> None:
    page = visit("search", status="denied")
    page.text_input(key="search-words").set_value(" moscow ").run()
    assert page.query_params["q"] == "moscow"
    assert page.query_params["status"] == "denied"
    assert "1 event," in html(page)


def test_nothing_found_leads_out(visit: Visit) -> None:
    page = visit("search", q="nowhere")
    assert page.info[0].value.startswith("No event fits")
    assert 'href="./search"' in html(page)


def test_without_words_every_event_is_there(visit: Visit) -> None:
    assert "<strong>All events.</strong> 7 events" in html(visit("search"))


def test_hits_come_in_pages(visit: Visit, monkeypatch: object) -> None:
    monkeypatch.setattr(search, "PAGE_ROWS", 3)  # type: ignore[attr-defined]
    page = visit("search", page="3")
    assert "Events, 7 to 7" in [one.value for one in page.header]
