"""Which time an act has: its own, one counted from a day told before, or one it shares."""

from __future__ import annotations

from datetime import date

import pytest

from tests.coder.reading import events


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "Georgian police arrested four Russian officers on Wednesday, and Moscow recalled its "
            "ambassador from Tbilisi the following day.",
            [date(2019, 9, 11), date(2019, 9, 12)],
        ),
        (
            "Greece expelled two Russian diplomats on 3 March 2018. Russia expelled two Greek "
            "diplomats three days later.",
            [date(2018, 3, 3), date(2018, 3, 6)],
        ),
        (
            "Turkey condemned Greece on 3 March 2018. Greece accused Turkey of lying the same day.",
            [date(2018, 3, 3), date(2018, 3, 3)],
        ),
    ],
)
def test_a_time_that_counts_from_another_is_resolved(text: str, days: list[date]) -> None:
    assert [event.date for event in events(text)] == days


def test_a_joined_act_has_the_time_of_the_clause_it_is_joined_to() -> None:
    found = events("Putin flew to Ankara on Tuesday and met Erdogan.")
    assert {event.date for event in found} == {date(2019, 9, 10)}


def test_talks_said_by_a_noun_have_the_time_behind_their_verb() -> None:
    (event,) = events("Talks between Russia and Turkey were under way on Wednesday.")
    assert event.date == date(2019, 9, 11)


def test_nothing_is_counted_where_no_day_was_told() -> None:
    (event,) = events("Turkey recalled its ambassador from Russia a week later.")
    assert (event.date, event.date_basis) == (date(2019, 9, 16), "published")
