"""Periods as text: the same month for everyone, axes without gaps, few labels."""

from __future__ import annotations

from datetime import date

import pytest

from relations.periods import (
    axis_labels,
    axis_periods,
    between,
    name_of,
    period_of,
    selected_dates,
    step_for,
)


def test_periods_run_without_a_gap() -> None:
    days = [date(2020, 2, 29), date(2019, 11, 3)]
    assert between(days, "month") == ["2019-11", "2019-12", "2020-01", "2020-02"]
    assert between(days, "year") == ["2019", "2020"]
    assert between([], "month") == []


def test_a_day_lies_in_its_period() -> None:
    assert period_of(date(987, 12, 31), "month") == "0987-12"
    assert period_of(date(2019, 12, 31), "year") == "2019"


def test_a_week_is_written_as_its_monday() -> None:
    assert period_of(date(2019, 9, 22), "week") == "2019-09-16"
    assert period_of(date(2020, 1, 1), "week") == "2019-12-30"
    assert between([date(2019, 9, 16), date(2019, 10, 1)], "week") == [
        "2019-09-16", "2019-09-23", "2019-09-30",
    ]  # fmt: skip
    assert selected_dates(["2019-09-16", "2019-09-23"], "week") == (
        date(2019, 9, 16), date(2019, 9, 29),
    )  # fmt: skip
    labels = axis_labels(between([date(2019, 1, 1), date(2019, 8, 30)], "week"))
    assert len(labels) <= 7
    assert labels["2018-12-31"] == "31 Dec 2018"


def test_names_are_words() -> None:
    assert name_of("2019-09") == "Sep 2019"
    assert name_of("2019") == "2019"


@pytest.mark.parametrize(
    ("first", "last", "step"),
    [
        (date(2019, 1, 1), date(2019, 1, 1), "month"),
        (date(2019, 1, 1), date(2019, 3, 1), "week"),
        (date(2019, 1, 1), date(2019, 12, 31), "month"),
        (date(2000, 1, 1), date(2009, 12, 31), "month"),
        (date(2000, 1, 1), date(2010, 1, 1), "year"),
        (None, None, "month"),
    ],
)
def test_step_keeps_bars_visible(first: date | None, last: date | None, step: str) -> None:
    assert step_for(first, last) == step


@pytest.mark.parametrize("years", [1, 2, 3, 5, 8, 13, 20, 40, 200])
def test_an_axis_has_few_labels_at_round_years(years: int) -> None:
    for first in (date(1990, 1, 1), date(1991, 5, 20)):
        periods = between([first, date(first.year + years, 4, 1)], "month")
        labels = axis_labels(periods)
        assert 1 <= len(labels) <= 7
        assert set(labels) <= set(periods)
        if years > 5:
            assert all(period.endswith("-01") for period in labels)
            assert all(label == period[:4] for period, label in labels.items())


def test_a_short_axis_names_its_months() -> None:
    assert axis_labels(["2019-08", "2019-09"]) == {"2019-08": "Aug 2019", "2019-09": "Sep 2019"}
    assert axis_labels(["2019"]) == {"2019": "2019"}
    assert axis_labels([]) == {}


def test_every_axis_has_a_label() -> None:
    for month in range(1, 13):
        for length in range(1, 40):
            first = date(2019, month, 1)
            last = date(2019 + (month - 1 + length) // 12, (month - 1 + length) % 12 + 1, 1)
            assert axis_labels(between([first, last], "month"))


def test_an_axis_is_widened_but_not_without_end() -> None:
    days = [date(2019, 5, 1)]
    assert len(axis_periods(days, "month", (date(2019, 1, 1), date(2019, 12, 31)))) == 12
    assert axis_periods(days, "month", (date(1, 1, 1), date(9999, 12, 31))) == ["2019-05"]
    assert axis_periods([], "year") == []


def test_brushed_periods_become_whole_days() -> None:
    assert selected_dates(["2019-03", "2019-02"]) == (date(2019, 2, 1), date(2019, 3, 31))
    assert selected_dates(["2019", "2020"]) == (date(2019, 1, 1), date(2020, 12, 31))
    assert selected_dates(["", "rubbish"]) is None
