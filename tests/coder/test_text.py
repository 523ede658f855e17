"""Cutting text: offsets are exact, abbreviations end no sentence, datelines are no actors."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from relations.coder.text import dateline_end, sentences


def _cut(text: str, headline_end: int = 0) -> list[str]:
    return [text[s.span.start : s.span.end] for s in sentences(text, headline_end)]


def test_a_line_break_ends_a_sentence_and_an_abbreviation_does_not() -> None:
    text = "The U.S. Navy and Gen. Smith agreed.  They left.\nA new line"
    assert _cut(text) == ["The U.S. Navy and Gen. Smith agreed.", "They left.", "A new line"]


def test_the_headline_is_marked() -> None:
    text = "A headline\n\nA body."
    assert [s.headline for s in sentences(text, len("A headline"))] == [True, False]


@given(st.text(alphabet="Aİß. \n“”'é1?!", max_size=80))
def test_sentences_are_in_order_and_lose_no_letter(text: str) -> None:
    spans = [s.span for s in sentences(text)]
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    kept = "".join(text[s.start : s.end] for s in spans)
    assert kept.replace(" ", "") == "".join(text.split())


def test_an_agency_dateline_is_found() -> None:
    text = "ANKARA (Agency) - Turkey accused Russia."
    assert text[dateline_end(text) :] == "Turkey accused Russia."
    assert dateline_end("Turkey accused Russia - again.") == 0
    text = "ANKARA, Turkey (AP) — Russia accused Iran."
    assert text[dateline_end(text) :] == "Russia accused Iran."
