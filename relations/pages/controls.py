"""The filters of a page as widgets beside it: set from the address, writing the address.

Beside every choice stands how many events it would give. What the widgets send is read as
strictly as an address typed by hand, because a browser can send anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import streamlit as st

from relations import ontology, queries, scopes
from relations.filters import Filters
from relations.pages import address, links, wording
from relations.store import Store
from relations.texts import _

_EARLIEST, _LATEST = date(1900, 1, 1), date(2100, 12, 31)
_NOTICES, _DRAWN = "filter_notices", "filters_drawn"

Counts = dict[tuple[str, str], int]


@contextmanager
def beside(store: Store, filters: Filters, search: bool = True) -> Iterator[None]:
    """Draw the widgets for `filters` beside a page, whose own parts are drawn within.

    `search` is off where the page has a field for words of its own. A page that is opened gets
    them last, because their scripts would hold up the answer; what a change draws anew begins
    with them, so that they stand still as soon as the answer can be read.
    """
    first = _DRAWN not in st.session_state
    if not first:
        _show(store, filters, search)
    yield
    if first:
        _show(store, filters, search)
        st.session_state[_DRAWN] = True


def _show(store: Store, filters: Filters, search: bool) -> None:
    """Draw the widgets at the side; every change writes the address."""
    counts = _counts(store, filters)
    with st.sidebar:
        st.header(_("Filters"), anchor=False)
        if filters.query():
            reset = links.anchor(links.scope(filters.scope), _("Reset filters"), "r-button")
            st.html(reset, width="content")
        if search:
            _text(filters)
        _day(_("From"), "from", filters, filters.date_from)
        _day(_("To"), "to", filters, filters.date_to)
        for label, name, known, chosen, words in _lists(store, filters, counts):
            _choice(label, name, filters, known, chosen, counts, words)


def pending_notices() -> tuple[str, ...]:
    """Say, once, what the last change of a widget could not be taken as."""
    # Put in words only here: callbacks run before the page has asked for the reader's language.
    asked = st.session_state.pop(_NOTICES, None)
    return Filters.parse(*asked)[1] if asked else ()


def _lists(store: Store, filters: Filters, counts: Counts) -> list[tuple[Any, ...]]:
    """Label, key, options in order, chosen values and wording of each list filter."""
    collections = [one.name for one in store.collections]
    found = sorted((value for key, value in counts if key == "year"), reverse=True)
    sources = [value for key, value in counts if key == "source"]
    years = list(dict.fromkeys([*found, *filters.years]))
    sources = list(dict.fromkeys([*sources, *filters.sources]))
    lists: list[tuple[Any, ...]] = [
        (_("Type"), "type", list(ontology.EVENT_TYPES), filters.types, wording.type_name),
        (_("Direction"), "direction", scopes.directions(filters.scope), filters.directions,
         scopes.direction_words),
        (_("Status"), "status", list(ontology.STATUSES), filters.statuses, wording.status_name),
        (_("Year"), "year", years, filters.years, str),
    ]  # fmt: skip
    if len(collections) > 1:
        lists.append((_("Collection"), "collection", collections, filters.collections, str))
    if len(sources) > 1 or filters.sources:
        lists.append((_("Published by"), "source", sources, filters.sources, str))
    return lists


def _key(scope: str, name: str) -> str:
    return f"filter-{scope}-{name}"


def _counts(store: Store, filters: Filters) -> Counts:
    rows = queries.facets(store, filters).to_pylist()
    return {(row["key"], row["value"]): row["events"] for row in rows}


def _day(label: str, name: str, filters: Filters, value: date | None) -> None:
    key = _key(filters.scope, name)
    st.session_state[key] = value
    st.date_input(
        label, key=key, format="YYYY-MM-DD",
        on_change=_changed, args=(filters.scope, name),
        min_value=min(value or _EARLIEST, _EARLIEST), max_value=max(value or _LATEST, _LATEST),
    )  # fmt: skip


def _choice(
    label: str, name: str, filters: Filters, options: list[str] | tuple[str, ...],
    chosen: tuple[str, ...], counts: Counts, words: Callable[[str], str] = str,
) -> None:  # fmt: skip
    """Draw a list of those options that have events here, or are chosen already."""
    key = _key(filters.scope, name)
    st.session_state[key] = list(chosen)
    offered = [value for value in options if (name, value) in counts or value in chosen]
    st.multiselect(
        label, offered, key=key, placeholder=_("Any"), filter_mode="contains", select_all=False,
        on_change=_changed, args=(filters.scope, name),
        format_func=lambda value: f"{words(value)} ({counts.get((name, value), 0):,})",
    )  # fmt: skip


def _text(filters: Filters) -> None:
    key = _key(filters.scope, "q")
    st.session_state[key] = filters.text
    st.text_input(
        _("Words in the source text"), key=key, placeholder=_("Any"), max_chars=200,
        on_change=_changed, args=(filters.scope, "q"),
    )  # fmt: skip


def _changed(scope: str, name: str) -> None:
    """Put the one changed filter into the address, which then chooses other events.

    The rest is read from the address, not from the last drawing: another filter may have
    changed since.
    """
    value = st.session_state[_key(scope, name)]
    asked = scope, address.query() | {name: _texts(value)}
    st.session_state[_NOTICES] = asked
    filters = Filters.parse(*asked)[0]
    address.write(address.changed(filters.query(), event="", page=""))


def _texts(value: Any) -> list[str]:
    values = value if isinstance(value, list | tuple) else [value]
    return [str(one) for one in values if one]
