"""What kind of acts, over time: types down, periods across, the darker the more."""

from __future__ import annotations

from datetime import date

import altair as alt
import pyarrow as pa

from relations.charts.common import (
    AXIS,
    Heading,
    listing,
    period_axis,
    period_tip,
    side_colour,
    side_name,
    whole,
)
from relations.ontology import EVENT_TYPES, mode_name, type_name
from relations.periods import Step, axis_periods, period_of
from relations.texts import N_, _

_ROW = 22
_NOTE = N_(
    "Blue above: cooperation, orange below: conflict, words before deeds in both; the stronger, "
    "the more events"
)


def kinds(
    table: pa.Table, heading: Heading, step: Step = "year", span: tuple[date, date] | None = None
) -> alt.Chart:
    """Squares of events by type (or type and mode) and period; cooperation first.

    `table` is the answer of `queries.kinds`: period (date), event_type, mode, events. Rows are
    in the order of the ontology: cooperation before conflict, words before deeds in both. `span`
    widens the axis to these dates, as in the timeline.
    """
    rows = [_row(row, step) for row in table.to_pylist()]
    order = list(dict.fromkeys(str(row["type"]) for row in sorted(rows, key=_ranked)))
    chart: alt.Chart = (
        alt.Chart(_arrow(rows))
        .mark_rect()
        .encode(
            x=period_axis(axis_periods(table["period"].to_pylist(), step, span)),
            y=alt.Y("type:N", sort=order, axis=listing(_("Type"), 170)),
            color=side_colour(),
            opacity=alt.Opacity("events:Q", legend=None).scale(
                type="sqrt", domainMin=0, range=[0.12, 1]
            ),
            tooltip=[
                period_tip(step),
                alt.Tooltip("type:N", title=_("Type")),
                alt.Tooltip("side:N", title=_("Side")),
                alt.Tooltip("events:Q", title=_("Events"), format=","),
            ],
        )
    )
    return whole(chart, heading, len(order) * _ROW + AXIS, describe(table), _(_NOTE))


def describe(table: pa.Table) -> str:
    """Say which types are told most, for screen readers."""
    sums: dict[str, int] = {}
    for row in table.to_pylist():
        sums[row["event_type"]] = sums.get(row["event_type"], 0) + row["events"]
    ranked = sorted(sums.items(), key=lambda item: (-item[1], item[0]))[:3]
    if not ranked:
        return _("No events.")
    most = ", ".join(f"{type_name(code)} {events:,}" for code, events in ranked)
    return _("Events by type and time; most: {most}.", most=most)


def _row(row: dict[str, object], step: Step) -> dict[str, object]:
    code, mode = str(row["event_type"]), row["mode"]
    known, name = EVENT_TYPES.get(code), type_name(code)
    side = "conflict" if known and known.quad_class >= 3 else "cooperation"
    return {
        "period": period_of(row["period"], step),  # type: ignore[arg-type]
        "type": f"{name} · {mode_name(str(mode))}" if mode else name,
        "side": side_name(side),
        "events": row["events"],
        "rank": list(EVENT_TYPES).index(code) if known else len(EVENT_TYPES),
    }


def _ranked(row: dict[str, object]) -> tuple[object, object]:
    return row["rank"], row["type"]


def _arrow(rows: list[dict[str, object]]) -> pa.Table:
    texts = [(name, pa.string()) for name in ("period", "type", "side")]
    return pa.Table.from_pylist(rows, pa.schema([*texts, ("events", pa.int64())]))
