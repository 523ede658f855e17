from __future__ import annotations

import pytest

from relations.pages import links


def test_pair_links_carry_their_query_and_repeat_lists() -> None:
    query = [("type", "ACCUSE"), ("type", "AID"), ("q", "a&b=c")]
    assert links.scope("RUS-TUR", query) == "./RUS-TUR?type=ACCUSE&type=AID&q=a%26b%3Dc"


def test_links_without_a_query_have_no_question_mark() -> None:
    assert links.scope("RUS-TUR") == "./RUS-TUR"
    assert links.download("RUS-TUR", "csv") == "./download/RUS-TUR.csv"
    assert links.download("", "csv") == "./download/all.csv"
    assert links.feed("TUR") == "./feed/TUR.atom"
    assert links.scope("") == "./search"


def test_anchors_escape_address_and_words() -> None:
    made = links.anchor('./x?a="&b', "<i>words</i>")
    assert made == '<a href="./x?a=&quot;&amp;b">&lt;i&gt;words&lt;/i&gt;</a>'


@pytest.mark.parametrize("address", ["https://example.org/a?b=1&c", "http://example.org"])
def test_web_addresses_become_links(address: str) -> None:
    assert links.outward(address, "Original").startswith('<a href="http')


@pytest.mark.parametrize(
    "address",
    [None, "", "javascript:alert(1)", "data:text/html,x", "//example.org", "ftp://x", "http://[x"],
)
def test_all_other_addresses_stay_words(address: str | None) -> None:
    assert links.outward(address, "Original <b>") == "Original &lt;b&gt;"
