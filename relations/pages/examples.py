"""An example of each type and each status, out of the published events themselves."""

from __future__ import annotations

from html import escape

import streamlit as st

from relations import ontology, queries
from relations.filters import Filters
from relations.pages import event_lines, wording
from relations.store import Store


def show(store: Store) -> None:
    """Draw the newest event of each type that occurred, then of each other status."""
    types = {code: Filters(types=(code,), statuses=("occurred",)) for code in ontology.EVENT_TYPES}
    statuses = {name: Filters(statuses=(name,)) for name in ontology.STATUSES}
    rows = [_row(store, name, filters) for name, filters in (types | statuses).items()]
    st.html(f'<dl class="r-facts">{"".join(rows)}</dl>')


def _row(store: Store, name: str, filters: Filters) -> str:
    found = queries.page(store, filters, 1).to_pylist()
    told = event_lines.lines(found) if found else "No such event is published here."
    known = ontology.EVENT_TYPES.get(name)
    modes = f" (modes: {', '.join(known.modes)})" if known and known.modes else ""
    return f"<dt>{escape(wording.first_capital(name.lower()) + modes)}</dt><dd>{told}</dd>"
