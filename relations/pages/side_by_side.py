"""Pairs one below the other over time: the same axes for all, and a drag that chooses dates."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import partial
from html import escape

import pyarrow as pa
import streamlit as st

from relations import charts, countries, queries
from relations.filters import Filters
from relations.pages import address, balance_words, frame, headings, links, timeline, wording
from relations.periods import STEPS, Step, step_for
from relations.queries import Summary
from relations.store import Store
from relations.texts import N_, _

_SHARES: dict[Step, str] = {
    "week": N_("shares of the events of each week"),
    "month": N_("shares of the events of each month"),
    "year": N_("shares of the events of each year"),
}
_SHARES_PER: dict[Step, str] = {
    "week": N_("{countries}: shares of the events that occurred in each week"),
    "month": N_("{countries}: shares of the events that occurred in each month"),
    "year": N_("{countries}: shares of the events that occurred in each year"),
}
_SHARES_OF_STATUSES: dict[Step, str] = {
    "week": N_("{countries}: shares of the {statuses} events of each week"),
    "month": N_("{countries}: shares of the {statuses} events of each month"),
    "year": N_("{countries}: shares of the {statuses} events of each year"),
}


def show(
    store: Store, found: dict[str, Filters], summaries: dict[str, Summary], base: Filters,
    share: bool,
) -> None:  # fmt: skip
    """Draw a chart for each pair of `found`, all over the same time and on the same scale.

    `base` are the filters that hold for all of them; `share` draws shares of each period.
    """
    over = span(base, summaries)
    step = address.one_of("step", STEPS) or step_for(*over)
    tables = {pair: queries.series(store, filters, step) for pair, filters in found.items()}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.header(_("Over time"), anchor=False)
        timeline.step_control(step, _stepped)
    most = None if share else _most(tables.values(), step)
    for pair, table in tables.items():
        st.html(_over_chart(pair, summaries[pair], found[pair]))
        heading = _heading(store, found[pair], table, step, share, over)
        chart = charts.timeline(table, heading, step, over, most=most, share=share)
        said = f"{countries.pair_name(pair)}. {charts.describe(table, step)}"
        chart = chart.properties(description=said)
        key = f"compare-{address.digest(store, found[pair])}-{step}-{share}-{most}"
        st.altair_chart(
            chart, key=key, selection_mode=[charts.BRUSH],
            on_select=partial(_brushed, key, step),
        )  # fmt: skip
    frame.caption(_below(base, step, share))


def _heading(
    store: Store, filters: Filters, table: pa.Table, step: Step, share: bool,
    over: tuple[date, date],
) -> charts.Heading:  # fmt: skip
    what = (
        headings.counted(filters, _SHARES_PER[step], _SHARES_OF_STATUSES[step]) if share
        else timeline.what(filters, step)
    )  # fmt: skip
    return headings.heading(store, filters, what, sum(table["events"].to_pylist()), over)


def _below(base: Filters, step: Step, share: bool) -> str:
    """Say what the charts count, on which axes, and how to choose dates."""
    axes = _(
        "All charts have the same axes: {unit}. Drag along a time axis to choose dates for all.",
        unit=_(_SHARES[step]) if share else _("numbers of events"),
    )
    return f"{wording.counted(base.statuses)} {axes}"


def span(base: Filters, summaries: dict[str, Summary]) -> tuple[date, date]:
    """The days from the first to the last of all pairs, or the chosen ones."""
    spans = [found for one in summaries.values() if (found := timeline.covered(base, one))]
    return min(found[0] for found in spans), max(found[1] for found in spans)


def _over_chart(pair: str, summary: Summary, filters: Filters) -> str:
    link = links.anchor(links.scope(pair, filters.query()), countries.pair_name(pair))
    few = balance_words.too_few(summary.occurred)
    balance = balance_words.score_of(summary.balance, summary.occurred)
    said = few or _("balance of what occurred {balance}", balance=balance)
    return f'<p class="r-lead"><strong>{link}</strong> · {escape(said)}</p>'


def _brushed(key: str, step: Step) -> None:
    dates = timeline.dragged(key, step)
    if dates:
        address.change(**dates, step="")


def _stepped() -> None:
    address.change(step=str(st.session_state["step"]))


def _most(tables: Iterable[pa.Table], step: Step) -> int:
    """The longest bar of all, in events: the end of the axes."""
    return max(
        (max(charts.by_side(table, step).values(), default=1) for table in tables), default=1
    )
