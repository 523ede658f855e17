"""The turning points of a page: found once per choice of events, told with what happened then."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from html import escape
from typing import Any

import streamlit as st

from relations import queries, turning
from relations.filters import Filters
from relations.pages import event_lines, frame, published, wording
from relations.store import Store
from relations.texts import _
from relations.turning import Turn

_AROUND = timedelta(days=45)
_MOST_NEAR = 40


def found(store: Store, filters: Filters) -> list[Turn]:
    """Give the turning points of the chosen events that occurred."""
    return _found(store, str(published.folder()), store.version, filters)


@st.cache_data(max_entries=256, show_spinner=False)
def _found(_store: Store, folder: str, version: str, filters: Filters) -> list[Turn]:
    table = queries.intensities(_store, filters)
    return turning.turning_points(table["date"].to_pylist(), table["intensity"].to_pylist())


def show(store: Store, filters: Filters, turns: list[Turn]) -> None:
    """List the turns, each with the weightiest event about it; say why where there is none."""
    st.header(_("Turning points"), anchor="turning-points")
    if not turns:
        st.text(
            _(
                "No change of the balance in these events is clear enough to be told from chance "
                "(at least {events} events before and after, and a difference of {change:g} "
                "point).",
                events=turning.LEAST_EVENTS,
                change=turning.LEAST_CHANGE,
            )
        )
        return
    rows = []
    for turn in turns:
        lines = event_lines.lines(_around(store, filters, turn), filters.query(), filters.text)
        rows.append(f"<dt>{escape(said(turn))}</dt><dd>{lines}</dd>")
    st.html(f'<dl class="r-facts">{"".join(rows)}</dl>')
    frame.caption(
        _(
            "Found by change-point detection (PELT, library ruptures) in the intensities of the "
            "events that occurred, in order of time; marked by dashed lines on the timeline."
        )
    )


def said(turn: Turn) -> str:
    """Say a turn in words."""
    return _(
        "{day}: balance from {before} ({earlier} since {since}) to {after} ({later} until {until})",
        day=wording.full_date(turn.day, "day"),
        before=wording.score(turn.before), earlier=wording.events(turn.before_events),
        since=wording.full_date(turn.since, "day"),
        after=wording.score(turn.after), later=wording.events(turn.after_events),
        until=wording.full_date(turn.until, "day"),
    )  # fmt: skip


def _around(store: Store, filters: Filters, turn: Turn) -> list[dict[str, object]]:
    """The weightiest event of the side before the turn, and the two of the side after it.

    They lie within weeks of it, in order of time.
    """
    first, last = _near(turn.day, filters)
    near = replace(filters, date_from=first, date_to=last, statuses=("occurred",))
    rows = queries.page(store, near, _MOST_NEAR, sort="weight").to_pylist()
    worse = turn.after < turn.before
    before = [row for row in rows if row["date"] < turn.day and _harsh(row) != worse]
    after = [row for row in rows if row["date"] >= turn.day]
    chosen = [*before[:1], *([row for row in after if _harsh(row) == worse][:2] or after[:2])]
    return sorted(chosen, key=lambda row: (row["date"], row["event_id"]))


def _near(day: date, filters: Filters) -> tuple[date, date]:
    """The weeks about a day, within the chosen dates."""
    first, last = max(day, date.min + _AROUND) - _AROUND, min(day, date.max - _AROUND) + _AROUND
    return max(first, filters.date_from or first), min(last, filters.date_to or last)


def _harsh(row: dict[str, Any]) -> bool:
    return bool(row["quad_class"] >= 3)
