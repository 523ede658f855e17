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
    except ValueError:
        return f"{_fault(asked)} {_('A pair is written as two codes such as RUS-TUR.')}"
    return _("{asked} is written {pair} here.", asked=asked, pair=pair)


def _fault(asked: str) -> str:
    """Say what is wrong with a pair; `split_pair` says it to programmers, in English alone."""
    one, hyphen, other = asked.strip().upper().partition("-")
    if not hyphen:
        return _(
            "{asked} is not a pair such as RUS-TUR or a country such as TUR.", asked=repr(asked)
        )
    for code in (one, other):
        if not countries.is_country(code):
            return _("{code} is not an ISO 3166-1 alpha-3 country code.", code=repr(code))
    return _("A pair needs two different countries, not {code} twice.", code=one)
