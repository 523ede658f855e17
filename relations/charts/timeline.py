"""Charts of a relationship: pure functions from an Arrow table to an Altair chart.

Periods are written as text ("2019-09"), never as times, so that every visitor reads the same
month whatever the clock of the browser says. No text colour and no background is set: the
page's theme, light or dark, decides. What is counted is `queries`' business.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import Any

import altair as alt
import pyarrow as pa

from relations.periods import Step, axis_labels, axis_periods, name_of, period_of

#: Told apart by people with any colour vision, and visible on white and on near black.
COLOURS = {"cooperation": "#0072B2", "conflict": "#D55E00"}
BRUSH = "brush"

_HEIGHT = 300
_SIDES_TITLE = "cooperation above in blue, conflict below in orange"


def timeline(
    table: pa.Table, step: Step = "month", span: tuple[date, date] | None = None, counted: str = ""
) -> alt.Chart:
    """Bars of events per period: cooperation above the zero line, conflict below.

    `table` is the answer of `queries.series`: period (date), side ("cooperation" or
    "conflict"), quad_class (1 to 4), events, intensity_sum. `span` widens the axis to these
    dates; without it the axis runs from the first to the last period with events. `counted`
    names what is counted where it is not events that occurred, for instance "planned". A drag
    along the axis selects periods under the name BRUSH, as their texts in `period`.
    """
    periods = axis_periods(table["period"].to_pylist(), step, span)
    most = max((row["events"] for row in _sides(table, step)), default=1)
    chart: alt.Chart = (
        alt.Chart(_arrow(table, step), height=_HEIGHT, description=describe(table, step, counted))
        .mark_bar()
        .encode(
            x=_period_axis(periods),
            y=alt.Y("signed:Q")
            .title([f"{_noun(counted)} per {step}", _SIDES_TITLE])
            .scale(domain=[-most, most], nice=True)
            .axis(_upright("format(abs(datum.value), ',d')", tickMinStep=1, tickCount=7)),
            color=_colour(),
            tooltip=[
                alt.Tooltip("when:N", title=step.capitalize()),
                alt.Tooltip("side:N", title="Side"),
                alt.Tooltip("events:Q", title=_noun(counted).capitalize(), format=","),
                alt.Tooltip("verbal:Q", title="Verbal", format=","),
                alt.Tooltip("material:Q", title="Material", format=","),
                alt.Tooltip("intensity:Q", title="Mean intensity (-10 to 10)", format="+.1f"),
            ],
        )
        .add_params(alt.selection_interval(name=BRUSH, encodings=["x"]))
        .properties(background="transparent")
    )
    return chart


def describe(table: pa.Table, step: Step = "month", counted: str = "") -> str:
    """Say the timeline in one or two sentences, for screen readers and below the chart."""
    rows = _sides(table, step)
    if not rows:
        return f"No {_noun(counted)}."
    first, last = (name_of(rows[at]["period"]) for at in (0, -1))
    time = f"from {first} to {last}" if first != last else f"in {first}"
    sums, peaks = [], []
    for side in COLOURS:
        own = [row for row in rows if row["side"] == side]
        sums.append(f"{sum(row['events'] for row in own):,} of {side}")
        if own:
            peak = max(own, key=lambda row: row["events"])
            peaks.append(f"most {side} in {name_of(peak['period'])} ({peak['events']:,})")
    head = f"{_noun(counted).capitalize()} per {step} {time}: {' and '.join(sums)}"
    return f"{head}; {', '.join(peaks)}."


def _noun(counted: str) -> str:
    return f"{counted} events" if counted else "events"


def _sides(table: pa.Table, step: Step) -> list[dict[str, Any]]:
    """One row a period and side, in order of time: the quad classes put together."""
    rows = sorted(table.to_pylist(), key=lambda row: (row["period"], row["side"]))
    found = []
    for (period, side), group in groupby(rows, key=lambda row: (row["period"], row["side"])):
        own = list(group)
        events = sum(row["events"] for row in own)
        text = period_of(period, step)
        found.append(
            {
                "period": text,
                "when": name_of(text),
                "side": side,
                "events": events,
                "signed": events if side == "cooperation" else -events,
                "verbal": sum(row["events"] for row in own if row["quad_class"] in (1, 3)),
                "material": sum(row["events"] for row in own if row["quad_class"] in (2, 4)),
                "intensity": sum(row["intensity_sum"] for row in own) / events,
            }
        )
    return found


_SIDES_SCHEMA = pa.schema(
    [(name, pa.string()) for name in ("period", "when", "side")]
    + [(name, pa.int64()) for name in ("events", "signed", "verbal", "material")]
    + [("intensity", pa.float64())]
)


def _arrow(table: pa.Table, step: Step) -> pa.Table:
    return pa.Table.from_pylist(_sides(table, step), schema=_SIDES_SCHEMA)


def _period_axis(periods: Sequence[str]) -> alt.X:
    labels = axis_labels(periods)
    return (
        alt.X("period:O")
        .title(None)
        .scale(type="band", domain=list(periods), paddingInner=0.1)
        .axis(
            values=list(labels),
            labelExpr=f"({_object(labels)})[datum.value]",
            labelAngle=0,
            labelOverlap=True,
            labelFlush=False,
            ticks=True,
            grid=False,
        )
    )


def _object(names: dict[str, str]) -> str:
    """Write a Vega expression of labels; all its texts are digits and month names of ours."""
    return "{" + ", ".join(f"'{key}': '{name}'" for key, name in names.items()) + "}"


def _upright(label: str, **more: Any) -> alt.Axis:
    """Make an axis with a heavy line at zero, and its title lying above it.

    A title along the axis would be cut on a phone, where it is longer than the chart is high.
    """
    heavy: dict[str, Any] = {"condition": {"test": "datum.value === 0", "value": 2}, "value": 0.5}
    lying: dict[str, Any] = {
        "titleAngle": 0,
        "titleAlign": "left",
        "titleX": 0,
        "titleY": -22,
    } | more
    return alt.Axis(grid=True, gridWidth=heavy, labelExpr=label, **lying)


def _colour() -> alt.Color:
    """Colour by side, without a legend: the axis title names the sides and their colours."""
    scale = alt.Scale(domain=list(COLOURS), range=list(COLOURS.values()))
    return alt.Color("side:N", scale=scale, legend=None)
