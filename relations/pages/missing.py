"""The page for an address that is none: says what is wrong and leads on."""

from __future__ import annotations

from html import escape

import streamlit as st

from relations import countries
from relations.choices import shown
from relations.pages import frame, links
from relations.store import Store
from relations.texts import _


def show(store: Store, segment: str) -> None:
    """Draw the page for `segment`, the part of the path that names no page."""
    st.title(_("There is no such page"))
    frame.notice(escape(reason(segment)))
    st.html(links.anchor(links.HOME, _("All pairs"), "r-button"))
    frame.foot(store)


def reason(segment: str) -> str:
    """Say why `segment` is no page, in words."""
    asked = shown(segment)
    try:
        pair = "-".join(countries.split_pair(asked))
    except ValueError as fault:
        ways = _("A pair is written as two codes such as RUS-TUR, a country as one such as TUR.")
        return f"{fault}. {ways}"
    return _("{asked} is written {pair} here.", asked=asked, pair=pair)
