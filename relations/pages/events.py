"""The events of a page: the table with its downloads on the left, the reader on the right."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

import streamlit as st

from relations import queries
from relations.choices import shown
from relations.filters import Filters
from relations.pages import address, event_table, links, reader, timeline, wording
from relations.queries import NEWEST, SORTS, Summary
from relations.store import Store
from relations.texts import N_, _

_FORMS = {"csv": "CSV", "parquet": "Parquet", "json": "JSON"}
_SORT_WORDS = {
    "newest": N_("Newest first"),
    "oldest": N_("Oldest first"),
    "weight": N_("Weightiest first"),
    "reports": N_("Most reported first"),
}
_SORT_TITLES = {
    "newest": N_("Events, newest first"),
    "oldest": N_("Events, oldest first"),
    "weight": N_("Events, weightiest first"),
    "reports": N_("Events, most reported first"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """The event to read: `row` is its number among the filtered events, None if not there."""

    event: dict[str, Any] | None
    row: int | None
    notices: tuple[str, ...] = ()


def asked_sort() -> str:
    """The order that the address asks for, newest first otherwise."""
    asked = address.one("sort")
    return asked if asked in SORTS else NEWEST


def of_page(store: Store, filters: Filters, event_id: str) -> dict[str, Any] | None:
    """Find an event that the page's pair or country has part in; None where it has none."""
    event = queries.event(store, event_id, filters.pair)
    if event is None or filters.scope not in ("", event["pair"], *event["pair"].split("-")):
        return None
    return event


def chosen(store: Store, filters: Filters) -> Choice:
    """Find the event of the address; without one, nothing is chosen yet."""
    event_id = address.one("event")
    if event_id is None:
        return Choice(None, None)
    event = of_page(store, filters, event_id)
    if event is None:
        said = (
            _("event={event} is not an event of this pair", event=shown(event_id)) if filters.pair
            else _("event={event} is not an event of this page", event=shown(event_id))
        )  # fmt: skip
        return Choice(None, None, (said,))
    row = queries.position(store, filters, event_id, asked_sort())
    if row is None:
        said = _(
            "event={event} is shown, though the filters leave it out", event=shown(event_id)
        )  # fmt: skip
        return Choice(event, None, (said,))
    return Choice(event, row)


def show(store: Store, filters: Filters, summary: Summary, choice: Choice) -> None:
    """Draw one page of the table, and beside it the chosen event or the first of the page."""
    size, sort = event_table.PAGE_ROWS, asked_sort()
    last = address.last_page(summary.events, size)
    page = address.page_number(last) if choice.row is None else choice.row // size + 1
    first = (page - 1) * size
    before = min(first, 1)  # the rows beside the page are the neighbours of its ends
    window = queries.page(store, filters, size + before + 1, first - before, sort).to_pylist()
    rows = window[before : before + size]
    row = choice.row if choice.event else first
    event = choice.event or queries.event(store, rows[0]["event_id"], filters.pair)
    left, right = st.columns([3, 2], gap="medium")
    to = partial(_to, filters)
    with left:
        title = _head(filters, summary, sort)
        if rows:
            asked = event["event_id"] if event else None
            st.html(event_table.html(rows, asked, sort, to, title, filters.text))
        if last > 1:
            _pages(page, last)
    with right:
        st.header(_("The text behind the event"), anchor="text")
        if event:
            at = None if row is None else row - first + before
            told = queries.reports(store, event) if event["reports"] > 1 else []
            reader.show(store, event, told, _place(row, summary), _neighbours(to, window, at), to)


def downloads(filters: Filters, events: int) -> str:
    """Write the buttons that download the chosen events, and the link to their feed."""
    query = filters.query()
    csv = _("Download CSV ({events})", events=wording.events(events))
    buttons = [
        links.anchor(
            links.download(filters.scope, form, query),
            csv if form == "csv" else name,
            "r-button",
        )
        for form, name in _FORMS.items()
    ]
    metadata = links.download(filters.scope, "metadata.json", query)
    about = links.anchor(metadata, _("About these data"))
    feed = links.anchor(links.feed(filters.scope, query), _("Atom feed"))
    return f'<div class="r-buttons">{"".join(buttons)} {about} {feed}</div>'


def _head(filters: Filters, summary: Summary, sort: str) -> str:
    """Draw title, order and downloads of the table; gives the title."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        span = timeline.covered(filters, summary) or ()
        title = wording.heading(_(_SORT_TITLES[sort]), summary.events, *span)
        st.header(title, anchor="events")
        st.session_state["sort"] = sort
        st.selectbox(
            _("Order"), list(SORTS), key="sort", label_visibility="collapsed", width=190,
            format_func=lambda value: _(_SORT_WORDS[value]),
            on_change=_sorted,
        )  # fmt: skip
    st.html(downloads(filters, summary.events))
    return title


def _sorted() -> None:
    sort = str(st.session_state["sort"])
    asked = sort if sort in SORTS and sort != NEWEST else ""
    address.change(sort=asked, page="")


def _to(filters: Filters, **new: str) -> str:
    """The address of this page with some keys changed."""
    return links.scope(filters.scope, address.changed(filters.query(), **new))


def _place(row: int | None, summary: Summary) -> str:
    """Say which of how many events this is; nothing of one that the filters leave out."""
    if row is None:
        return ""
    return _("{place:,} of {number:,}", place=row + 1, number=summary.events)


def _neighbours(to: event_table.To, rows: list[dict[str, Any]], at: int | None) -> reader.Ways:
    """The addresses of the events before and after `rows[at]`, empty at the ends."""
    near = (None, None) if at is None else (at - 1, at + 1)
    before, after = (
        to(event=rows[one]["event_id"], page="", whole="")
        if one is not None and 0 <= one < len(rows) else ""
        for one in near
    )  # fmt: skip
    return before, after


def _pages(page: int, last: int) -> None:
    key = f"events-page-{page}"
    st.pagination(last, default=page, key=key, on_change=_paged, args=(key,))


def _paged(key: str) -> None:
    address.change(page=address.as_page(st.session_state[key]), event="", whole="")
