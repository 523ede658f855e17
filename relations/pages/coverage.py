"""How much was read, so that nobody takes more reports for more conflict."""

from __future__ import annotations

import streamlit as st

from relations import charts, queries
from relations.filters import Filters
from relations.pages import address, frame, headings, timeline
from relations.periods import Step
from relations.store import Store
from relations.texts import N_, _

_TITLES: dict[Step, str] = {
    "month": N_("All countries: events of any status, per month"),
    "year": N_("All countries: events of any status, per year"),
}

_STEPS: tuple[Step, ...] = ("month", "year")
#: Twenty years of months still have a bar each, on a phone too.
_MOST_DAYS_BY_MONTH = 20 * 366


def show(store: Store, names: tuple[str, ...]) -> None:
    """Draw the events by period and collection; nothing where there is none."""
    table = queries.coverage(store, names)
    days = table["period"].to_pylist()
    if not days:
        return
    fits: Step = "month" if (max(days) - min(days)).days < _MOST_DAYS_BY_MONTH else "year"
    step = address.one_of("step", _STEPS) or fits
    number = sum(table["events"].to_pylist())
    heading = headings.heading(
        store, Filters(collections=names), _(_TITLES[step]), number, (min(days), max(days))
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.header(_("How much was read"), anchor="coverage")
        timeline.step_control(step, _stepped, steps=_STEPS)
    st.altair_chart(charts.coverage(table, heading, step), key=f"coverage-{store.version}-{names}")
    frame.caption(_("More events may mean more reports, not more conflict: compare with this."))


def _stepped() -> None:
    address.change(step=str(st.session_state["step"]))
