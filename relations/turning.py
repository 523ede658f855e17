"""Turning points: where the mean intensity of a relationship changed, found by `ruptures`.

The events that occurred are taken in order of their dates, and the series is cut where two
different means describe it better than one (PELT with a linear kernel; Killick, Fearnhead and
Eckley 2012). Pure: days and intensities in, turning points out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import log

import numpy as np

#: A stretch between two turns holds at least so many events.
LEAST_EVENTS = 8
#: Means nearer than this are one (the scale is -10 to 10).
LEAST_CHANGE = 1.0
#: Of longer histories the latest events are looked at.
MOST_EVENTS = 5_000
#: The price of a turn, in variances times the logarithm of the number of events: one for the
#: mean and one for the place, as the Bayesian information criterion counts them.
PENALTY = 2.0


@dataclass(frozen=True, slots=True)
class Turn:
    """The balance before and after a day: means of intensity (-10 to 10), with their events.

    `day` is that of the first event after the turn; `since` and `until` bound the two stretches.
    """

    day: date
    before: float
    before_events: int
    since: date
    after: float
    after_events: int
    until: date


def turning_points(days: Sequence[date], intensities: Sequence[float]) -> list[Turn]:
    """Find the turns of a series in order of time; none where there are too few events."""
    days, values = days[-MOST_EVENTS:], np.asarray(intensities[-MOST_EVENTS:], dtype=float)
    if len(values) < 2 * LEAST_EVENTS or not values.var():
        return []
    ends = _merged(values, [0, *_cuts(values)])
    turns = []
    for (start, cut), (_, end) in pairwise(pairwise(ends)):
        before, after = values[start:cut], values[cut:end]
        turns.append(
            Turn(
                days[cut], float(before.mean()), len(before), days[start],
                float(after.mean()), len(after), days[end - 1],
            )
        )  # fmt: skip
    return turns


def _cuts(values: np.ndarray) -> list[int]:
    # Imported where it is needed: it loads SciPy, which a command line has no use for.
    from ruptures import KernelCPD

    search = KernelCPD(kernel="linear", min_size=LEAST_EVENTS).fit(values.reshape(-1, 1))
    penalty = PENALTY * float(values.var()) * log(len(values))
    return [int(cut) for cut in search.predict(pen=penalty)]


def _merged(values: np.ndarray, ends: list[int]) -> list[int]:
    """Take out the cut between the two most alike neighbours while they are too much alike."""
    while len(ends) > 2:
        means = [values[start:end].mean() for start, end in pairwise(ends)]
        change, at = min((abs(two - one), n) for n, (one, two) in enumerate(pairwise(means), 1))
        if change >= LEAST_CHANGE:
            break
        del ends[at]
    return ends
