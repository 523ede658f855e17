"""The page for an address that is none: says what is wrong and leads on."""

from __future__ import annotations

import streamlit as st

from relations import countries
from relations.choices import shown
from relations.pages import frame, links, wording
from relations.store import Store


def show(store: Store, segment: str) -> None:
    """Draw the page for `segment`, the part of the path that names no page."""
    st.title("There is no such page")
    st.warning(wording.plain(reason(segment)))
    st.html(links.anchor(links.HOME, "All pairs", "r-button"))
    frame.foot(store)


def reason(segment: str) -> str:
    """Say why `segment` is no page, in words."""
    asked = shown(segment)
    try:
        return f"{asked} is written {'-'.join(countries.split_pair(asked))} here."
    except ValueError as problem:
        return f"{problem}. A pair is written as two codes such as RUS-TUR."
