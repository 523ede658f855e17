"""The page of one country: its partners on a map and ranked, over time, and its events."""

from __future__ import annotations

from html import escape
from typing import Any

import pyarrow as pa
import streamlit as st

from relations import charts, countries, overviews
from relations.charts.world import outlined
from relations.filters import Filters
from relations.pages import (
    address,
    briefing,
    directions,
    events,
    frame,
    links,
    opening,
    timeline,
    wording,
)
from relations.store import Store

_RANKED = 25
_IN_CHART = 12


def show(store: Store, code: str) -> None:
    """Draw the page of the country `code` as the address asks for it."""
    title = f"{countries.name(code)} and its partners"
    filters, summary, choice = opening.show(store, code, title)
    if summary.events:
        briefing.numbers(store, filters, summary)
        partners = overviews.partners(store, filters)
        _partners(store, partners, filters)
        _over_time(store, partners, filters)
        timeline.show(store, filters, summary)
        directions.show(store, filters)
        events.show(store, filters, summary, choice)
    frame.glossary()
    frame.foot(store, filters.collections)


def _partners(store: Store, table: pa.Table, filters: Filters) -> None:
    """Draw the map and the ranking side by side."""
    name = countries.name(filters.scope)
    left, right = st.columns([6, 5], gap="medium")
    with left:
        st.header(f"Balance of each country with {name}", anchor="map")
        chart = charts.world(table, filters.scope)
        st.altair_chart(chart, key=f"world-{address.digest(store, filters)}")
        unseen = [c for c in table["partner"].to_pylist() if c not in outlined()]
        small = (
            f" Too small for the map: {', '.join(map(countries.name, unseen))}." if unseen else ""
        )
        frame.caption(f"Grey: no event that occurred.{small}")
    with right:
        st.header("Partners, most events first", anchor="partners")
        st.html(partners_html(table.slice(0, _RANKED).to_pylist(), filters))
        if table.num_rows > _RANKED:
            frame.caption(f"The first {_RANKED} of {table.num_rows:,} partners.")


def partners_html(rows: list[dict[str, Any]], filters: Filters) -> str:
    """Write rows of `overviews.partners` as a table; each partner links to the pair's page."""
    query = filters.query(without=("direction",))
    body = "".join(
        f"<tr><th scope='row'>{_pair_link(filters.scope, row['partner'], query)}</th>"
        f"<td class='n'>{row['events']:,}</td>"
        f"<td class='n'>▲ {row['cooperation']:,} ▼ {row['conflict']:,}</td>"
        f"<td class='n'>{escape(wording.score(row['balance']))}</td></tr>"
        for row in rows
    )
    heads = ("Events", "▲ Cooperation ▼ conflict", "Balance")
    head = "".join(f"<th scope='col' class='n'>{name}</th>" for name in heads)
    return (
        '<div class="r-scroll r-tall"><table class="r-table"><thead><tr>'
        f"<th scope='col'>Partner</th>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _pair_link(code: str, partner: str, query: list[tuple[str, str]]) -> str:
    key = "-".join(sorted((code, partner)))
    return links.anchor(links.scope(key, query), countries.name(partner))


def _over_time(store: Store, ranked: pa.Table, filters: Filters) -> None:
    partners = ranked["partner"][:_IN_CHART].to_pylist()
    table = overviews.partner_years(store, filters, partners)
    if not table.num_rows:
        return
    st.header("Balance with each partner, by year", anchor="by-partner")
    st.altair_chart(
        charts.balances(table, partners), key=f"partners-{address.digest(store, filters)}"
    )
    events_counted = wording.count(sum(table["events"].to_pylist()), "event")
    frame.caption(
        f"{events_counted} that occurred, with the {len(partners)} partners that have most; a "
        "square holds as many as its tooltip says, often few."
    )
