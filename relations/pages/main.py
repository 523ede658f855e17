"""The script that Streamlit runs for every visitor: which pages there are, and which is shown.

Registered are the home page, the pairs in the menu and the page the visitor's address asks
for, because registering every pair would cost every run. Links to other pairs open anew.
"""

from __future__ import annotations

import logging
from functools import partial

import streamlit as st

from relations import countries
from relations.dataset import DatasetError
from relations.filters import canonical
from relations.pages import address, data, frame, home, method, missing, pair
from relations.store import Store, StoreError, StoreStale

MENU_PAIRS = 30
# Never seen, because the home page is served at the root, but no other page may have it.
HOME_PATH = "all-pairs"
_LOG = logging.getLogger("relations.pages")


def is_pair(segment: str) -> bool:
    """Whether a part of the path is the one right way to write a pair."""
    try:
        return segment == canonical(segment)
    except ValueError:
        return False


def asked(store: Store, segment: str) -> st.Page:
    """Make the page for the address that opened the session, be it a pair or nothing we know."""
    if is_pair(segment):
        return pair_page(store, segment, in_menu=False)
    return st.Page(
        partial(missing.show, store, segment),
        title="No such page",
        url_path=segment,
        visibility="hidden",
    )


def pair_page(store: Store, key: str, in_menu: bool = True) -> st.Page:
    """Make the page of one pair, shown in the menu or not."""
    return st.Page(
        partial(pair.show, store, key),
        title=countries.pair_name(key),
        url_path=key,
        visibility="visible" if in_menu else "hidden",
    )


def pages(store: Store) -> dict[str, list[st.Page]]:
    """List the pages by section of the menu."""
    first = st.Page(partial(home.show, store), title="All pairs", url_path=HOME_PATH, default=True)
    menu = data.overview(store)["pair"][:MENU_PAIRS].to_pylist()
    how = st.Page(partial(method.show, store), title="Method", url_path=method.PATH)
    sections = {"": [first, how], "Pairs with most events": [pair_page(store, key) for key in menu]}
    segment = address.asked_page()
    if segment not in ("", HOME_PATH, method.PATH, *menu):
        sections[""].append(asked(store, segment))
    return {name: listed for name, listed in sections.items() if listed}


def main() -> None:
    """Open the data and show the page of the address."""
    st.set_page_config(page_title="Relations between countries", layout="wide")
    frame.style()
    try:
        store = data.store()
        st.navigation(pages(store), position="top").run()
    except StoreStale:
        st.rerun()
    except (DatasetError, StoreError):
        _LOG.exception("the data cannot be read")
        st.error(
            "The data cannot be read at the moment. The log of the server names the file and "
            "what to do. Please try again later."
        )


if __name__ == "__main__":
    main()
