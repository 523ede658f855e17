"""Who acts toward whom: both directions side by side, with what they do most."""

from __future__ import annotations

from collections import Counter, defaultdict
from html import escape
from typing import Any

import streamlit as st

from relations import queries, scopes
from relations.filters import Filters
from relations.pages import frame, links, tables, timeline, wording
from relations.queries import Summary
from relations.store import Store
from relations.texts import _

_MOST = 3


def show(store: Store, filters: Filters, summary: Summary) -> None:
    """Draw the table of what occurred in each direction; nothing where nothing occurred."""
    rows = queries.by_direction(store, filters).to_pylist()
    if rows:
        number = sum(row["events"] for row in rows)
        span = timeline.covered(filters, summary) or ()
        title = wording.heading(_("Who acts toward whom, events that occurred"), number, *span)
        st.header(title, anchor="directions")
        st.html(table_html(title, rows, filters))
        occurred = Counter[str]()
        for row in rows:
            occurred[row["direction"]] += row["events"]
        frame.caption(tables.dashes(occurred.values()))


def table_html(label: str, rows: list[dict[str, Any]], filters: Filters) -> str:
    """Write rows of `queries.by_direction` as an HTML table, one line a direction."""
    grouped: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        grouped[row["direction"]].append(row)
    most = max(sum(row["events"] for row in own) for own in grouped.values())
    body = "".join(
        _line(direction, grouped[direction], most, filters)
        for direction in scopes.directions(filters.scope)
        if direction in grouped
    )
    heads = (
        (_("Direction"), ""), (_("Cooperation and conflict"), ""), (_("Balance"), "n"),
        (_("Most frequent acts"), ""),
    )  # fmt: skip
    return tables.table(label, heads, body)


def _line(direction: str, rows: list[dict[str, Any]], most: int, filters: Filters) -> str:
    up = sum(row["events"] for row in rows if row["quad_class"] <= 2)
    down = sum(row["events"] for row in rows if row["quad_class"] >= 3)
    balance = sum(row["intensity_sum"] for row in rows) / (up + down)
    acts = ", ".join(
        f"{wording.type_name(row['event_type'])} {row['events']:,}" for row in rows[:_MOST]
    )
    mutual = direction == scopes.MUTUAL
    words = _("Mutual acts, both together") if mutual else scopes.direction_words(direction)
    others = filters.query(without=("direction",))
    own = links.scope(filters.scope, [*others, ("direction", direction)])
    link = links.anchor(own, wording.first_capital(words))
    return (
        f"<tr><th scope='row'>{link}</th><td>▲ {up:,} · ▼ {down:,}{_bar(up, down, most)}</td>"
        f"{tables.balance(balance, up + down)}<td>{escape(acts)}</td></tr>"
    )


def _bar(up: int, down: int, most: int) -> str:
    """Draw both counts as one bar, as long as the line's share of the longest."""
    parts = "".join(
        f'<span class="r-{name}" style="width:{100 * events / most:.1f}%"></span>'
        for name, events in (("up", up), ("down", down))
        if events
    )
    return f'<div class="r-bar" aria-hidden="true">{parts}</div>'
