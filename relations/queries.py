"""Questions about counts and sums, each answered as an Arrow table or a small value.

Charts and overviews come from `monthly`; where a filter cuts a month, or asks what `monthly`
does not know, the events themselves are counted, so that every sum equals the table's count.
Questions about single events stand in `rows` and can be asked from here too.
"""

from __future__ import annotations

import calendar
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import pyarrow as pa

from relations.filters import DIRECTION_SQL, Filters
from relations.ontology import STATUSES
from relations.periods import Step
from relations.rows import event, export, page, position, reports
from relations.store import Store

__all__ = [
    "Summary", "Totals", "counted_statuses", "event", "export", "facets", "holds", "overview",
    "page", "position", "reports", "series", "summary", "totals",
]  # fmt: skip

_COOPERATION = "status = 'occurred' AND quad_class <= 2"
_CONFLICT = "status = 'occurred' AND quad_class >= 3"
_TIME = ("from", "to")


@dataclass(frozen=True, slots=True)
class Summary:
    """The chosen events in numbers.

    `events` and `by_status` count every chosen event (`by_status` has all four statuses);
    `cooperation`, `conflict` and `balance` (mean PLOVER intensity, -10 to 10, None without
    events) count those that occurred. Dates are of any status, None without events.
    """

    events: int
    by_status: dict[str, int] = field(hash=False)
    cooperation: int
    conflict: int
    balance: float | None
    first_date: date | None
    last_date: date | None


@dataclass(frozen=True, slots=True)
class Totals:
    """All the store holds in numbers; dates are None without events."""

    events: int
    occurred: int
    pairs: int
    articles: int
    first_date: date | None
    last_date: date | None


def totals(store: Store) -> Totals:
    """Count what the store holds, all collections together."""
    row = store.ask(
        """
        SELECT coalesce(sum(events), 0)::BIGINT AS events,
               coalesce(sum(events) FILTER (status = 'occurred'), 0)::BIGINT AS occurred,
               count(DISTINCT pair) AS pairs
        FROM monthly
        """
    ).to_pylist()[0]
    firsts = [one.first_date for one in store.collections if one.first_date]
    lasts = [one.last_date for one in store.collections if one.last_date]
    return Totals(
        **row,
        articles=sum(one.rows["articles"] for one in store.collections),
        first_date=min(firsts, default=None),
        last_date=max(lasts, default=None),
    )


def holds(store: Store, pair: str) -> bool:
    """Whether any event of the pair is published."""
    found = store.ask("SELECT 1 FROM monthly WHERE pair = $pair LIMIT 1", {"pair": pair})
    return bool(found.num_rows)


def overview(store: Store, collections: Sequence[str] = ()) -> pa.Table:
    """One row a pair: pair, events, occurred, cooperation, conflict, balance, last_date.

    Most events first. `events` and `last_date` are of any status, the rest of events that
    occurred; `balance` is their mean PLOVER intensity (-10 to 10), null where there is none.
    """
    return store.ask(
        f"""
        SELECT pair,
               sum(events)::BIGINT AS events,
               coalesce(sum(events) FILTER (status = 'occurred'), 0)::BIGINT AS occurred,
               coalesce(sum(events) FILTER ({_COOPERATION}), 0)::BIGINT AS cooperation,
               coalesce(sum(events) FILTER ({_CONFLICT}), 0)::BIGINT AS conflict,
               sum(intensity_sum) FILTER (status = 'occurred')
                   / sum(events) FILTER (status = 'occurred') AS balance,
               max(last_date) AS last_date
        FROM monthly WHERE len($collections) = 0 OR collection = ANY($collections)
        GROUP BY pair ORDER BY events DESC, pair
        """,  # noqa: S608 - constants of this module
        {"collections": list(collections)},
    )


def summary(store: Store, filters: Filters) -> Summary:
    """Sum up the chosen events, exact to the day."""
    where, parameters = filters.where()
    found = store.ask(
        f"""
        SELECT status, count(*) AS events,
               count(*) FILTER (quad_class <= 2) AS cooperation,
               count(*) FILTER (quad_class >= 3) AS conflict,
               avg(intensity) AS balance, min(date) AS first_date, max(date) AS last_date
        FROM events WHERE {where} GROUP BY status
        """,  # noqa: S608 - the condition is made of definitions
        parameters,
    ).to_pylist()
    rows = {row["status"]: row for row in found}
    occurred = rows.get("occurred", {})
    return Summary(
        events=sum(row["events"] for row in found),
        by_status={name: rows[name]["events"] if name in rows else 0 for name in STATUSES},
        cooperation=occurred.get("cooperation", 0),
        conflict=occurred.get("conflict", 0),
        balance=occurred.get("balance"),
        first_date=min((row["first_date"] for row in found), default=None),
        last_date=max((row["last_date"] for row in found), default=None),
    )


def counted_statuses(filters: Filters) -> tuple[str, ...]:
    """Name the statuses that `series` counts: the chosen ones, otherwise what occurred."""
    return filters.statuses or ("occurred",)


def series(store: Store, filters: Filters, step: Step = "month") -> pa.Table:
    """Count over time: period, side, quad_class, events, intensity_sum; in that order.

    `period` is the first day of the month or year, `side` "cooperation" or "conflict". Only
    periods with events are there. Counted are events of `counted_statuses`.
    """
    rows, parameters = _counted(replace(filters, statuses=counted_statuses(filters)))
    unit = {"month": "month", "year": "year"}[step]
    return store.ask(
        f"""
        SELECT date_trunc('{unit}', month)::DATE AS period,
               CASE WHEN quad_class <= 2 THEN 'cooperation' ELSE 'conflict' END AS side,
               quad_class, sum(events)::BIGINT AS events, sum(intensity_sum) AS intensity_sum
        FROM ({rows}) GROUP BY ALL ORDER BY period, quad_class
        """,  # noqa: S608
        parameters,
    )


def facets(store: Store, filters: Filters) -> pa.Table:
    """How many events each choice would give: key, value, events; most events first.

    `key` is type, direction, status or collection. A key's own choice is left aside while its
    values are counted, all other filters hold. All statuses are counted.
    """
    parts: list[str] = []
    parameters: dict[str, object] = {}
    for key, value in _FACETS.items():
        rows, used = _counted(filters, without=(key,))
        parts.append(
            f"SELECT '{key}' AS key, {value} AS value, sum(events)::BIGINT AS events "  # noqa: S608
            f"FROM ({rows}) GROUP BY value"
        )
        parameters |= used
    return store.ask(" UNION ALL ".join(parts) + " ORDER BY key, events DESC, value", parameters)


_FACETS = {
    "type": "event_type",
    "direction": DIRECTION_SQL,
    "status": "status",
    "collection": "collection",
}
_SHARED = "source_country, target_country, reciprocal, event_type, quad_class, status, collection"


def _counted(filters: Filters, without: Collection[str] = ()) -> tuple[str, dict[str, object]]:
    """Rows of counts by month as SQL: from `monthly` where it can say, else from `events`.

    `monthly` gives the whole months of the range, `events` the months that it cuts.
    """
    where, parameters = filters.where(without)
    from_events = (
        f"SELECT date_trunc('month', date)::DATE AS month, {_SHARED}, 1 AS events, "  # noqa: S608
        f"intensity AS intensity_sum FROM events WHERE {where}"
    )
    if filters.text:
        return from_events, parameters
    monthly, _ = filters.where((*without, *_TIME))
    whole, cut = _months(filters)
    from_monthly = (
        f"SELECT month, {_SHARED}, events, intensity_sum FROM monthly "  # noqa: S608
        f"WHERE {' AND '.join([monthly, *whole])}"
    )
    if not cut:
        return from_monthly, parameters
    return f"{from_monthly} UNION ALL {from_events} AND ({' OR '.join(cut)})", parameters


def _months(filters: Filters) -> tuple[list[str], list[str]]:
    """Conditions for the whole months of the range, and for the days in months it cuts.

    The bounds are computed in SQL, where the years 1 and 9999 have neighbours.
    """
    whole, cut = [], []
    if filters.date_from:
        start = "date_trunc('month', $date_from - 1) + INTERVAL 1 MONTH"
        whole.append(f"month >= {start}")
        if filters.date_from.day > 1:
            cut.append(f"date < {start}")
    if last := filters.date_to:
        end = "date_trunc('month', $date_to + 1)"
        whole.append(f"month < {end}")
        if last.day < calendar.monthrange(last.year, last.month)[1]:
            cut.append(f"date >= {end}")
    return whole, cut
