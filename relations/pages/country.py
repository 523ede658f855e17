"""The page of one country: its partners on a map and ranked, over time, and its events."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import pyarrow as pa
import streamlit as st

from relations import charts, countries, queries
from relations.charts.world import outlined
from relations.filters import Filters
from relations.movement import LEAST_EVENTS
from relations.pages import (
    address,
    briefing,
    directions,
    events,
    frame,
    headings,
    links,
    opening,
    tables,
    timeline,
    wording,
)
from relations.queries import Summary
from relations.store import Store
from relations.texts import N_, _, ngettext

_RANKED = 25
_IN_CHART = 12

_RANKS = {
    "events": N_("Partners, most events first"),
    "best": N_("Partners, highest balance first"),
    "worst": N_("Partners, lowest balance first"),
}
_RANK_WORDS = {
    "events": N_("Most events"), "best": N_("Highest balance"), "worst": N_("Lowest balance"),
}  # fmt: skip


def _by_balance(row: dict[str, Any], sign: int) -> tuple[bool, float, int]:
    """Sort by balance; what rests on too few events comes last."""
    few = row["occurred"] < LEAST_EVENTS
    return few, sign * (row["balance"] or 0.0), -row["events"]


_ORDERS: dict[str, Callable[[dict[str, Any]], Any]] = {
    "events": lambda row: -row["events"],
    "best": lambda row: _by_balance(row, -1),
    "worst": lambda row: _by_balance(row, 1),
}


def show(store: Store, code: str) -> None:
    """Draw the page of the country `code` as the address asks for it."""
    with opening.page(store, code) as (filters, summary, choice):
        if summary.events:
            briefing.numbers(store, filters, summary)
            partners = queries.partners(store, filters)
            _partners(store, partners, filters, summary)
            _over_time(store, partners, filters, summary)
            timeline.show(store, filters, summary)
            directions.show(store, filters, summary)
            events.show(store, filters, summary, choice)
        frame.glossary()
        frame.foot(store, filters.collections)


def _partners(store: Store, table: pa.Table, filters: Filters, summary: Summary) -> None:
    """Draw the map and the ranking side by side, where there is room for both."""
    span = timeline.covered(filters, summary) or ()
    with st.grid(2, min_column_width=330):
        with st.container():
            _map(store, table, filters, span)
        with st.container():
            _ranking(table, filters, summary, span)


def _map(store: Store, table: pa.Table, filters: Filters, span: Sequence[date]) -> None:
    occurred = sum(table["occurred"].to_pylist())
    what = _("Balance of each country with {country}", country=countries.name(filters.scope))
    heading = headings.heading(store, filters, what, occurred, span)
    st.header(_("Partners on the map"), anchor="map")
    chart = charts.world(table, heading, filters.scope, _addresses(table, filters))
    st.altair_chart(chart, key=f"world-{address.digest(store, filters)}")
    unseen = [c for c in table["partner"].to_pylist() if c not in outlined()]
    said = [_("Grey: no event that occurred. A click leads to the pair.")]
    if unseen:
        names = ", ".join(map(countries.name, unseen))
        said.append(_("Too small for the map: {countries}.", countries=names))
    frame.caption(" ".join(said))


def _ranking(table: pa.Table, filters: Filters, summary: Summary, span: Sequence[date]) -> None:
    rank = address.one_of("rank", address.RANKS) or "events"
    title = wording.heading(_(_RANKS[rank]), summary.events, *span)
    st.header(title, anchor="partners")
    _rank_control(rank)
    rows = sorted(table.to_pylist(), key=_ORDERS[rank])[:_RANKED]
    st.html(partners_html(title, rows, filters))
    dashes = tables.dashes(row["occurred"] for row in rows)
    frame.caption(_first_of(table.num_rows), dashes)


def _rank_control(rank: str) -> None:
    st.session_state["rank"] = rank
    st.segmented_control(
        _("Order of the partners"), address.RANKS, key="rank", label_visibility="collapsed",
        required=True, format_func=lambda value: _(_RANK_WORDS[value]),
        on_change=_ranked,
    )  # fmt: skip


def _ranked() -> None:
    address.change(rank=str(st.session_state["rank"]))


def _first_of(number: int) -> str:
    return "" if number <= _RANKED else ngettext(
        "The first {shown} of {number:,} partner.", "The first {shown} of {number:,} partners.",
        number, shown=_RANKED,
    )  # fmt: skip


def partners_html(label: str, rows: list[dict[str, Any]], filters: Filters) -> str:
    """Write rows of `overviews.partners` as a table; each partner links to the pair's page."""
    addresses = {row["partner"]: _address(row["partner"], filters) for row in rows}
    body = "".join(
        f"<tr><th scope='row'>"
        f"{links.anchor(addresses[row['partner']], countries.name(row['partner']))}</th>"
        f"<td class='n'>{row['events']:,}</td>"
        f"<td class='n'>▲ {row['cooperation']:,} ▼ {row['conflict']:,}</td>"
        f"{tables.balance(row['balance'], row['occurred'])}</tr>"
        for row in rows
    )
    heads = (
        (_("Partner"), ""), (_("Events"), "n"), (_("▲ Cooperation ▼ conflict"), "n"),
        (_("Balance"), "n"),
    )  # fmt: skip
    return tables.table(label, heads, body, "r-tall")


def _addresses(table: pa.Table, filters: Filters) -> dict[str, str]:
    return {code: _address(code, filters) for code in table["partner"].to_pylist()}


def _address(partner: str, filters: Filters) -> str:
    """The page of the pair with this partner, under the same filters."""
    key = countries.pair_key(filters.scope, partner)
    return links.scope(key, filters.query(without=("direction",)))


def _over_time(store: Store, ranked: pa.Table, filters: Filters, summary: Summary) -> None:
    partners = ranked["partner"][:_IN_CHART].to_pylist()
    table = queries.partner_years(store, filters, partners)
    if not table.num_rows:
        return
    number = sum(table["events"].to_pylist())
    span = timeline.covered(filters, summary) or ()
    what = _("{country}: balance with each partner, by year", country=countries.name(filters.scope))
    heading = headings.heading(store, filters, what, number, span)
    st.header(_("Partners over time"), anchor="by-partner")
    chart = charts.balances(table, heading, partners, _addresses(ranked, filters))
    st.altair_chart(chart, key=f"partners-{address.digest(store, filters)}")
    frame.caption(
        ngettext(
            "Events that occurred, with the partner that has most. A click leads to the pair.",
            "Events that occurred, with the {number} partners that have most. A click leads to "
            "the pair.",
            len(partners),
        )
    )
