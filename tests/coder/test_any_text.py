"""Whatever the text: no crash, no stray span, and no sentence without an end."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from relations import coder, countries, ontology
from tests.coder.reading import article, line, lines

_WORDS = [
    "Russia", "Turkey", "Turkish", "the", "US", "U.S.", "Putin", "Erdoğan", "his", "counterparts",
    "and", ",", ",", "who", "which", "that", "to", "by", "with", "of", "on", "Monday", "met",
    "accused", "will", "not", "denied", "attack", "talks", "between", "sanctions", "impose",
    "imposed", "were", "was", "said", "“", "”", "(", ")", "-", "backed", "two", "countries", "it",
    "he", "they", "visit", "’s", "'s", "2019", "\n", ".", ";", "İİ", "ﬁ", "\u00a0",
    "may", "n't",
]  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(_WORDS), max_size=40), st.sampled_from(["", "Russia hits Turkey"]))
def test_events_of_any_text_are_well_formed(words: list[str], title: str) -> None:
    told = article(" ".join(words), title=title or None)
    for event in coder.code(told):
        assert event.source_country != event.target_country
        assert event.pair == countries.pair_key(event.source_country, event.target_country)
        assert event.event_type in ontology.EVENT_TYPES
        assert event.status in ontology.STATUSES
        assert event.sentence_start is not None
        assert event.sentence_end is not None
        assert told.text[event.sentence_start : event.sentence_end] == event.sentence
        for part in ("source", "target", "trigger", "date"):
            start, end = getattr(event, f"{part}_start"), getattr(event, f"{part}_end")
            if part == "date" and start is None:
                continue
            assert event.sentence_start <= start < end <= event.sentence_end


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_string_is_read_without_a_crash(text: str) -> None:
    coder.read(article(f"Russia and Turkey met. {text}"))


def test_a_sentence_of_a_single_phrase_is_read_without_a_crash() -> None:
    found = coder.code(article("Russia visit", title="Russia hits Turkey"))
    assert [line(event) for event in found] == ["RUS > TUR ASSAULT occurred"]


def test_what_is_too_long_to_be_a_sentence_is_passed_over_and_the_rest_is_read() -> None:
    endless = "Turkey condemned Russia " + "and rain fell " * 300 + "."
    assert lines(f"{endless}\nTurkey condemned Greece.") == ["TUR > GRC ACCUSE occurred"]
