"""The top of a page: the answer in words and numbers, how it moved, what to read first."""

from __future__ import annotations

from html import escape

import streamlit as st

from relations.filters import Filters
from relations.pages import balance_words, frame, lead
from relations.queries import Summary
from relations.store import Store
from relations.texts import _


def answer(filters: Filters, summary: Summary) -> None:
    """Say the chosen filters and how many events they leave."""
    _say(lead.answer(filters, summary), "answer")
    st.html(f'<p class="r-phone">{escape(lead.menu())}</p>')


def numbers(store: Store, filters: Filters, summary: Summary) -> None:
    """Draw the four numbers of the relationship, and how the balance moved."""
    any_status = None if filters.statuses else _("Of any status.")
    helps = (any_status, None, None, _(balance_words.MEANING))
    with st.grid(4, min_column_width=120):
        for (label, number), told in zip(lead.numbers(summary), helps, strict=True):
            st.metric(label, number, help=told)
    _say(lead.movement(store, filters, summary), "movement")
    frame.caption(balance_words.meaning())


def _say(sentences: str, key: str) -> None:
    """Write lead sentences; not as HTML, which the browser has to load more for."""
    with st.container(key=f"lead-{key}"):
        st.text(sentences)


def first_reading(store: Store, filters: Filters) -> None:
    """List the latest and the weightiest events side by side."""
    with st.grid(2, min_column_width=320):
        for title, events in lead.to_read(store, filters):
            with st.container():
                st.markdown(f"**{title}**")
                st.html(events)
