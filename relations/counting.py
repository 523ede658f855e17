"""Counts of events by month as SQL, from the cheapest table that can answer.

`monthly` gives the whole months of a range, `events` the months that a date cuts, and
everything where a filter asks what `monthly` does not know. So every sum equals the number of
rows in the table of events. Which sums are asked for is `queries`' and `overviews`' business.
"""

from __future__ import annotations

import calendar
from collections.abc import Collection

from relations.filters import EVENT_KEYS, Filters

#: Conditions on rows: what counts as done, on which side.
COOPERATION = "status = 'occurred' AND quad_class <= 2"
CONFLICT = "status = 'occurred' AND quad_class >= 3"
#: The mean intensity of what occurred, over rows of `counted`.
BALANCE = (
    "sum(intensity_sum) FILTER (status = 'occurred') / sum(events) FILTER (status = 'occurred')"
)

_COLUMNS = (
    "pair, source_country, target_country, reciprocal, event_type, quad_class, status, collection"
)


def counted(filters: Filters, without: Collection[str] = ()) -> tuple[str, dict[str, object]]:
    """Rows of counts as one SELECT, and its named parameters.

    Columns: date (first of the month), those of `monthly`, events, intensity_sum. `without`
    names keys of filters to leave aside.
    """
    where, parameters = filters.where(without)
    from_events = (
        f"SELECT date_trunc('month', date)::DATE AS date, {_COLUMNS}, 1 AS events, "  # noqa: S608
        f"intensity AS intensity_sum FROM events WHERE {where}"
    )
    if asks_texts(filters, without):
        return from_events, parameters
    monthly, _ = filters.where((*without, *EVENT_KEYS))
    whole, cut = _months(filters)
    from_monthly = (
        f"SELECT date, {_COLUMNS}, events, intensity_sum "  # noqa: S608
        f"FROM (SELECT month AS date, * FROM monthly) WHERE {' AND '.join([monthly, *whole])}"
    )
    if not cut:
        return from_monthly, parameters
    return f"{from_monthly} UNION ALL {from_events} AND ({' OR '.join(cut)})", parameters


def asks_texts(filters: Filters, without: Collection[str] = ()) -> bool:
    """Whether a filter asks for what stands in the articles."""
    chosen = (("q", filters.text), ("source", filters.sources))
    return any(value and key not in without for key, value in chosen)


def _months(filters: Filters) -> tuple[list[str], list[str]]:
    """Conditions for the whole months of the range, and for the days in months it cuts.

    The bounds are computed in SQL, where the years 1 and 9999 have neighbours.
    """
    whole, cut = [], []
    if filters.date_from:
        start = "date_trunc('month', $date_from - 1) + INTERVAL 1 MONTH"
        whole.append(f"date >= {start}")
        if filters.date_from.day > 1:
            cut.append(f"date < {start}")
    if last := filters.date_to:
        end = "date_trunc('month', $date_to + 1)"
        whole.append(f"date < {end}")
        if last.day < calendar.monthrange(last.year, last.month)[1]:
            cut.append(f"date >= {end}")
    return whole, cut
