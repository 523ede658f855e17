"""The page before its scripts: it says what the page says, and nothing of it is interpreted."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from relations import scopes, texts
from relations.pages import main, preview, preview_style
from relations.pages.published import store
from relations.shell import Preview
from relations.store import Store, StoreError, StoreStale
from tests import factory, showing
from tests.pages.conftest import Visit, lead

IDS = {event.event_type: event.event_id for event in factory.events() if event.pair == "RUS-TUR"}
ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def _speaks_english_again() -> Iterator[None]:
    with texts.english():
        yield


def _of(segment: str, **query: str) -> Preview | None:
    asked = {key: [value] for key, value in query.items()}
    return preview.of(showing.sample_store, main.titles(), segment, asked, "en-GB")


def _made(segment: str, **query: str) -> Preview:
    found = _of(segment, **query)
    assert found
    return found


def _words(html: str) -> str:
    said = re.sub(r"<(style|script).*?</\1>", " ", html, flags=re.DOTALL)
    return " ".join(unescape(re.sub("<[^>]*>", " ", said)).split())


@pytest.mark.parametrize("scope", ["RUS-TUR", "TUR"])
@pytest.mark.parametrize("query", [{}, {"status": "planned"}, {"q": "Sochi"}, {"from": "2019"}])
def test_it_says_what_the_page_says(visit: Visit, scope: str, query: dict[str, str]) -> None:
    page = visit(scope, **{"from_" if key == "from" else key: v for key, v in query.items()})
    made = preview.of(store, main.titles(), scope, {k: [v] for k, v in query.items()}, "")
    assert made
    shown = _words(made.body)
    assert made.title == scopes.name(scope)
    assert f"<h1>{page.title[0].value}</h1>" in made.body
    assert all(sentence in shown for sentence in lead(page).splitlines()[:2])
    for metric in page.metric:
        assert f"{metric.label} {metric.value}" in shown


def test_a_pair_has_bars_and_what_to_read_first() -> None:
    body = _made("RUS-TUR").body
    assert body.count("<rect") > 1
    assert "Events per month from" in _words(body)
    assert "Latest" in _words(body)
    assert "./RUS-TUR?event=" in body


def test_the_step_of_the_address_is_that_of_the_bars() -> None:
    assert "Events per year from" in _words(_made("RUS-TUR", step="year").body)
    assert "Events per month from" in _words(_made("RUS-TUR", step="fortnight").body)


def test_where_nothing_is_to_be_seen_only_the_title_is_told() -> None:
    for made in (_made("FRA-RUS"), _made("RUS-TUR", year="1950")):
        assert "<main>" not in made.body
    assert _made("FRA-RUS").title == "France – Russia"


def test_other_pages_have_a_title_and_no_first_view() -> None:
    for segment in ("", "data", "method", "search", "compare", "read"):
        made = _made(segment)
        assert made.title
        assert "<main>" not in made.body
    assert _of("no-such-page") is None
    assert _of("tur-rus") is None


def test_nothing_of_an_address_is_read_as_html() -> None:
    made = _made("RUS-TUR", q="<b>treachery</b>")
    assert "&lt;b&gt;treachery&lt;/b&gt;" in made.body
    assert "<b>" not in made.body
    assert "<b>treachery</b>" in made.description  # plain text, which the shell escapes


def test_a_link_to_an_event_shows_the_event() -> None:
    body = _made("RUS-TUR", event=IDS["ASSAULT"]).body
    assert '<span class="m-source">Turkish forces</span>' in body
    assert "Latest" not in _words(body)
    assert "Latest" in _words(_made("RUS-TUR", event="").body)
    assert "Latest" in _words(_made("RUS-TUR", event="none").body)


def test_data_that_cannot_be_read_leave_the_title() -> None:
    def fails() -> Store:
        raise StoreError("no such file")

    made = preview.of(fails, {}, "RUS-TUR", {}, "")
    assert made
    assert (made.title, "<main>" in made.body) == ("Russia – Turkey", False)


def test_data_published_meanwhile_are_asked_once_more() -> None:
    asked: list[int] = []

    def stale_at_first() -> Store:
        asked.append(1)
        if len(asked) == 1:
            raise StoreStale("published anew")
        return showing.sample_store()

    made = preview.of(stale_at_first, {}, "RUS-TUR", {}, "")
    assert made
    assert "<main>" in made.body


def test_its_colours_are_those_of_both_themes() -> None:
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    light, dark = config["theme"]["light"], config["theme"]["dark"]
    style = preview_style.standing("ready")
    whole, _, in_the_dark = style.partition("prefers-color-scheme:dark")
    for theme, part in ((light, whole), (dark, in_the_dark)):
        assert theme["backgroundColor"] in part
        assert theme["textColor"] in part


def test_an_event_of_elsewhere_is_not_shown_on_this_page() -> None:
    elsewhere = next(one.event_id for one in factory.events() if one.pair == "TUR-USA")
    for scope in ("RUS-TUR", "RUS"):
        assert '<span class="m-source">' not in _made(scope, event=elsewhere).body
    assert '<span class="m-source">' in _made("TUR", event=elsewhere).body
