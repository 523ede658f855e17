"""Time expressions against the day of publication, Monday 16 September 2019."""

from __future__ import annotations

from datetime import date

import pytest

from relations.coder.dates import find, resolve
from relations.records import Span
from tests.coder.reading import PUBLISHED, events


@pytest.mark.parametrize(
    ("words", "day", "precision"),
    [
        ("on Monday", date(2019, 9, 16), "day"),
        ("on Tuesday", date(2019, 9, 10), "day"),
        ("last Monday", date(2019, 9, 9), "day"),
        ("yesterday", date(2019, 9, 15), "day"),
        ("earlier this month", date(2019, 9, 1), "month"),
        ("last week", date(2019, 9, 9), "week"),
        ("last year", date(2018, 1, 1), "year"),
        ("in late August", date(2019, 8, 31), "month"),
        ("in November", date(2018, 11, 1), "month"),
        ("on 5 June 2014", date(2014, 6, 5), "day"),
        ("on June 5, 2014", date(2014, 6, 5), "day"),
        ("on June 5–7", date(2019, 6, 5), "day"),
        ("on 5-7 June 2014", date(2014, 6, 5), "day"),
        ("2014-06-05", date(2014, 6, 5), "day"),
        ("in 1974", date(1974, 1, 1), "year"),
        ("in the 1990s", date(1990, 1, 1), "year"),
        ("two weeks ago", date(2019, 9, 2), "week"),
        ("over the weekend", date(2019, 9, 14), "day"),
        ("on the 15th", date(2019, 9, 15), "day"),
        ("on the 20th", date(2019, 8, 20), "day"),
        ("on Wed.", date(2019, 9, 11), "day"),
        ("this afternoon", date(2019, 9, 16), "day"),
        ("late last year", date(2018, 12, 31), "year"),
        ("in mid-March", date(2019, 3, 16), "month"),
        ("in the second quarter of 2018", date(2018, 4, 1), "month"),
        ("since March 2014", date(2014, 3, 1), "month"),
        ("on 25/12/2018", date(2018, 12, 25), "day"),
    ],
)
def test_an_expression_is_resolved_with_its_precision(
    words: str, day: date, precision: str
) -> None:
    text = f"They met {words} there."
    found = find(text, Span(0, len(text)), PUBLISHED.date(), future=False)
    assert [(d.date, d.precision) for d in found] == [(day, precision)]


@pytest.mark.parametrize(
    "words",
    [
        "the day after the vote",
        "three days of clashes",
        "31 June 2014",
        "last summer",
        "in the second half of 2018",
        "on 03/04/2018",
    ],
)
def test_what_cannot_be_resolved_is_refused(words: str) -> None:
    text = f"They met {words}."
    assert find(text, Span(0, len(text)), PUBLISHED.date(), future=False) == []


def test_a_planned_act_lies_ahead_and_a_past_one_behind() -> None:
    (ahead,) = events("Russia and Turkey will hold talks on Friday.")
    (behind,) = events("Russia and Turkey held talks on Friday.")
    assert (ahead.date, behind.date) == (date(2019, 9, 20), date(2019, 9, 13))


def test_the_time_of_saying_is_not_the_time_of_the_act() -> None:
    (event,) = events("Putin announced on Sunday that he will meet Erdogan.")
    assert event.date == date(2019, 9, 15)


def test_without_an_expression_the_day_of_publication_stands_and_says_so() -> None:
    (event,) = events("Turkey condemned Russia.")
    assert (event.date, event.date_basis, event.date_start) == (
        date(2019, 9, 16),
        "published",
        None,
    )


def test_the_date_of_another_act_in_the_sentence_is_not_taken() -> None:
    (event,) = events("Turkey condemned the Russian raid carried out last year.")
    assert event.date_basis == "published"


def test_an_expression_alone_is_refused_where_it_may_date_the_saying() -> None:
    day = PUBLISHED.date()
    assert resolve("Wednesday, officials said", day) is None
    resolved = resolve("Wednesday to discuss the deal", day)
    assert resolved is not None
    assert resolved.date == date(2019, 9, 11)
