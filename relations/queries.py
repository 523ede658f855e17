"""Questions about the chosen events as counts and sums: Arrow tables or small values.

Pages ask here alone: questions across pairs, which stand in `overviews`, about single events,
which stand in `rows`, and about what each filter would give, in `facets`, are passed on.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

import pyarrow as pa

from relations import scopes
from relations.counting import counted
from relations.facets import facets
from relations.filters import Filters
from relations.movement import LEAST_EVENTS
from relations.ontology import STATUSES
from relations.overviews import (
    by_pair,
    coverage,
    movement,
    movements,
    overview,
    partner_years,
    partners,
    years,
)
from relations.periods import Step
from relations.rows import (
    NEWEST,
    SORTS,
    event,
    excerpts,
    export,
    newest_by_mode,
    page,
    position,
    reports,
)
from relations.store import Store

__all__ = [
    "NEWEST", "SORTS", "Summary", "by_direction", "by_pair", "counted_statuses", "coverage",
    "event", "excerpts", "export", "facets", "holds", "intensities", "kinds", "movement",
    "movements", "newest_by_mode", "overview", "page", "partner_years", "partners", "position",
    "reports", "series", "summary", "volume", "years",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Summary:
    """The chosen events in numbers.

    `events` and `by_status` count every chosen event (`by_status` has all four statuses);
    `cooperation`, `conflict` and `balance` (mean PLOVER intensity, -10 to 10, None without
    events) count those that occurred. The first two dates are of any status; None without events.
    """

    events: int
    by_status: dict[str, int] = field(hash=False)
    cooperation: int
    conflict: int
    balance: float | None
    first_date: date | None
    last_date: date | None
    last_occurred: date | None

    @property
    def occurred(self) -> int:
        """How many of the events occurred."""
        return self.cooperation + self.conflict

    @property
    def enough(self) -> bool:
        """Whether enough occurred to speak of a balance."""
        return self.occurred >= LEAST_EVENTS


def holds(store: Store, scope: str) -> bool:
    """Whether any event of the scope is published."""
    where, parameters = scopes.condition(scope)
    found = store.ask(f"SELECT 1 FROM monthly WHERE {where} LIMIT 1", parameters)  # noqa: S608
    return bool(found.num_rows)


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
        last_occurred=occurred.get("last_date"),
    )


def counted_statuses(filters: Filters) -> tuple[str, ...]:
    """Name the statuses that `series` counts: the chosen ones, otherwise what occurred."""
    return filters.statuses or ("occurred",)


def series(store: Store, filters: Filters, step: Step = "month") -> pa.Table:
    """Count over time: period, side, quad_class, events, intensity_sum; in that order.

    `period` is the first day of the week, month or year, `side` "cooperation" or "conflict".
    Only periods with events are there. Counted are events of `counted_statuses`.
    """
    rows, parameters = _over_time(filters, step)
    return store.ask(
        f"""
        SELECT date_trunc('{step}', date)::DATE AS period,
               CASE WHEN quad_class <= 2 THEN 'cooperation' ELSE 'conflict' END AS side,
               quad_class, sum(events)::BIGINT AS events, sum(intensity_sum) AS intensity_sum
        FROM ({rows}) GROUP BY ALL ORDER BY period, quad_class
        """,  # noqa: S608
        parameters,
    )


def volume(store: Store, filters: Filters, step: Step = "month") -> pa.Table:
    """Count the chosen events of every status over time: period (first day of it), events."""
    rows, parameters = _by_step(replace(filters, statuses=()), step)
    return store.ask(
        f"SELECT date_trunc('{step}', date)::DATE AS period, sum(events)::BIGINT AS events "  # noqa: S608
        f"FROM ({rows}) GROUP BY ALL ORDER BY period",
        parameters,
    )


def kinds(store: Store, filters: Filters, step: Step = "year", modes: bool = False) -> pa.Table:
    """Count types over time: period, event_type, mode, events. Modes are null unless asked for.

    Counted are events of `counted_statuses`.
    """
    chosen = replace(filters, statuses=counted_statuses(filters))
    if modes:
        where, parameters = chosen.where()
        rows = f"SELECT date, event_type, mode, 1 AS events FROM events WHERE {where}"  # noqa: S608
    else:
        source, parameters = _over_time(filters, step)
        rows = f"SELECT date, event_type, NULL::VARCHAR AS mode, events FROM ({source})"  # noqa: S608
    return store.ask(
        f"SELECT date_trunc('{step}', date)::DATE AS period, event_type, mode, "  # noqa: S608
        f"sum(events)::BIGINT AS events FROM ({rows}) GROUP BY ALL ORDER BY ALL",
        parameters,
    )


def by_direction(store: Store, filters: Filters) -> pa.Table:
    """Sum up what occurred by direction and type, most events first.

    Columns: direction (one of `scopes.directions`), event_type, quad_class, events,
    intensity_sum.
    """
    rows, parameters = counted(replace(filters, statuses=("occurred",)))
    direction = scopes.direction_sql(filters.scope)
    return store.ask(
        f"SELECT {direction} AS direction, event_type, quad_class, "  # noqa: S608
        "sum(events)::BIGINT AS events, sum(intensity_sum) AS intensity_sum "
        f"FROM ({rows}) GROUP BY ALL ORDER BY events DESC, event_type",
        parameters,
    )


def intensities(store: Store, filters: Filters) -> pa.Table:
    """What occurred, one row an event in order of time: date, intensity."""
    where, parameters = filters.where()
    return store.ask(
        f"SELECT date, intensity FROM events WHERE {where} AND status = 'occurred' "  # noqa: S608
        "AND intensity IS NOT NULL ORDER BY date, event_id, collection",
        parameters,
    )


def _over_time(filters: Filters, step: Step) -> tuple[str, dict[str, object]]:
    """Rows of the counted statuses with a date fine enough for `step`."""
    return _by_step(replace(filters, statuses=counted_statuses(filters)), step)


def _by_step(filters: Filters, step: Step) -> tuple[str, dict[str, object]]:
    if step != "week":
        return counted(filters)
    where, parameters = filters.where()
    return (
        "SELECT date, event_type, quad_class, 1 AS events, intensity AS intensity_sum "  # noqa: S608
        f"FROM events WHERE {where}",
        parameters,
    )
