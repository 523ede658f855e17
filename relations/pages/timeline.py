"""The timeline of a page: bars per week, month or year, and a drag that chooses dates."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any

import streamlit as st

from relations import charts, queries
from relations.choices import either
from relations.filters import Filters
from relations.pages import address, frame, wording
from relations.periods import STEPS, Step, selected_dates, step_for
from relations.queries import Summary
from relations.store import Store
from relations.texts import N_, _

_BY: dict[Step, str] = {
    "week": N_("By week"), "month": N_("By month"), "year": N_("By year"),
}  # fmt: skip
_OCCURRED: dict[Step, str] = {
    "week": N_("Events that occurred, per week"),
    "month": N_("Events that occurred, per month"),
    "year": N_("Events that occurred, per year"),
}
_OF_STATUSES: dict[Step, str] = {
    "week": N_("{statuses} events per week"),
    "month": N_("{statuses} events per month"),
    "year": N_("{statuses} events per year"),
}


def show(store: Store, filters: Filters, summary: Summary, turns: Sequence[date] = ()) -> None:
    """Draw what `queries.series` counts: chosen statuses, otherwise what occurred.

    At each day of `turns` stands a line.
    """
    step = asked_step(summary)
    counted = either([wording.status_name(status) for status in filters.statuses])
    table = queries.series(store, filters, step)
    span = covered(filters, summary)
    number = sum(table["events"].to_pylist())
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.header(wording.heading(_what(counted, step), number, *(span or ())), anchor="timeline")
        step_control(step, _stepped, filters)
    if not table.num_rows:
        st.text(_("None of these events is reported as having occurred, so there are no bars."))
        return
    key = f"timeline-{address.digest(store, filters)}-{step}"
    st.altair_chart(
        charts.timeline(table, step, span, counted, turns), key=key,
        selection_mode=[charts.BRUSH], on_select=partial(_brushed, key, filters, step),
    )  # fmt: skip
    st.altair_chart(
        charts.volume(queries.volume(store, filters, step), step, span), key=f"volume-{key}"
    )
    said = [charts.describe(table, step, counted)]
    said.append(_("Drag along the time axis to choose dates."))
    if turns:
        said.append(_("Dashed lines: turning points, told below."))
    frame.caption(" ".join(said))


def asked_step(summary: Summary) -> Step:
    """Choose the step the address asks for, otherwise the one that suits the time covered."""
    return address.one_of("step", STEPS) or step_for(summary.first_date, summary.last_date)


def covered(filters: Filters, summary: Summary) -> tuple[date, date] | None:
    """The days that the charts of a page span: the chosen dates, or those of the events."""
    if not summary.first_date or not summary.last_date:
        return None
    return filters.date_from or summary.first_date, filters.date_to or summary.last_date


def _what(counted: str, step: Step) -> str:
    if not counted:
        return _(_OCCURRED[step])
    return wording.first_capital(_(_OF_STATUSES[step], statuses=counted))


def step_control(
    step: Step, changed: Callable[..., None], *args: Any, steps: Sequence[Step] = STEPS
) -> None:
    """Draw the choice of the step; `changed(*args)` finds it in the session as "step"."""
    st.session_state["step"] = step
    st.segmented_control(
        _("Bars"), steps, key="step", label_visibility="collapsed", required=True,
        format_func=lambda value: _(_BY[value]), on_change=changed, args=args,
    )  # fmt: skip


def _stepped(filters: Filters) -> None:
    address.change(filters.query(), step=str(st.session_state["step"]))


def _brushed(key: str, filters: Filters, step: Step) -> None:
    """Take the periods of a drag as dates; an emptied drag changes nothing."""
    dates = dragged(key, step)
    if dates:
        others = filters.query(without=("from", "to"))
        address.change([*dates, *others], step="", event="", page="")


def dragged(key: str, step: Step) -> list[tuple[str, str]]:
    """The dates that a drag on the chart `key` chose, as an address has them; none if emptied."""
    periods = st.session_state[key]["selection"][charts.BRUSH].get("period", [])
    dates = selected_dates([str(period) for period in periods], step)
    return [("from", dates[0].isoformat()), ("to", dates[1].isoformat())] if dates else []
