"""Questions across pairs: every pair in a row, what changed most, how much is covered.

Counts come from `counting`. Questions about one choice of events are `queries`' business.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pyarrow as pa

from relations.counting import BALANCE, CONFLICT, COOPERATION, counted
from relations.filters import Filters
from relations.movement import Days, Movement, Window, windows
from relations.store import Store

_SUMS = f"""
    sum(events)::BIGINT AS events,
    coalesce(sum(events) FILTER (status = 'occurred'), 0)::BIGINT AS occurred,
    coalesce(sum(events) FILTER ({COOPERATION}), 0)::BIGINT AS cooperation,
    coalesce(sum(events) FILTER ({CONFLICT}), 0)::BIGINT AS conflict,
    {BALANCE} AS balance"""
_CHOSEN = "len($collections) = 0 OR collection = ANY($collections)"


def overview(store: Store, collections: Sequence[str] = ()) -> pa.Table:
    """One row a pair: pair, events, occurred, cooperation, conflict, balance, last_date.

    Most events first. `events` is of any status, the rest of events that occurred; `balance` is
    their mean PLOVER intensity (-10 to 10). That and the last date are null where there is none.
    """
    return store.ask(
        f"SELECT pair, {_SUMS}, max(last_date) FILTER (status = 'occurred') AS last_date "  # noqa: S608
        f"FROM monthly WHERE {_CHOSEN} GROUP BY pair ORDER BY events DESC, pair",
        {"collections": list(collections)},
    )


def years(store: Store, collections: Sequence[str] = ()) -> pa.Table:
    """What occurred by pair and year: pair, year, cooperation, conflict."""
    return store.ask(
        "SELECT pair, year(month) AS year, "  # noqa: S608
        f"coalesce(sum(events) FILTER ({COOPERATION}), 0)::BIGINT AS cooperation, "
        f"coalesce(sum(events) FILTER ({CONFLICT}), 0)::BIGINT AS conflict "
        f"FROM monthly WHERE {_CHOSEN} GROUP BY ALL ORDER BY pair, year",
        {"collections": list(collections)},
    )


def coverage(store: Store, collections: Sequence[str] = ()) -> pa.Table:
    """Events of any status by month and collection: period (first day), collection, events."""
    return store.ask(
        "SELECT month AS period, collection, sum(events)::BIGINT AS events "  # noqa: S608
        f"FROM monthly WHERE {_CHOSEN} GROUP BY ALL ORDER BY ALL",
        {"collections": list(collections)},
    )


def by_pair(store: Store, filters: Filters) -> pa.Table:
    """The chosen events by pair, with the columns of `overview` but for the last date."""
    rows, parameters = counted(filters)
    return store.ask(
        f"SELECT pair, {_SUMS} FROM ({rows}) GROUP BY pair ORDER BY events DESC, pair",  # noqa: S608
        parameters,
    )


def partners(store: Store, filters: Filters) -> pa.Table:
    """The chosen events of one country by partner: partner, events, …, balance as `by_pair`."""
    rows, parameters = counted(filters)
    return store.ask(
        "SELECT if(source_country = $scope, target_country, source_country) AS partner, "  # noqa: S608
        f"{_SUMS} FROM ({rows}) GROUP BY partner ORDER BY events DESC, partner",
        parameters | {"scope": filters.scope},
    )


def partner_years(store: Store, filters: Filters, partners: Sequence[str]) -> pa.Table:
    """What occurred between one country and these, by year: year, partner, events, balance."""
    rows, parameters = counted(filters)
    return store.ask(
        "SELECT year(date)::VARCHAR AS year, "  # noqa: S608
        "if(source_country = $scope, target_country, source_country) AS partner, "
        f"sum(events)::BIGINT AS events, {BALANCE} AS balance FROM ({rows}) "
        "WHERE status = 'occurred' AND partner = ANY($partners) GROUP BY ALL ORDER BY ALL",
        parameters | {"scope": filters.scope, "partners": list(partners)},
    )


def movement(store: Store, filters: Filters, last: date | None) -> Movement | None:
    """How the balance of the chosen events stands against the period before; None without days.

    `last` is the day of the latest of them that occurred. The periods are `movement.windows`.
    """
    found = windows(filters.date_from, filters.date_to, last)
    if found is None or filters.years:  # chosen years leave nothing of the time before them
        return None
    where, parameters = filters.where(without=("from", "to"))
    chosen = f"SELECT '' AS pair, * EXCLUDE (pair) FROM events WHERE {where}"  # noqa: S608
    rows = store.ask(_compared(chosen), parameters | _bounds(found)).to_pylist()
    row = rows[0] if rows else {}
    return _movement(row, found)


def movements(store: Store, last: date, collections: Sequence[str] = ()) -> dict[str, Movement]:
    """`movement` of every pair that has events in either of the last two years up to `last`."""
    found = windows(None, None, last)
    if found is None:
        return {}
    rows = store.ask(
        _compared(f"SELECT * FROM events WHERE {_CHOSEN}"),  # noqa: S608
        {"collections": list(collections)} | _bounds(found),
    )
    return {row["pair"]: _movement(row, found) for row in rows.to_pylist()}


def _compared(rows: str) -> str:
    sides = ", ".join(
        f"count(intensity) FILTER ({when}) AS {name}_n, "
        f"avg(intensity) FILTER ({when}) AS {name}_mean, "
        f"var_samp(intensity) FILTER ({when}) AS {name}_variance"
        for name, when in (("now", "date >= $now"), ("before", "date < $now"))
    )
    return (
        f"SELECT pair, {sides} FROM ({rows}) WHERE status = 'occurred' "  # noqa: S608
        "AND date BETWEEN $before AND $last GROUP BY pair ORDER BY pair"
    )


def _bounds(found: tuple[Days, Days]) -> dict[str, object]:
    now, before = found
    return {"now": now[0], "last": now[1], "before": before[0]}


def _movement(row: dict[str, Any], found: tuple[Days, Days]) -> Movement:
    now, before = (
        Window(*days, row.get(f"{name}_n", 0), row.get(f"{name}_mean"), row.get(f"{name}_variance"))
        for name, days in zip(("now", "before"), found, strict=True)
    )
    return Movement(now, before)
