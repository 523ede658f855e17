"""Movement of a balance: which periods are compared, and when nothing is said."""

from __future__ import annotations

from datetime import date

import pytest

from relations.movement import LEAST_EVENTS, Movement, Window, windows

DAY = date(2019, 1, 1)


def _movement(now: tuple[int, float, float], before: tuple[int, float, float]) -> Movement:
    return Movement(Window(DAY, DAY, *now), Window(DAY, DAY, *before))


@pytest.mark.parametrize(
    ("now", "before", "judgement"),
    [
        ((50, 2.0, 4.0), (50, -1.0, 4.0), "rose"),
        ((50, -2.0, 4.0), (50, 1.0, 4.0), "fell"),
        ((6, 2.0, 30.0), (6, -1.0, 30.0), "steady"),  # so much spread, so few events
        ((50, 1.0, 4.0), (50, 1.0, 4.0), "steady"),
        ((5, 1.0, 0.0), (5, 1.0, 0.0), "steady"),
        ((5, 2.0, 0.0), (5, 1.0, 0.0), "rose"),
    ],
)
def test_a_change_must_be_more_than_chance(now: object, before: object, judgement: str) -> None:
    assert _movement(now, before).judgement == judgement  # type: ignore[arg-type]


@pytest.mark.parametrize("events", [0, 1, LEAST_EVENTS - 1])
def test_nothing_is_said_of_too_few_events(events: int) -> None:
    many, few = (50, 2.0, 1.0), (events, -5.0, 1.0)
    assert _movement(many, few).judgement is None
    assert _movement(few, many).change is None


def test_chosen_dates_are_compared_with_as_many_days_before() -> None:
    found = windows(date(2019, 3, 1), date(2019, 3, 31), date(2025, 1, 1))
    assert found == ((date(2019, 3, 1), date(2019, 3, 31)), (date(2019, 1, 29), date(2019, 2, 28)))


def test_without_a_first_date_it_is_twelve_months_against_twelve() -> None:
    found = windows(None, None, date(2020, 2, 29))
    assert found == ((date(2019, 3, 1), date(2020, 2, 29)), (date(2018, 3, 1), date(2019, 2, 28)))
    assert windows(None, date(2020, 2, 29), date(2024, 5, 5)) == found


def test_a_first_date_alone_is_compared_up_to_the_latest_event() -> None:
    found = windows(date(2020, 2, 20), None, date(2020, 2, 29))
    assert found == ((date(2020, 2, 20), date(2020, 2, 29)), (date(2020, 2, 10), date(2020, 2, 19)))


@pytest.mark.parametrize(
    ("first", "last", "latest"),
    [(None, None, None), (date(1, 1, 1), date(1, 2, 1), None), (None, date(1, 5, 1), None)],
)
def test_the_start_of_the_calendar_has_no_period_before(
    first: date | None, last: date | None, latest: date | None
) -> None:
    assert windows(first, last, latest) is None
