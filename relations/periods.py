"""Weeks, months and years as text ("2019-09-16", "2019-09", "2019"), as charts and pages name them.

A week is written as its Monday. Text has no clock: a period reads the same in every time zone.
Drawing is `charts`' business.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal

from relations.choices import first_day, last_day, month_name
from relations.texts import N_, _

Step = Literal["week", "month", "year"]
STEPS: tuple[Step, ...] = ("week", "month", "year")

_MOST_LABELS = 7
_MOST_DAYS_BY_WEEK = 250
_MOST_MONTHS = 120
_MOST_PERIODS = 2_400
_STRIDES = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000, 24000)
_YEAR, _WEEK = 12, 7
_STEP_NAMES: dict[Step, str] = {"week": N_("week"), "month": N_("month"), "year": N_("year")}


def step_for(first: date | None, last: date | None) -> Step:
    """Choose the step that keeps bars visible: weeks up to eight months, months up to ten years."""
    if first is None or last is None:
        return "month"
    if 0 < (last - first).days <= _MOST_DAYS_BY_WEEK:
        return "week"
    return "month" if _number(last, "month") - _number(first, "month") < _MOST_MONTHS else "year"


def period_of(day: date, step: Step) -> str:
    """Write the period that holds `day`: "2019-09-16" (a Monday), "2019-09" or "2019"."""
    return _text(_number(day, step), step)


def name_of(period: str) -> str:
    """Say a period in words: "16 Sep 2019" for a week, "Sep 2019", "2019"."""
    year, *rest = period.split("-")
    if not rest:
        return year
    month = month_name(date(int(year), int(rest[0]), 1), "abbreviated")
    if len(rest) == 1:
        return _("{month} {year}", month=month, year=year)
    return _("{day} {month} {year}", day=int(rest[1]), month=month, year=year)


def said_of(period: str) -> str:
    """Say a period in a sentence: "the week of 16 Sep 2019", "Sep 2019", "2019"."""
    name = name_of(period)
    return _("the week of {day}", day=name) if step_of(period) == "week" else name


def step_of(period: str) -> Step:
    """The step that a period is written in: a week is a day, a month has one hyphen."""
    return ("year", "month", "week")[period.count("-")]


def step_name(step: Step) -> str:
    """Name a step as readers know it: week, month or year."""
    return _(_STEP_NAMES[step])


def between(days: Sequence[date], step: Step) -> list[str]:
    """List every period from the first to the last of `days`, none left out."""
    if not days:
        return []
    first, last = _number(min(days), step), _number(max(days), step)
    return [_text(number, step) for number in range(first, last + 1)]


def axis_periods(
    days: Sequence[date], step: Step, span: tuple[date, date] | None = None
) -> list[str]:
    """List the periods of an axis: those of `days`, widened to `span` where it still fits."""
    wide = [*days, *(span or ())]
    fits = not wide or _number(max(wide), step) - _number(min(wide), step) < _MOST_PERIODS
    return between(wide if fits else days, step)


def axis_labels(periods: Sequence[str]) -> dict[str, str]:
    """Choose the few periods that get a label, at round intervals, and their words."""
    if periods and len(periods[0]) == len("2019-09-16"):
        stride = -(-len(periods) // _MOST_LABELS)
        return {period: name_of(period) for period in periods[::stride]}
    numbers = {period: _number(day, "month") for period in periods if (day := first_day(period))}
    chosen, years = list(periods[:1]), False
    for stride in _STRIDES:
        at = [period for period, number in numbers.items() if number % stride == 0]
        if at:
            chosen, years = at, stride >= _YEAR
        if len(at) <= _MOST_LABELS:
            break
    return {period: period[:4] if years else name_of(period) for period in chosen}


def selected_dates(periods: Sequence[str], step: Step = "month") -> tuple[date, date] | None:
    """First and last day of chosen periods; None where none of the texts is a period."""
    firsts = [day for day in map(first_day, periods) if day]
    lasts = [day for day in map(last_day, periods) if day]
    if not firsts or not lasts:
        return None
    last = max(lasts)
    more = min(_WEEK - 1, (date.max - last).days) if step == "week" else 0
    return min(firsts), last + timedelta(more)


def _number(day: date, step: Step) -> int:
    """Count the periods of this step since the year 0, weeks since the year 1."""
    if step == "week":
        return (day.toordinal() - 1) // _WEEK
    return day.year * _YEAR + day.month - 1 if step == "month" else day.year


def _text(number: int, step: Step) -> str:
    if step == "week":
        return date.fromordinal(number * _WEEK + 1).isoformat()
    if step == "year":
        return f"{number:04}"
    year, month = divmod(number, _YEAR)
    return f"{year:04}-{month + 1:02}"
