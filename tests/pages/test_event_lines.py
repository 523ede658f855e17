from __future__ import annotations

import pytest

from relations import queries
from relations.filters import Filters
from relations.pages.event_lines import line, lines, marked
from tests.showing import sample_store


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("a S-400 and s-400.", "S-400", "a <mark>S-400</mark> and <mark>s-400</mark>."),
        ("<i> & <b>", "<b>", "&lt;i&gt; &amp; <mark>&lt;b&gt;</mark>"),
        ("a.b", ".", "a<mark>.</mark>b"),
        ("plain <", "", "plain &lt;"),
        ("Erdoğan & Erdogan", "ERDOGAN", "<mark>Erdoğan</mark> &amp; <mark>Erdogan</mark>"),
        ("cafe\u0301.", "café", "<mark>cafe\u0301</mark>."),
        ("A Weiß!", "weiss", "A <mark>Weiß</mark>!"),
        ("nothing\u0301", "\u0301", "nothing\u0301"),
    ],
)
def test_hits_are_marked_and_all_else_is_escaped(text: str, words: str, expected: str) -> None:
    assert marked(text, words) == expected


def test_a_line_says_who_what_when_and_links_to_the_text() -> None:
    [row] = queries.page(sample_store(), Filters("RUS-TUR", types=("AGREE",)), 5).to_pylist()
    told = line(row, [("type", "AGREE")], excerpt="a <b> in Sochi")
    assert f'href="./RUS-TUR?type=AGREE&amp;event={row["event_id"]}"' in told
    assert "Turkey → Russia · <strong>▲ Agree</strong> · planned" in told
    assert "In the text: … a &lt;b&gt; in Sochi …" in told


def test_a_list_has_one_item_an_event() -> None:
    rows = queries.page(sample_store(), Filters("RUS-TUR"), 50).to_pylist()
    assert lines(rows).count("<li>") == 6
