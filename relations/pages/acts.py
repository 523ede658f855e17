"""What kind of acts: types over time, and their modes where they are asked for."""

from __future__ import annotations

from datetime import date

import streamlit as st

from relations import charts, queries
from relations.filters import Filters
from relations.pages import address, headings
from relations.periods import Step
from relations.store import Store
from relations.texts import N_, _

_OCCURRED: dict[Step, str] = {
    "week": N_("{countries}: events that occurred by type, per week"),
    "month": N_("{countries}: events that occurred by type, per month"),
    "year": N_("{countries}: events that occurred by type, per year"),
}
_OF_STATUSES: dict[Step, str] = {
    "week": N_("{countries}: {statuses} events by type, per week"),
    "month": N_("{countries}: {statuses} events by type, per month"),
    "year": N_("{countries}: {statuses} events by type, per year"),
}


def show(store: Store, filters: Filters, step: Step, span: tuple[date, date] | None = None) -> None:
    """Draw types by period over `span`; nothing where no counted event is there."""
    modes = address.one("modes") == "1"
    table = queries.kinds(store, filters, step, modes)
    if not table.num_rows:
        return
    st.header(_("Kinds of acts"), anchor="acts")
    what = headings.counted(filters, _OCCURRED[step], _OF_STATUSES[step])
    heading = headings.heading(store, filters, what, sum(table["events"].to_pylist()), span)
    key = f"acts-{address.digest(store, filters)}-{step}-{modes}"
    st.altair_chart(charts.kinds(table, heading, step, span), key=key)
    st.session_state["modes"] = modes
    label = _("Tell the modes of each type apart")
    st.toggle(label, key="modes", on_change=_toggled)


def _toggled() -> None:
    address.change(modes="1" if st.session_state["modes"] else "")
