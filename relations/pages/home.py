"""The home page: who stands how with whom, what changed, and the way to every pair."""

from __future__ import annotations

from datetime import date
from html import escape

import pyarrow as pa
import streamlit as st

from relations import movement, queries
from relations.choices import either
from relations.dataset import Collection
from relations.filters import Filters
from relations.pages import (
    address,
    all_pairs,
    balance_words,
    coverage,
    event_lines,
    frame,
    lead,
    links,
    matrix,
    pair_list,
    pair_picker,
    published,
    wording,
)
from relations.store import Store
from relations.texts import N_, _

TITLE = N_("All pairs")
_KEYS = ("collection", "page", "find", "step")
_NEWEST, _CHANGES = 5, 8


def show(store: Store) -> None:
    """Draw the home page over the collections that the address chooses."""
    st.title(_("Relations between countries"), anchor=False)
    st.html(f'<p class="r-lead">{escape(_(lead.WHAT))}</p>')
    if not store.collections:
        _nothing_yet()
        return
    names, notices = _chosen(store)
    table = published.overview(store, names)
    found = all_pairs.asked(table)
    beyond = address.beyond(len(found), all_pairs.PAGE_ROWS)
    frame.notices([*notices, *address.misread(), *beyond])
    counted = [one for one in store.collections if not names or one.name in names]
    _totals(counted, table)
    pair_picker.show(table, address.listed("collection", names))
    _collections(store, names)
    _matrix(table, names, _span(counted, table))
    _lately(store, names)
    all_pairs.show(store, found, names, _covered(counted) or ())
    coverage.show(store, names)
    frame.foot(store, names)


def _nothing_yet() -> None:
    st.info(_("There are no events yet, because nothing has been published in the data folder."))
    st.text(_("Fill it with the documents that come with the project, or with your own:"))
    st.code(
        "python -m relations build\npython -m relations extract my-articles/ --collection mine",
        language=None,
    )
    st.text(_("Then load this page again."))


def _chosen(store: Store) -> tuple[tuple[str, ...], list[str]]:
    """Find the collections of the address that there are, and what to say of the rest."""
    known = [one.name for one in store.collections]
    asked = address.query()
    notices = [
        _("collection={name} is not a collection here ({known})", name=name, known=either(known))
        for name in asked.get("collection", [])
        if name not in known
    ]
    notices += [_("“{key}” is not used on this page", key=key) for key in asked if key not in _KEYS]
    return tuple(name for name in known if name in asked.get("collection", [])), notices


def _totals(collections: list[Collection], table: pa.Table) -> None:
    """Draw events, pairs, articles and the time they cover, each with its label."""
    occurred, events = sum(table["occurred"].to_pylist()), sum(table["events"].to_pylist())
    with st.grid(5, min_column_width=140):
        any_status = _("Of any status, planned and denied ones included.")
        st.metric(_("Events"), f"{events:,}", help=any_status)
        st.metric(_("of these occurred"), f"{occurred:,}", help=_(wording.ONLY_OCCURRED))
        st.metric(_("Country pairs"), f"{table.num_rows:,}")
        st.metric(_("Articles"), f"{sum(one.rows['articles'] for one in collections):,}")
        if span := _covered(collections):
            years = sorted({str(day.year) for day in span})
            told = _("Events of any status from {span}.", span=wording.span(*span))
            st.metric(_("Years covered"), "–".join(years), help=told)


def _covered(collections: list[Collection]) -> tuple[date, date] | None:
    """The first and the last day of any event, whatever its status."""
    firsts = [one.first_date for one in collections if one.first_date]
    lasts = [one.last_date for one in collections if one.last_date]
    return (min(firsts), max(lasts)) if firsts and lasts else None


def _span(collections: list[Collection], table: pa.Table) -> tuple[date, date] | None:
    """The first day of any event, and the last on which one occurred; plans lie later."""
    firsts: list[date] = [one.first_date for one in collections if one.first_date]
    lasts: list[date] = [day for day in table["last_date"].to_pylist() if day]
    return (min(firsts), max(lasts)) if firsts and lasts else None


def _collections(store: Store, names: tuple[str, ...]) -> None:
    known = [one.name for one in store.collections]
    if len(known) > 1:
        st.session_state["home-collections"] = list(names)
        st.multiselect(
            _("Collections counted here"), known, key="home-collections", placeholder=_("All"),
            filter_mode="contains", select_all=False,
            on_change=_write_collections, width=400,
        )  # fmt: skip


def _write_collections() -> None:
    address.change(collection=st.session_state["home-collections"], page="")


def _matrix(table: pa.Table, names: tuple[str, ...], span: tuple[date, date] | None) -> None:
    rows = table.to_pylist()
    occurred = sum(row["occurred"] for row in matrix.shown(rows))
    what = _("Who stands how with whom: balance")
    title = wording.heading(what, occurred, *(span or ()))
    st.header(title, anchor="matrix")
    st.html(matrix.html(title, rows, address.listed("collection", names)))
    frame.caption(_(
        "Balance: {meaning} Orange below zero, blue above, on one scale for all. The {most} "
        "countries with most events; each cell leads to its pair. A dot: no event; a dash: fewer "
        "than {least} that occurred, too few to speak of a balance.",
        meaning=_(balance_words.MEANING), least=movement.LEAST_EVENTS, most=matrix.MOST_COUNTRIES,
    ))  # fmt: skip


def _lately(store: Store, names: tuple[str, ...]) -> None:
    """Draw what changed most and the newest events that occurred, side by side."""
    filters = Filters(statuses=("occurred",), collections=names)
    query = address.listed("collection", names)
    rows = queries.page(store, filters, _NEWEST).to_pylist()
    if not rows:
        return
    last = rows[0]["date"]
    with st.grid(2, min_column_width=320):
        with st.container():
            st.header(_("Changed most in the last twelve months"), anchor="changes")
            moved = queries.movements(store, last, names)
            none = escape(_("No pair has moved by more than chance."))
            st.html(
                pair_list.changes_html(moved, _CHANGES, query) or f'<p class="r-facts">{none}</p>'
            )
            frame.caption(_(
                "Balance of the twelve months to {day} against the twelve before. Only pairs with "
                "at least {least} events in both, and a change of more than {errors:g} standard "
                "errors.",
                day=wording.full_date(last, "day"), least=movement.LEAST_EVENTS,
                errors=movement.STANDARD_ERRORS,
            ))  # fmt: skip
        with st.container():
            st.header(_("Newest events"), anchor="newest")
            st.html(event_lines.lines(rows, query))
            ways = links.anchor(links.page("search", query), _("All events"))
            st.html(f'<p class="r-ways">{ways}</p>')
