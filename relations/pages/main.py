"""The script that Streamlit runs for every visitor: which pages there are, and which is shown.

PAGES are the pages of their own; a new one is a file with PATH, TITLE and `show`, and its name
here. Beside them are registered the pairs and countries in the menu and what the visitor's
address asks for, because registering every pair would cost every run. Links to others open anew.
"""

from __future__ import annotations

import logging
from functools import partial
from importlib import import_module

import streamlit as st

from relations import scopes, texts
from relations.dataset import DatasetError
from relations.pages import (
    address,
    country,
    frame,
    home,
    in_place,
    matrix,
    missing,
    pair,
    published,
)
from relations.store import Store, StoreError, StoreStale
from relations.texts import _

PAGES = tuple(
    import_module(f"relations.pages.{name}")
    for name in ("search", "compare", "read", "data", "method")
)

MENU_PAIRS = 20
# Never seen, because the home page is served at the root, but no other page may have it.
HOME_PATH = "all-pairs"
_LOG = logging.getLogger("relations.pages")


def titles() -> dict[str, str]:
    """The titles, in English, of the pages that are no pair or country, by path."""
    return {"": home.TITLE, **{one.PATH: one.TITLE for one in PAGES}}


def asked(store: Store, segment: str) -> st.Page:
    """Make the page for the address that opened the session, be it a scope or nothing we know."""
    if scopes.is_written(segment):
        return scope_page(store, segment, in_menu=False)
    return st.Page(
        partial(missing.show, store, segment),
        title=_("No such page"),
        url_path=segment,
        visibility="hidden",
    )


def scope_page(store: Store, scope: str, in_menu: bool = True) -> st.Page:
    """Make the page of one pair or country, shown in the menu or not."""
    show = pair.show if scopes.is_pair(scope) else country.show
    return st.Page(
        partial(show, store, scope),
        title=scopes.name(scope),
        url_path=scope,
        visibility="visible" if in_menu else "hidden",
    )


def pages(store: Store) -> dict[str, list[st.Page]]:
    """List the pages by section of the menu."""
    table = published.overview(store)
    pairs = table["pair"][:MENU_PAIRS].to_pylist()
    codes = matrix.busiest(table.to_pylist(), MENU_PAIRS)
    title = _(home.TITLE)
    first = st.Page(partial(home.show, store), title=title, url_path=HOME_PATH, default=True)
    own = [
        st.Page(partial(one.show, store), title=_(one.TITLE), url_path=one.PATH) for one in PAGES
    ]
    sections = {
        "": [first, *own],
        _("Pairs"): [scope_page(store, key) for key in pairs],
        _("Countries"): [scope_page(store, code) for code in codes],
    }
    segment = address.asked_page()
    if segment not in ("", HOME_PATH, *(one.PATH for one in PAGES), *pairs, *codes):
        sections[""].append(asked(store, segment))
    return {name: listed for name, listed in sections.items() if listed}


def main() -> None:
    """Open the data and show the page of the address."""
    texts.speak(st.context.locale)
    st.set_page_config(layout="wide")
    frame.style()
    try:
        store = published.store()
        st.navigation(pages(store), position="top").run()
        in_place.links()
    except StoreStale:
        st.rerun()
    except (DatasetError, StoreError):
        _LOG.exception("the data cannot be read")
        st.error(_(
            "The data cannot be read at the moment. The log of the server names the file and "
            "what to do. Please try again later."
        ))  # fmt: skip


if __name__ == "__main__":
    main()
