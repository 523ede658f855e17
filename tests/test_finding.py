"""Words in texts: DuckDB and Python find the same, whatever the case and the accents."""

from __future__ import annotations

import re
from html import escape, unescape

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relations import finding
from relations.pages.event_lines import marked

often = settings(max_examples=300, deadline=None, derandomize=True)

LIGATURES = "ßẞæŒﬁﬃﬀﬆ"
#: Letters that fold to few others, so that words are often found by chance.
signs = st.sampled_from(
    [
        *"aAàÅiIİıîsSşſσςΣeÉoøğgfst", *LIGATURES, *" \t\n\xa0\u2009", *"'’ʼ-–—<&\"”.*[\\",
        "\u0301", "\u0307", "\u0327", "\u00ad", "\u200d", "й", "и", "한", "ᄒ", "ज़", "ज", "\u093c",
    ]
)  # fmt: skip
texts = st.lists(signs, max_size=12).map("".join) | st.text(max_size=12)
words = st.lists(signs, min_size=1, max_size=4).map("".join)


def in_sql(text: str, sought: str) -> bool:
    given = {"text": text, "sought": sought}
    return bool(duckdb.execute("SELECT regexp_matches($text, $sought)", given).fetchall()[0][0])


def plain(text: str) -> str:
    return re.sub(" +", " ", finding.folded(text))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Erdogan", "Erdoğan"),
        ("Cavusoglu", "ÇAVUŞOĞLU"),
        ("Istanbul", "İstanbul"),
        ("istanbul", "ISTANBUL"),
        ("Kılıçdaroğlu", "Kilicdaroglu"),
        ("Erdogan", "Erdog\u0306an"),
        ("Zelenskiy", "Żełenskîy"),
        ("Weiss", "Weiß"),
        ("office", "oﬃce"),
        ("ΣΟΦΙΑΣ", "σοφίας"),
        ("Turkey's", "Turkey’s"),
        ("S-400", "s–400"),
        ("Co-operation", "co\u2011opera\u00adtion"),
        ("to buy", "to\xa0buy"),
        ("to buy", "to \n\tbuy"),
    ],
)
def test_both_spellings_find_each_other(one: str, other: str) -> None:
    for text, sought in ((one, other), (other, one)):
        assert list(finding.spans(f"<{text}>", sought)) == [(1, len(text) + 1)]
        assert in_sql(f"<{text}>", finding.pattern(sought))


@pytest.mark.parametrize(
    ("text", "sought"), [("Erdoan", "Erdogan"), ("tobuy", "to buy"), ("が", "か"), ("ज़", "ज़ा")]
)
def test_other_letters_are_other_words(text: str, sought: str) -> None:
    assert not finding.has(text, sought)


@pytest.mark.parametrize("sought", ["", " ", "\u0301", "\u0301 \u0308", "\u00ad"])
def test_where_nothing_is_left_to_look_for_nothing_is_found(sought: str) -> None:
    assert finding.pattern(sought) == ""
    assert not finding.has(f"a{sought}b", sought)


def test_the_longest_words_that_can_be_asked_for_are_answered() -> None:
    for sought in ("o" * 200, "ﬃß" * 100, "s" * 200, "\\" * 200):
        assert in_sql(f"x{sought}", finding.pattern(sought))
        assert finding.first(f"x{sought}", sought) == (1, 201)


@often
@given(texts, words | texts)
def test_sql_and_python_find_the_same(text: str, sought: str) -> None:
    if expression := finding.pattern(sought):
        assert in_sql(text, expression) == finding.has(text, sought)


@often
@given(texts, texts, texts)
def test_what_stands_in_a_text_is_found_in_it(before: str, sought: str, after: str) -> None:
    if expression := finding.pattern(sought):
        assert finding.has(before + sought + after, sought)
        assert in_sql(before + sought + after, expression)


@often
@given(texts, words)
def test_a_hit_is_where_the_folded_text_has_the_folded_words(text: str, sought: str) -> None:
    if not finding.pattern(sought):
        return
    bare = plain(sought).strip(" ")
    for start, end in finding.spans(text, sought):
        assert plain(text[start:end]) == bare
    if not set(text + sought) & set(LIGATURES):
        assert finding.has(text, sought) == (bare in plain(text))


@often
@given(texts, words)
def test_the_marked_pieces_are_the_text(text: str, sought: str) -> None:
    told = marked(text, sought)
    assert told.replace("<mark>", "").replace("</mark>", "") == escape(text)
    hits = [unescape(hit) for hit in re.findall("<mark>(.*?)</mark>", told, re.DOTALL)]
    assert hits == [text[start:end] for start, end in finding.spans(text, sought)]


@given(texts)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert finding.folded(finding.folded(text)) == finding.folded(text)
