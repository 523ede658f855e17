"""How the pages of a pair and of a country begin: what was asked, and the answer in words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

import streamlit as st

from relations import queries, scopes
from relations.filters import Filters
from relations.pages import address, briefing, controls, events, frame, lead, links
from relations.pages.event_table import PAGE_ROWS
from relations.pages.events import Choice
from relations.queries import Summary
from relations.store import Store
from relations.texts import N_, _


@contextmanager
def page(store: Store, scope: str) -> Iterator[tuple[Filters, Summary, Choice]]:
    """Draw title, notices and answer of the page of `scope`; its parts are drawn within.

    Gives what the page is about. Beside it stand the filters, where there is something to filter.
    """
    filters, notices = Filters.parse(
        scope, address.query(), [collection.name for collection in store.collections]
    )
    summary = queries.summary(store, filters)
    choice = events.chosen(store, filters)
    # A chosen event brings its own page of the table, whatever page the address asks for.
    beyond = address.beyond(summary.events, PAGE_ROWS) if choice.row is None else ()
    st.title(lead.title(scope), anchor=False)
    pending = controls.pending_notices()
    frame.notices([*notices, *address.misread(), *pending, *choice.notices, *beyond])
    something = summary.events or filters.query()
    with controls.beside(store, filters) if something else nullcontext():
        if something:
            briefing.answer(filters, summary)
        if not summary.events:
            _nothing(filters)
        yield filters, summary, choice


def _nothing(filters: Filters) -> None:
    """Say why there are no events, and lead out."""
    kind, chosen = scopes.kind(filters.scope), bool(filters.query())
    why, way_out = _WHY_NOTHING[kind, chosen]
    st.info(_(why))
    leads = links.scope(filters.scope) if chosen else links.HOME
    st.html(links.anchor(leads, _(way_out), "r-button"))


#: By kind of scope, and whether filters are set: why there is nothing, and the way out.
_WHY_NOTHING = {
    ("pair", True): (
        N_("No event of this pair fits all of these filters."),
        N_("Show all events of this pair"),
    ),
    ("pair", False): (
        N_("There are no events for this pair in the published collections."),
        N_("Choose another pair"),
    ),
    ("country", True): (
        N_("No event of this country fits all of these filters."),
        N_("Show all events of this country"),
    ),
    ("country", False): (
        N_("There are no events for this country in the published collections."),
        N_("Choose another country"),
    ),
}
