"""How much was reported: events per period by collection, so that more is not taken for worse."""

from __future__ import annotations

import altair as alt
import pyarrow as pa

from relations.charts.common import Heading, period_axis, period_tip, upright, whole
from relations.palette import CATEGORIES
from relations.periods import Step, axis_periods, period_of
from relations.texts import N_, _

_HEIGHT = 280
#: How the axis calls all that was read, by the time that a bar stands for.
_COUNTED: dict[Step, str] = {
    "week": N_("events of any status per week"),
    "month": N_("events of any status per month"),
    "year": N_("events of any status per year"),
}
_DESCRIBED: dict[Step, str] = {
    "week": N_("Events per week by collection: {names}."),
    "month": N_("Events per month by collection: {names}."),
    "year": N_("Events per year by collection: {names}."),
}


def coverage(table: pa.Table, heading: Heading, step: Step = "year") -> alt.Chart:
    """Bars of events per period, one colour a collection.

    `table` is the answer of `overviews.coverage`: period (first of the month), collection,
    events.
    """
    sums: dict[tuple[str, str], int] = {}
    for row in table.to_pylist():
        key = period_of(row["period"], step), row["collection"]
        sums[key] = sums.get(key, 0) + row["events"]
    rows = [
        {"period": period, "collection": name, "events": events}
        for (period, name), events in sorted(sums.items())
    ]
    names = sorted({name for _, name in sums})
    texts = [(name, pa.string()) for name in ("period", "collection")]
    chart: alt.Chart = (
        alt.Chart(pa.Table.from_pylist(rows, pa.schema([*texts, ("events", pa.int64())])))
        .mark_bar()
        .encode(
            x=period_axis(axis_periods(table["period"].to_pylist(), step)),
            y=alt.Y("events:Q").title(_(_COUNTED[step])).axis(upright(tickCount=4)),
            color=alt.Color("collection:N")
            .scale(domain=names, range=list(CATEGORIES[: max(len(names), 1)]))
            .legend(orient="bottom", title=_("Collection")),
            tooltip=[
                period_tip(step),
                alt.Tooltip("collection:N", title=_("Collection")),
                alt.Tooltip("events:Q", title=_("Events"), format=","),
            ],
        )
    )
    return whole(chart, heading, _HEIGHT, _(_DESCRIBED[step], names=", ".join(names)))
