"""What kind of acts: types over time, and their modes where they are asked for."""

from __future__ import annotations

from datetime import date

import streamlit as st

from relations import charts, queries
from relations.filters import Filters
from relations.pages import address, frame, wording
from relations.periods import Step
from relations.store import Store
from relations.texts import N_, _

_TITLES: dict[Step, str] = {
    "week": N_("What kind of acts, per week"),
    "month": N_("What kind of acts, per month"),
    "year": N_("What kind of acts, per year"),
}


def show(store: Store, filters: Filters, step: Step, span: tuple[date, date] | None = None) -> None:
    """Draw types by period over `span`; nothing where no counted event is there."""
    modes = address.one("modes") == "1"
    table = queries.kinds(store, filters, step, modes)
    if not table.num_rows:
        return
    counted = sum(table["events"].to_pylist())
    title = wording.heading(_(_TITLES[step]), counted, *(span or ()))
    st.header(title, anchor="acts")
    colours = _(
        "The stronger the colour, the more events; blue for cooperation above, orange for "
        "conflict below, words before deeds in both."
    )
    frame.caption(f"{wording.counted(filters.statuses)} {colours}")
    key = f"acts-{address.digest(store, filters)}-{step}-{modes}"
    st.altair_chart(charts.kinds(table, step, span), key=key)
    st.session_state["modes"] = modes
    label = _("Tell the modes of each type apart")
    st.toggle(label, key="modes", on_change=_toggled, args=(filters,))


def _toggled(filters: Filters) -> None:
    address.change(filters.query(), modes="1" if st.session_state["modes"] else "")
