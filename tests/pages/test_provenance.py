"""Where a text comes from: named, linked where the address is one of the web, escaped."""

from __future__ import annotations

import pytest

from relations import references
from relations.pages import provenance
from tests.pages.conftest import stored


def test_without_an_article_there_is_no_line() -> None:
    left_out = dict.fromkeys(
        ("article_title", "article_source", "article_published", "article_licence", "article_url")
    )
    assert provenance.source_line(stored("ACCUSE", **left_out)) == ""


def test_the_source_line_links_to_the_original_and_names_the_licence() -> None:
    told = provenance.source_line(stored("ACCUSE"))
    assert 'href="https://example.org/jet?a=1&amp;b=2"' in told
    assert "Licence: CC BY 4.0" in told
    assert "published 24 November 2015" in told


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd"])
def test_other_addresses_are_not_linked(address: str) -> None:
    assert "<a" not in provenance.source_line(stored("ACCUSE", article_url=address))


def test_the_reports_a_text_rests_on_are_linked_and_escaped() -> None:
    known = references.to_text((
        references.Reference("Deal <signed>", "https://example.org/r", "Gazette", "2019-09-16"),
        references.Reference("Elsewhere", "javascript:alert(1)"),
    ))  # fmt: skip
    told = provenance.rests_on(stored("ACCUSE", article_rests_on=known))
    assert "The text rests on these reports" in told
    assert 'href="https://example.org/r"' in told
    assert "Deal &lt;signed&gt;</a> · Gazette · 2019-09-16" in told
    assert "javascript" not in told


@pytest.mark.parametrize("text", [None, "no list", '{"title": 1}'])
def test_without_reports_nothing_is_said(text: str | None) -> None:
    assert provenance.rests_on(stored("ACCUSE", article_rests_on=text)) == ""


def test_other_reports_leave_out_the_one_that_is_read() -> None:
    event = stored("ACCUSE")
    own = {"article_id": event["article_id"], "title": "Own", "source": None, "url": None,
           "published": None}  # fmt: skip
    other = own | {"article_id": "x", "title": "A <b>", "source": "Gazette"}
    assert provenance.other_reports(event, [own]) == ""
    told = provenance.other_reports(event, [own, other])
    assert "1 other report of this act" in told
    assert "<li>A &lt;b&gt; · Gazette</li>" in told
