"""Links that stay on the page: a click changes the address without opening the page anew.

Every link of ours is a real link, which can be copied, opened in another tab and read by
programs. Where one leads to the page that is shown already, with another query, this asks the
running session for it instead, which is quicker and keeps the place on the page. Without it the
same links work and open the page anew. It also brings what is asked for into sight (the chosen row
of the table, the text of an event, the place that Back leads to), keeps the focus where it was, and
tells screen readers which event is shown.
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qsl

import streamlit as st

from relations.pages import address

_SCRIPT = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
#: As much of an address as servers take.
_MOST_CHARACTERS = 8_000
_KEY = "links-in-place"

#: What a screen reader says once the page has changed.
_STATUS = '<p role="status"></p>'
_HIDDEN = "p{position:absolute;width:1px;height:1px;margin:0;overflow:hidden;clip-path:inset(50%)}"

_links = st.components.v2.component(
    "relations.links_in_place", html=_STATUS, css=_HIDDEN, js=_SCRIPT
)


def links() -> None:
    """Make the links of this page to itself stay on it."""
    # With the whole address as data the script runs again after each change.
    data = {"event": address.one("event") or "", "address": address.query()}
    _links(key=_KEY, data=data, on_asked_change=_asked)


def _asked() -> None:
    query = str(st.session_state[_KEY].asked or "").removeprefix("?")
    address.write(parse_qsl(query[:_MOST_CHARACTERS]))
