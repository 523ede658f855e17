"""How a balance moved against the period before, with a guard for small numbers.

Pure: days and numbers in, a judgement out. Where the numbers come from is `overviews`'
business, how they are said `pages.wording`'s.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from math import sqrt
from typing import Literal

#: Of fewer events that occurred, in either period, nothing is said.
LEAST_EVENTS = 5
#: A difference of means within this many standard errors (Welch) counts as none.
STANDARD_ERRORS = 2.0

Days = tuple[date, date]
Judgement = Literal["rose", "fell", "steady"]


@dataclass(frozen=True, slots=True)
class Window:
    """What occurred in a period: n events, mean intensity (-10 to 10), its sample variance.

    `mean` is None without events, `variance` with fewer than two.
    """

    first: date
    last: date
    events: int = 0
    mean: float | None = None
    variance: float | None = None


@dataclass(frozen=True, slots=True)
class Movement:
    """A period beside the one before it."""

    now: Window
    before: Window

    @property
    def enough(self) -> bool:
        """Whether both periods hold events enough to be compared."""
        return min(self.now.events, self.before.events) >= LEAST_EVENTS

    @property
    def change(self) -> float | None:
        """The difference of the means; None where there are too few events."""
        if not self.enough or self.now.mean is None or self.before.mean is None:
            return None
        return self.now.mean - self.before.mean

    @property
    def judgement(self) -> Judgement | None:
        """Whether the balance rose or fell by more than chance; None with too few events."""
        change = self.change
        if change is None:
            return None
        error = sqrt(sum((w.variance or 0) / (w.events or 1) for w in (self.now, self.before)))
        if abs(change) <= STANDARD_ERRORS * error or not change:
            return "steady"
        return "rose" if change > 0 else "fell"


def windows(
    date_from: date | None, date_to: date | None, last: date | None
) -> tuple[Days, Days] | None:
    """The period to speak of and the one before it, both ends included.

    It ends with `date_to`, or with `last`, the day of the latest event. Where `date_from` is
    chosen it begins there, and before it lie as many days; otherwise it is twelve months, and the
    twelve before.
    None where there is no day to start from, or no day before.
    """
    end = date_to or last
    if end is None:
        return None
    try:
        if date_from:
            length, before = end - date_from, date_from - timedelta(1)
            return (date_from, end), (before - length, before)
        start, earlier = (_years_before(end, years) + timedelta(1) for years in (1, 2))
        return (start, end), (earlier, start - timedelta(1))
    except (OverflowError, ValueError):
        return None


def _years_before(day: date, years: int) -> date:
    year = day.year - years
    last = calendar.monthrange(year, day.month)[1]
    return date(year, day.month, min(day.day, last))
