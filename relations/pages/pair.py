"""The page of one pair, read from top to bottom like a briefing; all of it from the address."""

from __future__ import annotations

import streamlit as st

from relations import countries
from relations.filters import Filters
from relations.pages import (
    acts,
    briefing,
    directions,
    events,
    frame,
    links,
    opening,
    timeline,
    turns,
)
from relations.queries import Summary
from relations.store import Store
from relations.texts import N_, _

_PARTS = (
    ("timeline", N_("Timeline")),
    ("directions", N_("Who acts")),
    ("acts", N_("Kinds of acts")),
    ("turning-points", N_("Turning points")),
    ("events", N_("Events")),
    ("text", N_("Texts")),
)


def show(store: Store, key: str) -> None:
    """Draw the page of the pair `key` as the address asks for it."""
    with opening.page(store, key) as (filters, summary, choice):
        if summary.events:
            _relationship(store, filters, summary)
        if summary.events or choice.event:
            events.show(store, filters, summary, choice)
        frame.glossary()
        frame.foot(store, filters.collections)


def _relationship(store: Store, filters: Filters, summary: Summary) -> None:
    briefing.numbers(store, filters, summary)
    st.html(f'<p class="r-ways">{ways(filters)}</p>')
    found = turns.found(store, filters)
    timeline.show(store, filters, summary, [turn.day for turn in found])
    briefing.first_reading(store, filters)
    directions.show(store, filters, summary)
    acts.show(store, filters, timeline.asked_step(summary), timeline.covered(filters, summary))
    turns.show(store, filters, found)


def ways(filters: Filters) -> str:
    """Write the links to the parts of the page, to both countries and to the comparison."""
    found = [(f"#{anchor}", _(words)) for anchor, words in _PARTS]
    found += [
        (links.scope(code), _("All of {country}", country=countries.name(code)))
        for code in filters.scope.split("-")
    ]
    compared = links.page("compare", [("pairs", filters.scope)])
    found.append((compared, _("Compare with other pairs")))
    return " · ".join(links.anchor(*way) for way in found)
