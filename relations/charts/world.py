"""The world, each country coloured by its balance with one.

The outlines are served as WORLD, so that a browser keeps them: Natural Earth 1:110m (public
domain), coordinates rounded to a tenth of a degree, by alpha-3 code. The smallest states have
no outline there.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import altair as alt
import pyarrow as pa

from relations import countries
from relations.charts.common import (
    Heading,
    balance_colour,
    balance_tip,
    pale_where_few,
    pale_words,
    whole,
)
from relations.texts import _, ngettext

#: The address of the outlines, relative to every page.
WORLD = "world.json"
_HEIGHT = 320
_GREY = "#8A8A8A"
_EVENTS = "events that occurred"
_TOLD = ["partner", "balance", _EVENTS, "page"]


@cache
def outlines() -> str:
    """The outlines as GeoJSON: features with the alpha-3 code as `id`."""
    return files("relations.charts").joinpath(WORLD).read_text(encoding="utf-8")


@cache
def outlined() -> frozenset[str]:
    """The codes of the countries that the map shows."""
    return frozenset(one["id"] for one in json.loads(outlines())["features"])


def world(
    table: pa.Table, heading: Heading, centre: str, pages: Mapping[str, str]
) -> alt.LayerChart | alt.FacetChart:
    """Colour the partners of `centre` by balance; `centre` itself gets a heavy line.

    `table` is the answer of `overviews.partners`: partner, events, occurred, balance. A click
    leads to the partner's address in `pages`.
    """
    known = [row for row in table.to_pylist() if row["balance"] is not None]
    rows = [
        {
            "code": row["partner"],
            "partner": countries.name(row["partner"]),
            "balance": row["balance"],
            _EVENTS: row["occurred"],
            "page": pages[row["partner"]],
        }
        for row in known
    ]
    ground = _shapes().mark_geoshape(fill=_GREY, fillOpacity=0.18, stroke=_GREY, strokeWidth=0.4)
    own = (
        _shapes()
        .mark_geoshape(fillOpacity=0, stroke=_GREY, strokeWidth=2.5)
        .transform_filter(alt.datum.id == centre)
    )
    described = ngettext(
        "Map of the balance of {number} country with {name}.",
        "Map of the balance of {number} countries with {name}.",
        len(rows),
        name=countries.name(centre),
    )
    chart = alt.layer(ground, _partners(rows), own).project("equalEarth")
    return whole(chart, heading, _HEIGHT, described, pale_words())


def _partners(rows: list[dict[str, object]]) -> alt.Chart:
    schema = pa.schema(
        [("code", pa.string()), ("partner", pa.string()), ("balance", pa.float64()),
         (_EVENTS, pa.int64()), ("page", pa.string())]
    )  # fmt: skip
    table = pa.Table.from_pylist(rows, schema)
    chart: alt.Chart = (
        _shapes()
        .mark_geoshape(stroke=_GREY, strokeWidth=0.6)
        .transform_lookup(lookup="id", from_=alt.LookupData(table, key="code", fields=_TOLD))
        .transform_filter("isValid(datum.balance)")
        .encode(
            color=balance_colour(),
            opacity=pale_where_few(_EVENTS),
            href="page:N",
            tooltip=[
                alt.Tooltip("partner:N", title=_("With")),
                balance_tip(),
                alt.Tooltip(f"{_EVENTS}:Q", title=_("Events that occurred"), format=","),
            ],
        )
    )
    return chart


def _shapes() -> alt.Chart:
    features = alt.DataFormat(property="features", type="json")  # type: ignore[no-untyped-call]
    return alt.Chart(alt.UrlData(url=WORLD, format=features))
