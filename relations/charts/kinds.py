"""What kind of acts, over time: types down, periods across, the darker the more."""

from __future__ import annotations

from datetime import date

import altair as alt
import pyarrow as pa

from relations.charts.common import AXIS, period_axis, side_colour
from relations.ontology import EVENT_TYPES
from relations.periods import Step, axis_periods, name_of, period_of

_ROW = 22


def kinds(table: pa.Table, step: Step = "year", span: tuple[date, date] | None = None) -> alt.Chart:
    """Squares of events by type (or type and mode) and period; cooperation first.

    `table` is the answer of `queries.kinds`: period (date), event_type, mode, events. Rows are
    in the order of the ontology: cooperation before conflict, words before deeds in both. `span`
    widens the axis to these dates, as in the timeline.
    """
    rows = [_row(row, step) for row in table.to_pylist()]
    order = list(dict.fromkeys(str(row["kind"]) for row in sorted(rows, key=_rank)))
    chart: alt.Chart = (
        alt.Chart(_arrow(rows), height=len(order) * _ROW + AXIS, description=describe(table))
        .mark_rect()
        .encode(
            x=period_axis(axis_periods(table["period"].to_pylist(), step, span)),
            y=alt.Y("kind:N", sort=order)
            .title(None)
            .axis(labelLimit=170, labelOverlap=False, domain=False, grid=False),
            color=side_colour(),
            opacity=alt.Opacity("events:Q", legend=None).scale(
                type="sqrt", domainMin=0, range=[0.12, 1]
            ),
            tooltip=[
                alt.Tooltip("when:N", title=step.capitalize()),
                alt.Tooltip("kind:N", title="Type"),
                alt.Tooltip("side:N", title="Side"),
                alt.Tooltip("events:Q", title="Events", format=","),
            ],
        )
        .properties(background="transparent")
    )
    return chart


def describe(table: pa.Table) -> str:
    """Say which types are told most, for screen readers."""
    sums: dict[str, int] = {}
    for row in table.to_pylist():
        sums[row["event_type"]] = sums.get(row["event_type"], 0) + row["events"]
    ranked = sorted(sums.items(), key=lambda item: (-item[1], item[0]))[:3]
    said = ", ".join(f"{code.capitalize()} {events:,}" for code, events in ranked)
    return f"Events by type and time; most: {said}." if said else "No events."


def _row(row: dict[str, object], step: Step) -> dict[str, object]:
    code, mode = str(row["event_type"]), row["mode"]
    known = EVENT_TYPES.get(code)
    period = period_of(row["period"], step)  # type: ignore[arg-type]
    return {
        "period": period,
        "when": name_of(period),
        "kind": f"{code.capitalize()} · {mode}" if mode else code.capitalize(),
        "side": "conflict" if known and known.quad_class >= 3 else "cooperation",
        "events": row["events"],
    }


def _rank(row: dict[str, object]) -> tuple[int, str]:
    code = str(row["kind"]).partition(" ")[0].upper()
    order = list(EVENT_TYPES)
    return (order.index(code) if code in order else len(order), str(row["kind"]))


def _arrow(rows: list[dict[str, object]]) -> pa.Table:
    texts = [(name, pa.string()) for name in ("period", "when", "kind", "side")]
    return pa.Table.from_pylist(rows, pa.schema([*texts, ("events", pa.int64())]))
