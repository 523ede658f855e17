"""The filters of a pair page as widgets: set from the address, writing the address.

Beside every choice stands how many events it would give. What the widgets send is read as
strictly as an address typed by hand, because a browser can send anything.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import streamlit as st

from relations import ontology, queries
from relations.filters import Filters, direction_words, directions
from relations.pages import address, links
from relations.store import Store

_EARLIEST, _LATEST = date(1900, 1, 1), date(2100, 12, 31)
_NOTICES = "filter_notices"


def show(store: Store, filters: Filters) -> None:
    """Draw one row of widgets for `filters`; every change writes the address."""
    counts = _counts(store, filters)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="xsmall"):
        _day("From", "from", filters, filters.date_from)
        _day("To", "to", filters, filters.date_to)
        pair = filters.pair
        known = list(ontology.EVENT_TYPES)
        _choice("Type", "type", filters, known, filters.types, counts, str.capitalize)
        _choice(
            "Direction", "direction", filters, directions(pair), filters.directions, counts,
            direction_words,
        )  # fmt: skip
        _choice("Status", "status", filters, list(ontology.STATUSES), filters.statuses, counts)
        names = [one.name for one in store.collections]
        if len(names) > 1:
            _choice("Collection", "collection", filters, names, filters.collections, counts)
        _text(filters)
        if filters.query():
            st.html(links.anchor(links.pair(pair), "Reset filters", "r-button"), width="content")


def pending_notices() -> tuple[str, ...]:
    """Say, once, what the last change of a widget could not be taken as."""
    return tuple(st.session_state.pop(_NOTICES, ()))


def _key(pair: str, name: str) -> str:
    return f"filter-{pair}-{name}"


def _counts(store: Store, filters: Filters) -> dict[tuple[str, str], int]:
    rows = queries.facets(store, filters).to_pylist()
    return {(row["key"], row["value"]): row["events"] for row in rows}


def _day(label: str, name: str, filters: Filters, value: date | None) -> None:
    key = _key(filters.pair, name)
    st.session_state[key] = value
    st.date_input(
        label, key=key, format="YYYY-MM-DD", width=130,
        on_change=_changed, args=(filters.pair, name),
        min_value=min(value or _EARLIEST, _EARLIEST), max_value=max(value or _LATEST, _LATEST),
    )  # fmt: skip


def _choice(
    label: str, name: str, filters: Filters, options: list[str] | tuple[str, ...],
    chosen: tuple[str, ...], counts: dict[tuple[str, str], int],
    words: Callable[[str], str] = str,
) -> None:  # fmt: skip
    """Draw a list of those options that have events here, or are chosen already."""
    key = _key(filters.pair, name)
    st.session_state[key] = list(chosen)
    offered = [value for value in options if (name, value) in counts or value in chosen]
    st.multiselect(
        label, offered, key=key, placeholder="Any", on_change=_changed, args=(filters.pair, name),
        format_func=lambda value: f"{words(value)} ({counts.get((name, value), 0):,})",
        width=160 if name in ("status", "collection") else 170,
    )  # fmt: skip


def _text(filters: Filters) -> None:
    key = _key(filters.pair, "q")
    st.session_state[key] = filters.text
    st.text_input(
        "Words in the sentence", key=key, placeholder="Any", width=150, max_chars=200,
        on_change=_changed, args=(filters.pair, "q"),
    )  # fmt: skip


def _changed(pair: str, name: str) -> None:
    """Put the one changed filter into the address, which then chooses other events.

    The rest is read from the address, not from the last drawing: another filter may have
    changed since.
    """
    value = st.session_state[_key(pair, name)]
    filters, notices = Filters.parse(pair, address.query() | {name: _texts(value)})
    st.session_state[_NOTICES] = notices
    address.write([*filters.query(), *address.kept("step")])


def _texts(value: Any) -> list[str]:
    values = value if isinstance(value, list | tuple) else [value]
    return [str(one) for one in values if one]
