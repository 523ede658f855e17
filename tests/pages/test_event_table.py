"""The table of events as HTML: every row a link, heads that sort, nothing interpreted."""

from __future__ import annotations

import re
from html import unescape

from relations import queries
from relations.filters import Filters
from relations.pages import event_table
from relations.queries import SORTS
from tests.showing import sample_store

ROWS = queries.page(sample_store(), Filters("RUS-TUR"), 10).to_pylist()


def _to(**new: str) -> str:
    return "./RUS-TUR?" + "&".join(f"{key}={text}" for key, text in new.items() if text)


def _html(sort: str = "newest", chosen: str | None = None, text: str = "") -> str:
    return event_table.html(ROWS, chosen, sort, _to, "Events & more", text)


def test_every_row_is_a_link_to_its_event() -> None:
    found = re.findall(r'href="([^"]*)" class="r-row"', _html())
    assert found == [f"./RUS-TUR?event={row['event_id']}" for row in ROWS]


def test_the_chosen_row_is_marked_and_no_other() -> None:
    told = _html(chosen=ROWS[2]["event_id"])
    rows = re.findall(r"<tr([^>]*)><th scope='row'>", told)
    assert [at for at, row in enumerate(rows) if "aria-current='true'" in row] == [2]
    assert "aria-current" not in _html(chosen="elsewhere")


def test_heads_sort_by_link_and_say_how_it_is_sorted_now() -> None:
    for sort in SORTS:
        told = _html(sort)
        asked = set(re.findall(r"\?sort=(\w+)", told))
        assert sort not in asked
        assert told.count("aria-sort=") == 1
    assert re.search(r"aria-sort='descending'><a href=\"./RUS-TUR\?sort=oldest\">Date", _html())
    assert "aria-sort='ascending'" in _html("oldest")
    assert ">Intensity\N{NO-BREAK SPACE}↓</th>" in _html("weight")


def test_text_is_escaped_and_hits_are_marked() -> None:
    told = _html(text="treachery")
    assert "&lt;b&gt;<mark>treachery</mark>&lt;/b&gt;" in told
    assert "<b>" not in told
    assert "Events &amp; more" in told


def test_what_did_not_happen_says_so_in_its_row() -> None:
    words = unescape(re.sub("<[^>]*>", " ", _html()))
    assert "planned" in words
    assert "denied" in words
