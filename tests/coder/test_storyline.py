"""The day of a story: an act without a time of its own takes the recent day told before it."""

from __future__ import annotations

from datetime import date

from tests.coder.reading import PUBLISHED, events

_TUESDAY, _TOLD = date(2019, 9, 10), "Peru's president visited Chile on Tuesday. "


def _dated(text: str) -> list[tuple[date, str]]:
    return [(event.date, event.date_basis) for event in events(text)]


def test_what_follows_happened_on_the_day_told_last() -> None:
    found = _dated(_TOLD + "Chile thanked Peru. Chile also accused Kenya of theft.")
    assert found == [(_TUESDAY, "stated")] * 3


def test_background_and_old_days_do_not_count() -> None:
    assert _dated(_TOLD + "Peru had expelled a Kenyan envoy on Friday. Chile thanked Peru.")[
        -1
    ] == (
        _TUESDAY,
        "stated",
    )
    old = "Peru's president visited Chile on 3 May 2018. Chile thanked Peru."
    assert _dated(old)[-1] == (PUBLISHED.date(), "published")


def test_what_lies_ahead_is_not_dated_back() -> None:
    assert _dated(_TOLD + "Peru will buy Chilean missiles.")[-1] == (PUBLISHED.date(), "published")


def test_the_same_day_and_the_day_before_count_from_it() -> None:
    assert _dated(_TOLD + "Chile thanked Peru the same day.")[-1][0] == _TUESDAY
    assert _dated(_TOLD + "The day before, Chile thanked Peru.")[-1][0] == date(2019, 9, 9)


def test_what_was_done_where_he_went_was_done_then() -> None:
    told = "Peru's president flew to Chile on Tuesday, where he met Chile's president."
    assert {day for day, _ in _dated(told)} == {_TUESDAY}


def test_an_answer_has_the_day_of_print_where_it_states_none() -> None:
    told = _dated(_TOLD + "Kenya hit back by accusing Chile of fraud.")
    assert told[-1] == (PUBLISHED.date(), "published")


def test_a_deed_takes_the_one_day_that_its_sentence_states() -> None:
    said = "Peru and Chile reached an agreement on fishing, the president announced on Thursday."
    assert _dated(said) == [(date(2019, 9, 12), "stated")]
    flown = "Ten Kenyans were deported by Peru on an aircraft that took off on Friday."
    assert _dated(flown) == [(date(2019, 9, 13), "stated")]


def test_since_when_is_not_when() -> None:
    since = "Peru released several Kenyans, including two men held since 2014."
    assert _dated(since) == [(PUBLISHED.date(), "published")]
