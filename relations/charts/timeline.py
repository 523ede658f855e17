"""The timeline of one choice of events: cooperation up, conflict down; and all of them below.

Which events are counted is `queries`' business, which dates a drag chooses the page's.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from itertools import groupby
from typing import Any

import altair as alt
import pyarrow as pa

from relations.charts.common import (
    Heading,
    period_axis,
    period_tip,
    quoted,
    side_colour,
    side_name,
    upright,
    whole,
)
from relations.palette import COLOURS
from relations.periods import Step, axis_periods, period_of, said_of
from relations.texts import N_, _, first_capital

BRUSH = "brush"

_HEIGHT, _LOW = 280, 105
_INTENSITY, _SHARE = "mean intensity", "share of period"
SIDES_TITLE = N_("cooperation above in blue, conflict below in orange")

_PER: dict[Step, str] = {
    "week": N_("{what} per week"), "month": N_("{what} per month"), "year": N_("{what} per year"),
}  # fmt: skip
Span = tuple[date, date]


def timeline(
    table: pa.Table, heading: Heading, step: Step = "month", span: Span | None = None,
    counted: str = "", turns: Collection[date] = (), most: float | None = None,
    share: bool = False,
) -> alt.LayerChart | alt.FacetChart:  # fmt: skip
    """Bars of events per period: cooperation above the zero line, conflict below.

    `table` is the answer of `queries.series`: period (date), side ("cooperation" or
    "conflict"), quad_class (1 to 4), events, intensity_sum. `span` widens the axis to these
    dates; without it the axis runs from the first to the last period with events. `counted`
    names what is counted where it is not events that occurred, for instance "planned". At each
    day of `turns` stands a line. `most` is the end of the vertical axis, both ways; with `share`
    bars are shares of the period's events (0 to 1). A drag along the axis selects periods under
    the name BRUSH, as their texts in `period`.
    """
    periods = axis_periods(table["period"].to_pylist(), step, span)
    end = most or (1 if share else max((row["events"] for row in _sides(table, step)), default=1))
    unit = _("share of {events}", events=_noun(counted)) if share else _noun(counted)
    form = "'.0%'" if share else "',d'"
    bars = (
        alt.Chart(_arrow(table, step, share))
        .transform_calculate(height=_signed(_SHARE if share else "events"))
        .mark_bar()
        .encode(
            x=period_axis(periods),
            y=alt.Y("height:Q")
            .title([_per(unit, step), _(SIDES_TITLE)])
            .scale(domain=[-end, end], nice=not share)
            .axis(_two_ways(f"format(abs(datum.value), {form})", {} if share else _WHOLE)),
            color=side_colour(),
            tooltip=_tooltip(step, counted),
        )
        .add_params(alt.selection_interval(name=BRUSH, encodings=["x"]))
    )
    lines = _lines(turns, step, periods)
    note = _("Dashed lines: turning points") if lines else ""
    said = describe(table, step, counted)
    return whole(alt.layer(bars, *lines), heading, _HEIGHT, said, note)


_WHOLE: dict[str, Any] = {"tickMinStep": 1, "tickCount": 5}


def _signed(field: str) -> str:
    """Write conflict as less than zero, in Vega's language of expressions."""
    value = f"datum[{quoted(field)}]"
    return f"datum.side === {quoted(side_name('conflict'))} ? -{value} : {value}"


def _tooltip(step: Step, counted: str) -> list[alt.Tooltip]:
    return [
        period_tip(step),
        alt.Tooltip("side:N", title=_("Side")),
        alt.Tooltip("events:Q", title=first_capital(_noun(counted)), format=","),
        alt.Tooltip("verbal:Q", title=_("Verbal"), format=","),
        alt.Tooltip("material:Q", title=_("Material"), format=","),
        alt.Tooltip(f"{_INTENSITY}:Q", title=_("Mean intensity (-10 to 10)"), format="+.1f"),
    ]


def _lines(turns: Collection[date], step: Step, periods: Collection[str]) -> list[alt.Chart]:
    """Dashed lines where the relationship turned, in periods that the axis has."""
    rows = [
        {"period": period_of(day, step), "turning point": day.isoformat()}
        for day in turns
        if period_of(day, step) in periods
    ]
    if not rows:
        return []
    data = pa.Table.from_pylist(rows)
    return [
        alt.Chart(data)
        .mark_rule(strokeDash=[5, 3], strokeWidth=2, color="#8A8A8A")
        .encode(
            x="period:O",
            tooltip=[alt.Tooltip("turning point:N", title=_("Turning point, first event"))],
        )
    ]


def volume(
    table: pa.Table, heading: Heading, step: Step = "month", span: Span | None = None
) -> alt.Chart:
    """A low strip of all events per period, whatever their side and status: how much was read.

    `table` is the answer of `queries.volume`: period (date), events.
    """
    sums = {row["period"]: row["events"] for row in table.to_pylist()}
    rows = [
        {"period": period_of(day, step), "events": events} for day, events in sorted(sums.items())
    ]
    schema = pa.schema([("period", pa.string()), ("events", pa.int64())])
    chart: alt.Chart = (
        alt.Chart(pa.Table.from_pylist(rows, schema))
        .mark_bar(color="#8A8A8A")
        .encode(
            x=period_axis(axis_periods(list(sums), step, span), titled=False),
            y=alt.Y("events:Q").title(None).axis(upright(tickCount=2, tickMinStep=1)),
            tooltip=[
                period_tip(step),
                alt.Tooltip("events:Q", title=_("Events of any status"), format=","),
            ],
        )
    )
    return whole(chart, heading, _LOW, _volume_words(sums, step))


def _volume_words(sums: dict[date, int], step: Step) -> str:
    if not sums:
        return _("No events.")
    most = max(sums, key=lambda day: sums[day])
    return _(
        "All events read, of any status: {number:,}; most in {period} ({peak:,}).",
        number=sum(sums.values()), period=said_of(period_of(most, step)), peak=sums[most],
    )  # fmt: skip


def describe(table: pa.Table, step: Step = "month", counted: str = "") -> str:
    """Say the timeline in one or two sentences, for screen readers and below the chart."""
    rows = _sides(table, step)
    if not rows:
        return _("No {events}.", events=_noun(counted))
    first, last = (said_of(rows[at]["period"]) for at in (0, -1))
    time = (
        _("from {first} to {last}", first=first, last=last)
        if first != last
        else _("in {period}", period=first)
    )
    sums, peaks = [], []
    for side in COLOURS:
        own = [row for row in rows if row["side"] == side]
        number = sum(row["events"] for row in own)
        sums.append(_("{number:,} of {side}", number=number, side=side_name(side)))
        if own:
            peak = max(own, key=lambda row: row["events"])
            peaks.append(_peak(side, peak))
    return _(
        "{what} {time}: {cooperation} and {conflict}; {peaks}.",
        what=_per(first_capital(_noun(counted)), step), time=time,
        cooperation=sums[0], conflict=sums[1], peaks=", ".join(peaks),
    )  # fmt: skip


def by_side(table: pa.Table, step: Step) -> dict[tuple[str, str], int]:
    """Events of the answer of `queries.series` by period, as its text, and side."""
    sums: dict[tuple[str, str], int] = {}
    for row in table.select(["period", "side", "events"]).to_pylist():
        at = period_of(row["period"], step), row["side"]
        sums[at] = sums.get(at, 0) + row["events"]
    return sums


def _peak(side: str, row: dict[str, Any]) -> str:
    return _(
        "most {side} in {period} ({number:,})",
        side=side_name(side), period=said_of(row["period"]), number=row["events"],
    )  # fmt: skip


def _per(what: str, step: Step) -> str:
    return _(_PER[step], what=what)


def _noun(counted: str) -> str:
    return _("{status} events", status=counted) if counted else _("events")


def _sides(table: pa.Table, step: Step) -> list[dict[str, Any]]:
    """One row a period and side, in order of time: the quad classes put together."""
    rows = sorted(table.to_pylist(), key=lambda row: (row["period"], row["side"]))
    in_all: dict[date, int] = {}
    for row in rows:
        in_all[row["period"]] = in_all.get(row["period"], 0) + row["events"]
    found = []
    for (period, side), group in groupby(rows, key=lambda row: (row["period"], row["side"])):
        own = list(group)
        events = sum(row["events"] for row in own)
        found.append(
            {
                "period": period_of(period, step),
                "side": side,
                "events": events,
                _SHARE: events / in_all[period],
                "verbal": sum(row["events"] for row in own if row["quad_class"] in (1, 3)),
                "material": sum(row["events"] for row in own if row["quad_class"] in (2, 4)),
                _INTENSITY: sum(row["intensity_sum"] for row in own) / events,
            }
        )
    return found


_TOLD = (
    [(name, pa.string()) for name in ("period", "side")]
    + [(name, pa.int64()) for name in ("events", "verbal", "material")]
    + [(_INTENSITY, pa.float64())]
)


def _arrow(table: pa.Table, step: Step, share: bool) -> pa.Table:
    rows = [row | {"side": side_name(row["side"])} for row in _sides(table, step)]
    told = [*_TOLD, (_SHARE, pa.float64())] if share else _TOLD
    return pa.Table.from_pylist(rows, schema=pa.schema(told))


def _two_ways(label: str, more: dict[str, Any]) -> alt.Axis:
    """Make an axis with a heavy line at zero, and the same words on both sides of it."""
    heavy: dict[str, Any] = {"condition": {"test": "datum.value === 0", "value": 2}, "value": 0.5}
    # Where labels overlap Vega drops every second one, and with it the zero.
    return upright(grid=True, gridWidth=heavy, labelExpr=label, labelOverlap=False, **more)
