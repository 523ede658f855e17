"""The choice of two countries, or of one, as lists; what they lead to is a link."""

from __future__ import annotations

from functools import partial
from html import escape

import pyarrow as pa
import streamlit as st

from relations import countries
from relations.pages import links, wording
from relations.texts import _

Query = list[tuple[str, str]]


def show(table: pa.Table, query: Query) -> None:
    """Draw two lists of countries; the second list holds those that have events with the first."""
    partners: dict[str, dict[str, int]] = {}
    for key, events in zip(table["pair"].to_pylist(), table["events"].to_pylist(), strict=True):
        one, other = key.split("-")
        partners.setdefault(one, {})[other] = events
        partners.setdefault(other, {})[one] = events
    with st.container(horizontal=True, vertical_alignment="bottom"):
        first = st.selectbox(
            _("One country"), sorted(partners, key=countries.name), index=None, key="one-country",
            filter_mode="contains", format_func=countries.name,
            placeholder=_("Any country"), width=260,
        )  # fmt: skip
        second = None
        if first:
            counts = partners.get(first, {})
            second = st.selectbox(
                _("The other country"), sorted(counts, key=countries.name), index=None,
                key=f"other-country-{first}", width=300, format_func=partial(_partner, counts),
                placeholder=_("Any with events"), filter_mode="contains",
            )  # fmt: skip
        st.html(_go(first, second, query), width="content")


def _partner(counts: dict[str, int], code: str) -> str:
    return f"{countries.name(code)} ({wording.events(counts[code])})"


def _go(first: str | None, second: str | None, query: Query) -> str:
    """Link to the pair or the country; while there is none, the same shape without a link."""
    if not first:
        words = escape(_("Show this pair"))
        return f'<span class="r-button r-off" aria-disabled="true">{words}</span>'
    if not second or first == second:
        words = _("Show all of {country}", country=countries.name(first))
        return links.anchor(links.scope(first, query), words, "r-button")
    key = countries.pair_key(first, second)
    words = _("Show {pair}", pair=countries.pair_name(key))
    return links.anchor(links.scope(key, query), words, "r-button")
