"""Months and years as text ("2019-09", "2019"), the way charts and pages name them.

Text has no clock: a period reads the same in every time zone. Drawing is `charts`' business.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

from relations.choices import first_day, last_day

Step = Literal["month", "year"]

_MOST_LABELS = 7
_MOST_MONTHS = 120
_MOST_PERIODS = 2_400
_STRIDES = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000, 24000)
_YEAR = 12
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def step_for(first: date | None, last: date | None) -> Step:
    """Choose the step that keeps bars visible: months up to ten years, then years."""
    if first is None or last is None:
        return "month"
    return "month" if _number(last) - _number(first) < _MOST_MONTHS else "year"


def period_of(day: date, step: Step) -> str:
    """Write the period that holds `day`: "2019-09" or "2019"."""
    return _text(_number(day), step)


def name_of(period: str) -> str:
    """Say a period in words: "2019-09" is "Sep 2019", "2019" is itself."""
    year, _, month = period.partition("-")
    return f"{_MONTHS[int(month) - 1]} {year}" if month else year


def between(days: Sequence[date], step: Step) -> list[str]:
    """List every period from the first to the last of `days`, none left out."""
    if not days:
        return []
    stride = 1 if step == "month" else _YEAR
    first, last = _number(min(days)), _number(max(days))
    return [_text(number, step) for number in range(first - first % stride, last + 1, stride)]


def axis_periods(
    days: Sequence[date], step: Step, span: tuple[date, date] | None = None
) -> list[str]:
    """List the periods of an axis: those of `days`, widened to `span` where it still fits."""
    wide = [*days, *(span or ())]
    stride = 1 if step == "month" else _YEAR
    fits = not wide or (_number(max(wide)) - _number(min(wide))) // stride < _MOST_PERIODS
    return between(wide if fits else days, step)


def axis_labels(periods: Sequence[str]) -> dict[str, str]:
    """Choose the few periods that get a label, at round intervals, and their words."""
    numbers = {period: _number(day) for period in periods if (day := first_day(period))}
    chosen, years = list(periods[:1]), False
    for stride in _STRIDES:
        at = [period for period, number in numbers.items() if number % stride == 0]
        if at:
            chosen, years = at, stride >= _YEAR
        if len(at) <= _MOST_LABELS:
            break
    return {period: period[:4] if years else name_of(period) for period in chosen}


def selected_dates(periods: Sequence[str]) -> tuple[date, date] | None:
    """First and last day of chosen periods; None where none of the texts is a period."""
    firsts = [day for day in map(first_day, periods) if day]
    lasts = [day for day in map(last_day, periods) if day]
    return (min(firsts), max(lasts)) if firsts and lasts else None


def _number(day: date) -> int:
    """Count the months since the year 0."""
    return day.year * _YEAR + day.month - 1


def _text(number: int, step: Step) -> str:
    year, month = divmod(number, _YEAR)
    return f"{year:04}-{month + 1:02}" if step == "month" else f"{year:04}"
