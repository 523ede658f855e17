"""The home page: what this is, how much there is, and the way to every pair."""

from __future__ import annotations

from datetime import date
from functools import partial
from html import escape
from typing import Any

import pyarrow as pa
import streamlit as st

from relations import countries
from relations.choices import either
from relations.dataset import Collection
from relations.pages import address, data, frame, links, wording
from relations.store import Store

PAGE_ROWS = 50
_KEYS = ("collection", "page")


def show(store: Store) -> None:
    """Draw the home page over the collections that the address chooses."""
    st.title("Relations between countries")
    st.html(
        '<p class="r-lead">Dated events between two countries, read out of news text: who did '
        "what toward whom, when, and the sentence that says so.</p>"
    )
    if not store.collections:
        _nothing_yet()
        return
    names, notices = _chosen(store)
    frame.notices(notices)
    table = data.overview(store, names)
    _totals([one for one in store.collections if not names or one.name in names], table)
    _picker(table, names)
    _collections(store, names)
    _pairs(table, names)
    frame.foot(store, names)


def _nothing_yet() -> None:
    st.info("There are no events yet, because nothing has been published in the data folder.")
    st.text("Fill it with the documents that come with the project, or with your own:")
    st.code(
        "python -m relations build\npython -m relations extract my-articles/ --collection mine",
        language=None,
    )
    st.text("Then load this page again.")


def _chosen(store: Store) -> tuple[tuple[str, ...], list[str]]:
    """Find the collections of the address that there are, and what to say of the rest."""
    known = [one.name for one in store.collections]
    asked = address.query()
    notices = [
        f"collection={name} is not a collection here ({either(known)})"
        for name in asked.get("collection", [])
        if name not in known
    ]
    notices += [f"“{key}” is not used on this page" for key in asked if key not in _KEYS]
    return tuple(name for name in known if name in asked.get("collection", [])), notices


def _totals(collections: list[Collection], table: pa.Table) -> None:
    """Draw events, pairs, articles and the time they cover, each with its label."""
    firsts: list[date] = [one.first_date for one in collections if one.first_date]
    lasts: list[date] = [one.last_date for one in collections if one.last_date]
    occurred, events = sum(table["occurred"].to_pylist()), sum(table["events"].to_pylist())
    with st.grid(5, min_column_width=140):
        st.metric("Events", f"{events:,}", help="Of any status, planned and denied ones included.")
        st.metric("of these occurred", f"{occurred:,}", help=wording.ONLY_OCCURRED)
        st.metric("Country pairs", f"{table.num_rows:,}")
        st.metric("Articles", f"{sum(one.rows['articles'] for one in collections):,}")
        if firsts and lasts:
            years = sorted({str(min(firsts).year), str(max(lasts).year)})
            covered = wording.span(min(firsts), max(lasts))
            st.metric("Years covered", "–".join(years), help=f"Events from {covered}.")


def _picker(table: pa.Table, names: tuple[str, ...]) -> None:
    """Draw two lists of countries; the second list holds those that have events with the first."""
    partners: dict[str, dict[str, int]] = {}
    for key, events in zip(table["pair"].to_pylist(), table["events"].to_pylist(), strict=True):
        one, other = key.split("-")
        partners.setdefault(one, {})[other] = events
        partners.setdefault(other, {})[one] = events
    st.subheader("Choose two countries", anchor=False)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        first = st.selectbox(
            "One country", sorted(partners, key=countries.name), index=None, key="one-country",
            format_func=countries.name, placeholder="Any country", width=260,
        )  # fmt: skip
        with_first = partners.get(first or "", {})
        second = st.selectbox(
            "The other country", sorted(with_first, key=countries.name), index=None,
            key=f"other-country-{first}", disabled=first is None, width=300,
            format_func=partial(_partner, with_first),
            placeholder="Any with events" if first else "Choose one country first",
        )  # fmt: skip
        st.html(_go(first, second, names), width="content")


def _partner(counts: dict[str, int], code: str) -> str:
    return f"{countries.name(code)} ({wording.count(counts[code], 'event')})"


def _go(first: str | None, second: str | None, names: tuple[str, ...]) -> str:
    """Link to the pair; while there is none, the same shape without a link."""
    if not first or not second or first == second:
        return '<span class="r-button r-off" aria-disabled="true">Show this pair</span>'
    key = countries.pair_key(first, second)
    address_of_pair = links.pair(key, [("collection", name) for name in names])
    return links.anchor(address_of_pair, f"Show {countries.pair_name(key)}", "r-button")


def _collections(store: Store, names: tuple[str, ...]) -> None:
    known = [one.name for one in store.collections]
    if len(known) > 1:
        st.session_state["home-collections"] = list(names)
        st.multiselect(
            "Collections counted here", known, key="home-collections", placeholder="All",
            on_change=_write_collections, width=400,
        )  # fmt: skip


def _write_collections() -> None:
    address.write(("collection", name) for name in st.session_state["home-collections"])


def _write_page(names: tuple[str, ...], key: str) -> None:
    page = str(st.session_state[key])
    address.write([*(("collection", name) for name in names), ("page", page)])


def _pairs(table: pa.Table, names: tuple[str, ...]) -> None:
    """Draw the pairs, most events first, a page of them at a time."""
    st.subheader("All pairs, most events first", anchor=False)
    last = max(1, -(-table.num_rows // PAGE_ROWS))
    page = address.page_number(last)
    rows = table.slice((page - 1) * PAGE_ROWS, PAGE_ROWS).to_pylist()
    st.html(pairs_html(rows, names))
    st.caption(f"Balance: {wording.BALANCE_MEANING}")
    if last > 1:
        key = f"home-page-{page}"
        st.pagination(last, default=page, key=key, on_change=_write_page, args=(names, key))


def pairs_html(rows: list[dict[str, Any]], names: tuple[str, ...] = ()) -> str:
    """Write rows of `queries.overview` as an HTML table; every pair is a link to its page."""
    query = [("collection", name) for name in names]
    linked = [
        links.anchor(links.pair(row["pair"], query), countries.pair_name(row["pair"]))
        for row in rows
    ]
    body = "".join(
        f"<tr><th scope='row'>{link}</th>"
        f"<td class='n'>{row['events']:,}</td><td class='n r-wide'>{row['occurred']:,}</td>"
        f"<td class='n'>▲ {row['cooperation']:,}</td><td class='n'>▼ {row['conflict']:,}</td>"
        f"<td class='n'>{wording.score(row['balance'])}</td>"
        f"<td class='n r-wide'>{escape(str(row['last_date']))}</td></tr>"
        for link, row in zip(linked, rows, strict=True)
    )
    head = (
        "<th scope='col'>Pair</th><th scope='col' class='n'>Events</th>"
        "<th scope='col' class='n r-wide'>Occurred</th>"
        "<th scope='col' class='n'>Cooperation</th><th scope='col' class='n'>Conflict</th>"
        "<th scope='col' class='n'>Balance</th><th scope='col' class='n r-wide'>Latest event</th>"
    )
    return (
        f'<div class="r-scroll"><table class="r-table"><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )
