"""An example of each type and each status, out of the published events themselves."""

from __future__ import annotations

from html import escape

import streamlit as st

from relations import ontology, queries
from relations.filters import Filters
from relations.pages import event_lines, wording
from relations.store import Store
from relations.texts import _


def show(store: Store) -> None:
    """Draw the newest event of each type that occurred, then of each other status."""
    types = {code: Filters(types=(code,), statuses=("occurred",)) for code in ontology.EVENT_TYPES}
    statuses = {name: Filters(statuses=(name,)) for name in ontology.STATUSES}
    rows = [_row(store, name, filters) for name, filters in (types | statuses).items()]
    st.html(f'<dl class="r-facts">{"".join(rows)}</dl>')


def _row(store: Store, name: str, filters: Filters) -> str:
    found = queries.page(store, filters, 1).to_pylist()
    told = event_lines.lines(found) if found else escape(_("No such event is published here."))
    return f"<dt>{escape(_title(name))}</dt><dd>{told}</dd>"


def _title(name: str) -> str:
    known = ontology.EVENT_TYPES.get(name)
    if known is None:
        return wording.first_capital(wording.status_name(name))
    said = wording.type_name(name)
    if not known.modes:
        return said
    # Modes stay codes, because the files and the filters write them so.
    return _("{type} (modes: {modes})", type=said, modes=", ".join(known.modes))
