"""The timeline of a page: bars per week, month or year, and a drag that chooses dates."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

import streamlit as st

from relations import charts, queries, scopes
from relations.filters import Filters
from relations.pages import address, frame, headings, wording
from relations.periods import STEPS, Step, selected_dates, step_for
from relations.queries import Summary
from relations.store import Store
from relations.texts import N_, _

_BY: dict[Step, str] = {
    "week": N_("By week"), "month": N_("By month"), "year": N_("By year"),
}  # fmt: skip
_OCCURRED: dict[Step, str] = {
    "week": N_("{countries}: events that occurred, per week"),
    "month": N_("{countries}: events that occurred, per month"),
    "year": N_("{countries}: events that occurred, per year"),
}
_OF_STATUSES: dict[Step, str] = {
    "week": N_("{countries}: {statuses} events per week"),
    "month": N_("{countries}: {statuses} events per month"),
    "year": N_("{countries}: {statuses} events per year"),
}
_ANY_STATUS: dict[Step, str] = {
    "week": N_("{countries}: events of any status, per week"),
    "month": N_("{countries}: events of any status, per month"),
    "year": N_("{countries}: events of any status, per year"),
}


def show(store: Store, filters: Filters, summary: Summary, turns: Sequence[date] = ()) -> None:
    """Draw what `queries.series` counts: chosen statuses, otherwise what occurred.

    At each day of `turns` stands a line.
    """
    step = asked_step(summary)
    counted = wording.either_status(filters.statuses)
    table = queries.series(store, filters, step)
    span = covered(filters, summary)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.header(_("Timeline"), anchor="timeline")
        step_control(step, _stepped)
    if not table.num_rows:
        st.text(_("None of these events is reported as having occurred, so there are no bars."))
        return
    key = f"timeline-{address.digest(store, filters)}-{step}"
    number = sum(table["events"].to_pylist())
    heading = headings.heading(store, filters, what(filters, step), number, span)
    st.altair_chart(
        charts.timeline(table, heading, step, span, counted, turns), key=key,
        selection_mode=[charts.BRUSH], on_select=partial(_brushed, key, step),
    )  # fmt: skip
    _volume(store, filters, step, span, f"volume-{key}")
    said = [charts.describe(table, step, counted)]
    said.append(_("Drag along the time axis to choose dates."))
    if turns:
        said.append(_("Turning points are told below."))
    frame.caption(" ".join(said))


def _volume(
    store: Store, filters: Filters, step: Step, span: tuple[date, date] | None, key: str
) -> None:
    """Draw how much was read, whatever its status."""
    table = queries.volume(store, filters, step)
    words = _(_ANY_STATUS[step], countries=scopes.name(filters.scope))
    number = sum(table["events"].to_pylist())
    heading = headings.heading(store, replace(filters, statuses=()), words, number, span)
    st.altair_chart(charts.volume(table, heading, step, span), key=key)


def asked_step(summary: Summary) -> Step:
    """Choose the step the address asks for, otherwise the one that suits the time covered."""
    return step_of(address.one("step") or "", summary)


def step_of(asked: str, summary: Summary) -> Step:
    """The step that is asked for, or that which suits the time covered."""
    suits = step_for(summary.first_date, summary.last_date)
    return next((step for step in STEPS if step == asked), suits)


def covered(filters: Filters, summary: Summary) -> tuple[date, date] | None:
    """The days that the charts of a page span: the chosen dates, or those of the events."""
    if not summary.first_date or not summary.last_date:
        return None
    return filters.date_from or summary.first_date, filters.date_to or summary.last_date


def what(filters: Filters, step: Step) -> str:
    """Say what a timeline counts, of whom and by which time."""
    return headings.counted(filters, _OCCURRED[step], _OF_STATUSES[step])


def step_control(step: Step, changed: Callable[[], None], steps: Sequence[Step] = STEPS) -> None:
    """Draw the choice of the step; `changed` finds it in the session as "step"."""
    st.session_state["step"] = step
    st.segmented_control(
        _("Bars"), steps, key="step", label_visibility="collapsed", required=True,
        format_func=lambda value: _(_BY[value]), on_change=changed,
    )  # fmt: skip


def _stepped() -> None:
    address.change(step=str(st.session_state["step"]))


def _brushed(key: str, step: Step) -> None:
    """Take the periods of a drag as dates; an emptied drag changes nothing."""
    dates = dragged(key, step)
    if dates:
        address.change(**dates, step="", event="", page="")


def dragged(key: str, step: Step) -> dict[str, str]:
    """The dates that a drag on the chart `key` chose, as an address has them; none if emptied."""
    periods = st.session_state[key]["selection"][charts.BRUSH].get("period", [])
    dates = selected_dates([str(period) for period in periods], step)
    return {"from": dates[0].isoformat(), "to": dates[1].isoformat()} if dates else {}
