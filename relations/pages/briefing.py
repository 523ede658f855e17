"""The top of a page: the answer in words and numbers, how it moved, what to read first."""

from __future__ import annotations

from html import escape

import streamlit as st

from relations import overviews, queries
from relations.filters import Filters
from relations.pages import event_lines, frame, wording
from relations.queries import Summary
from relations.store import Store
from relations.texts import N_, _

_SHOWN = 3
#: Titles of the lists to read first, and the order of each.
_FIRST = ((N_("Latest"), "newest"), (N_("Weightiest"), "weight"))


def answer(filters: Filters, summary: Summary) -> None:
    """Say the chosen filters and how many events they leave."""
    words = wording.first_capital(filters.words())
    menu = _("Menu and filters open with the arrows at the top left.")
    counted = wording.summary_sentence(summary)
    _say(f"{words}. {counted}.", "answer")
    st.html(f'<p class="r-phone">{escape(menu)}</p>')


def numbers(store: Store, filters: Filters, summary: Summary) -> None:
    """Draw the four numbers of the relationship, and how the balance moved."""
    meaning = _(wording.BALANCE_MEANING)
    with st.grid(4, min_column_width=120):
        any_status = None if filters.statuses else _("Of any status.")
        st.metric(_("Events"), f"{summary.events:,}", help=any_status)
        st.metric(_("▲ Cooperation, occurred"), f"{summary.cooperation:,}")
        st.metric(_("▼ Conflict, occurred"), f"{summary.conflict:,}")
        balance = wording.balance(summary.balance, summary.occurred)
        st.metric(_("Balance"), balance, help=meaning)
    moved = overviews.movement(store, filters, summary.last_occurred)
    said = [wording.mostly(summary), wording.moved(moved) if moved else ""]
    _say(" ".join(part for part in said if part), "movement")
    frame.caption(_("Balance: {meaning}", meaning=meaning))


def _say(sentences: str, key: str) -> None:
    """Write lead sentences; not as HTML, which the browser has to load more for."""
    with st.container(key=f"lead-{key}"):
        st.text(sentences)


def first_reading(store: Store, filters: Filters) -> None:
    """List the latest and the weightiest events side by side."""
    query = filters.query()
    with st.grid(2, min_column_width=320):
        for title, sort in _FIRST:
            rows = queries.page(store, filters, _SHOWN, sort=sort).to_pylist()
            with st.container():
                st.markdown(f"**{_(title)}**")
                st.html(event_lines.lines(rows, query, filters.text))
