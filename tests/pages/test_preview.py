"""The page before its scripts: it says what the page says, and nothing of it is interpreted."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from relations import texts
from relations.pages import main, preview, preview_style
from relations.pages.published import store
from relations.shell import Preview
from tests import showing
from tests.pages.conftest import Visit, lead

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
    assert made.title in (page.title[0].value, "Turkey and its partners")
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
    assert _made("FRA-RUS").body == ""
    assert _made("RUS-TUR", year="1950").body == ""
    assert _made("FRA-RUS").title == "France – Russia"


def test_other_pages_have_a_title_and_no_first_view() -> None:
    for segment in ("", "data", "method", "search", "compare", "read"):
        made = _made(segment)
        assert made.title
        assert not made.body
    assert _of("no-such-page") is None
    assert _of("tur-rus") is None


def test_nothing_of_an_address_is_read_as_html() -> None:
    made = _made("RUS-TUR", q="said</template><script>alert(1)</script>")
    assert "<script>alert" not in made.body + made.description
    hit = _made("RUS-TUR", q="<")
    assert hit.body == "" or "<<" not in hit.body


def test_its_colours_are_those_of_both_themes() -> None:
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    light, dark = config["theme"]["light"], config["theme"]["dark"]
    style = preview_style.standing("")
    whole, _, in_the_dark = style.partition("prefers-color-scheme:dark")
    for theme, part in ((light, whole), (dark, in_the_dark)):
        assert theme["backgroundColor"] in part
        assert theme["textColor"] in part
