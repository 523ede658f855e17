"""The page of one pair: filters, timeline, table and reader, all from the address."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from html import escape
from typing import Any

import streamlit as st

from relations import countries, queries
from relations.choices import shown
from relations.filters import Filters
from relations.pages import (
    address,
    controls,
    event_table,
    frame,
    links,
    reader,
    timeline,
    wording,
)
from relations.queries import Summary
from relations.store import Store

_FORMS = {"csv": "CSV", "parquet": "Parquet", "json": "JSON"}


@dataclass(frozen=True, slots=True)
class Choice:
    """The event to read: `row` is its number among the filtered events, None if not there."""

    event: dict[str, Any] | None
    row: int | None
    notices: tuple[str, ...] = ()


def show(store: Store, key: str) -> None:
    """Draw the page of the pair `key` as the address asks for it."""
    filters, notices = Filters.parse(
        key, address.query(), [collection.name for collection in store.collections]
    )
    summary = queries.summary(store, filters)
    choice = chosen_event(store, filters)
    st.title(countries.pair_name(key), anchor=False)
    frame.notices([*notices, *controls.pending_notices(), *choice.notices])
    if summary.events or filters.query():
        _answer(filters, summary)
        controls.show(store, filters)
    if summary.events:
        timeline.show(store, filters, summary)
    else:
        _nothing(filters)
    if summary.events or choice.event:
        _events(store, filters, summary, choice)
    frame.glossary()
    frame.foot(store, filters.collections)


def chosen_event(store: Store, filters: Filters) -> Choice:
    """Find the event of the address; without one, nothing is chosen yet."""
    event_id = address.one("event")
    if event_id is None:
        return Choice(None, None)
    event = queries.event(store, event_id, filters.pair)
    if event is None:
        return Choice(None, None, (f"event={shown(event_id)} is not an event of this pair",))
    row = queries.position(store, filters, event_id)
    if row is None:
        return Choice(
            event, None, (f"event={shown(event_id)} is shown, though the filters leave it out",)
        )
    return Choice(event, row)


def _answer(filters: Filters, summary: Summary) -> None:
    """Draw the filters in words with the count, and the four numbers of the relationship."""
    words = wording.first_capital(filters.words())
    st.html(
        f'<p class="r-lead"><strong>{escape(words)}.</strong> '
        f"{escape(wording.summary_sentence(summary))}.</p>"
    )
    if not summary.events:
        return
    with st.grid(4, min_column_width=130):
        st.metric("Events", f"{summary.events:,}", help="Of any status.")
        st.metric("▲ Cooperation, occurred", f"{summary.cooperation:,}")
        st.metric("▼ Conflict, occurred", f"{summary.conflict:,}")
        st.metric("Balance", wording.score(summary.balance))
    st.caption(f"Balance: {wording.BALANCE_MEANING}")


def _nothing(filters: Filters) -> None:
    """Say why there are no events, and lead out."""
    if filters.query():
        st.info("No event of this pair fits all of these filters.")
        way_out = links.anchor(links.pair(filters.pair), "Show all events of this pair", "r-button")
    else:
        st.info("There are no events for this pair in the published collections.")
        way_out = links.anchor(links.HOME, "Choose another pair", "r-button")
    st.html(way_out)


def _events(store: Store, filters: Filters, summary: Summary, choice: Choice) -> None:
    """Draw the table with its downloads on the left, the reader on the right."""
    size = event_table.PAGE_ROWS
    last = max(1, -(-summary.events // size))
    page = address.page_number(last) if choice.row is None else choice.row // size + 1
    first = (page - 1) * size
    before = min(first, 1)  # the rows beside the page are the neighbours of its ends
    window = queries.page(store, filters, size + before + 1, first - before).to_pylist()
    rows = window[before : before + size]
    row = choice.row if choice.event else first
    event = choice.event or queries.event(store, rows[0]["event_id"], filters.pair)
    left, right = st.columns([3, 2], gap="medium")
    with left:
        _table_head(filters, summary)
        choose = partial(_choose, filters)
        if rows:
            key = f"events-{address.digest(store, filters)}-{page}"
            event_table.show(rows, key, None if row is None else row - first, choose)
        if last > 1:
            _pages(filters, page, last)
    with right:
        st.subheader("The text behind the event", anchor=False)
        if event:
            at = None if row is None else row - first + before
            newer, older = _neighbours(filters, window, at)
            place = "" if row is None else f"{row + 1:,} of {summary.events:,}"
            told = queries.reports(store, event) if event["reports"] > 1 else []
            reader.show(event, told, place, newer, older)


def _table_head(filters: Filters, summary: Summary) -> None:
    st.subheader("Events, newest first", anchor=False)
    count = wording.count(summary.events, "event")
    buttons = (
        links.anchor(
            links.download(filters.pair, form, filters.query()),
            f"Download CSV ({count})" if form == "csv" else name,
            "r-button",
        )
        for form, name in _FORMS.items()
    )
    st.html(f'<div class="r-buttons">{"".join(buttons)}</div>')


def _neighbours(filters: Filters, rows: list[dict[str, Any]], at: int | None) -> tuple[Any, Any]:
    """Make callbacks that lead to the events before and after `rows[at]`, None at the ends."""
    if at is None:
        return None, None
    newer = partial(_choose, filters, rows[at - 1]["event_id"]) if at > 0 else None
    older = partial(_choose, filters, rows[at + 1]["event_id"]) if at + 1 < len(rows) else None
    return newer, older


def _choose(filters: Filters, event_id: str) -> None:
    address.write([*filters.query(), *address.kept("step"), ("event", event_id)])


def _pages(filters: Filters, page: int, last: int) -> None:
    key = f"events-page-{page}"
    st.pagination(last, default=page, key=key, on_change=_paged, args=(filters, key))


def _paged(filters: Filters, key: str) -> None:
    page = str(st.session_state[key])
    address.write([*filters.query(), *address.kept("step"), ("page", page)])
