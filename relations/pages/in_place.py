"""Links that stay on the page: a click changes the address without opening the page anew.

Every link of ours is a real link, which can be copied, opened in another tab and read by
programs. Where one leads to the page that is shown already, with another query, this asks the
running session for it instead, which is quicker and keeps the place on the page. Without it the
same links work and open the page anew. It also brings what is asked for into sight: the chosen row
of the table, and the text of an event.
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qsl

import streamlit as st

from relations.pages import address

_SCRIPT = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
_KEY = "links-in-place"

_links = st.components.v2.component("relations.links_in_place", js=_SCRIPT)


def links() -> None:
    """Make the links of this page to itself stay on it."""
    # With the whole address as data the script runs again after each change.
    data = {"event": address.one("event") or "", "address": address.query()}
    _links(key=_KEY, data=data, on_asked_change=_asked)


def _asked() -> None:
    query = str(st.session_state[_KEY].asked or "")
    address.write(parse_qsl(query.removeprefix("?"), max_num_fields=500))
