"""The top of a page: the answer in words and numbers, how it moved, what to read first."""

from __future__ import annotations

from html import escape

import streamlit as st

from relations import overviews, queries
from relations.filters import Filters
from relations.pages import event_lines, frame, wording
from relations.queries import Summary
from relations.store import Store

_SHOWN = 3


def answer(filters: Filters, summary: Summary) -> None:
    """Say the chosen filters and how many events they leave."""
    words = wording.first_capital(filters.words())
    st.html(
        f'<p class="r-lead r-answer"><strong>{escape(words)}.</strong> '
        f"{escape(wording.summary_sentence(summary))}.</p>"
        '<p class="r-phone">Menu and filters open with the arrows at the top left.</p>'
    )


def numbers(store: Store, filters: Filters, summary: Summary) -> None:
    """Draw the four numbers of the relationship, and how the balance moved."""
    with st.grid(4, min_column_width=120):
        st.metric("Events", f"{summary.events:,}", help="Of any status.")
        st.metric("▲ Cooperation, occurred", f"{summary.cooperation:,}")
        st.metric("▼ Conflict, occurred", f"{summary.conflict:,}")
        st.metric("Balance", wording.score(summary.balance), help=wording.BALANCE_MEANING)
    moved = overviews.movement(store, filters, summary.last_occurred)
    said = [wording.mostly(summary), wording.moved(moved) if moved else ""]
    st.html(f'<p class="r-lead">{escape(" ".join(part for part in said if part))}</p>')
    frame.caption(f"Balance: {wording.BALANCE_MEANING}")


def first_reading(store: Store, filters: Filters) -> None:
    """List the latest and the weightiest events side by side."""
    query = filters.query()
    with st.grid(2, min_column_width=320):
        for title, sort in (("Latest", "newest"), ("Weightiest", "weight")):
            rows = queries.page(store, filters, _SHOWN, sort=sort).to_pylist()
            with st.container():
                st.markdown(f"**{title}**")
                st.html(event_lines.lines(rows, query, filters.text))
