"""Countries side by side: partners down, years across, coloured by balance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import altair as alt
import pyarrow as pa

from relations import countries
from relations.charts.common import (
    AXIS,
    LEGEND,
    Heading,
    balance_colour,
    balance_tip,
    listing,
    pale_where_few,
    pale_words,
    period_axis,
    whole,
)
from relations.choices import first_day
from relations.periods import between, step_name
from relations.texts import _, first_capital

_ROW = 24


def balances(
    table: pa.Table, heading: Heading, partners: Sequence[str], pages: Mapping[str, str]
) -> alt.Chart:
    """Squares of balance by partner, in the order of `partners`, and year.

    `table` is the answer of `overviews.partner_years`: year, partner, events, balance. A click
    leads to the partner's address in `pages`.
    """
    names = [countries.name(code) for code in partners]
    rows = [
        {
            "period": row["year"],
            "partner": countries.name(row["partner"]),
            "balance": row["balance"],
            "events": row["events"],
            "page": pages[row["partner"]],
        }
        for row in table.to_pylist()
    ]
    schema = pa.schema(
        [("period", pa.string()), ("partner", pa.string()), ("balance", pa.float64()),
         ("events", pa.int64()), ("page", pa.string())]
    )  # fmt: skip
    days = [day for row in rows if (day := first_day(row["period"]))]
    chart: alt.Chart = (
        alt.Chart(pa.Table.from_pylist(rows, schema))
        .mark_rect()
        .encode(
            x=period_axis(between(days, "year")),
            y=alt.Y("partner:N", sort=names, axis=listing(_("Partner"), 150)),
            color=balance_colour(),
            opacity=pale_where_few("events"),
            href="page:N",
            tooltip=[
                alt.Tooltip("period:N", title=first_capital(step_name("year"))),
                alt.Tooltip("partner:N", title=_("With")),
                balance_tip(),
                alt.Tooltip("events:Q", title=_("Events that occurred"), format=","),
            ],
        )
    )
    height = len(names) * _ROW + AXIS + LEGEND
    return whole(chart, heading, height, _describe(names), pale_words())


def _describe(names: Sequence[str]) -> str:
    if not names:
        return _("No events.")
    return _("Balance by year with {names}.", names=", ".join(names))
