"""The addresses of pages and of programs, and what they take, as tables. Pure HTML.

All of it comes from where it is done: `routes`, `filters`, and the keys of the pages.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from urllib.parse import quote

from relations import queries
from relations.choices import MAX_TEXT, Definition
from relations.filters import DEFINITIONS, Filters
from relations.pages import address, tables
from relations.periods import STEPS
from relations.queries import SORTS
from relations.routes import ADDRESSES, SOME_COLLECTION, SOME_EVENT
from relations.store import Store
from relations.texts import N_, _, first_capital

#: By page: what it shows, and what keys it takes beside those of the filters.
PAGES = {
    "/": N_("All pairs; “collection”, “page”, and “find” with a part of a country's name."),
    "/RUS-TUR": N_("A pair, with all filters and all keys of the page."),
    "/TUR": N_("A country with all its partners, with all filters and all keys of the page."),
    "/compare?pairs=RUS-TUR,TUR-USA": N_("Up to five pairs, with all filters and “step”."),
    "/search?q=S-400": N_("Events of all pairs, with all filters, “page” and “sort”."),
    "/read?example=visit": N_("What the coder finds in a text; this takes an example's name."),
}
_KEYS: dict[str, tuple[str, Sequence[str]]] = {
    "event": (N_("the identifier of an event, whose source text is opened"), ()),
    "page": (N_("a page of the table, counted from 1"), ()),
    "step": (N_("the time that one bar stands for"), STEPS),
    "sort": (N_("the order of the table"), tuple(SORTS)),
    "modes": (N_("tells the modes of each type apart"), ("1",)),
    "rank": (N_("the order of a country's partners"), address.RANKS),
    "whole": (N_("shows the whole of a long source text"), ("1",)),
}
_SCOPES = ("RUS-TUR", "TUR", "")  # one of each kind, so that every kind of direction is listed
_FEW = 20


def addresses_html(store: Store) -> str:
    """Write the list of addresses, from `routes`, with examples of what is published."""
    there = {}
    for row in queries.page(store, Filters(), 1).to_pylist():
        there = {SOME_EVENT: quote(row["event_id"], safe=""), SOME_COLLECTION: row["collection"]}
    body = "".join(
        f"<tr><th scope='row'><code>{escape(one.path)}</code></th><td>{escape(_(one.meaning))}"
        f"<br>{_instance(one.example, there)}</td></tr>"
        for one in ADDRESSES
    )
    label = _("Addresses for programs, and what each gives")
    return tables.table(label, ((_("Address"), ""), (_("What it gives"), "")), body)


def _instance(example: str, there: dict[str, str]) -> str:
    for name, real in there.items():
        example = example.replace(f"/{name}", f"/{real}")
    # Split at the brace, so that the words are escaped and the example is marked as code.
    before, _brace, after = _("For instance {example}").partition("{example}")
    return f"{escape(before)}<code>{escape(example)}</code>{escape(after)}"


def pages_html() -> str:
    """Write the addresses of the pages and what they take."""
    body = "".join(_row(path, _(said)) for path, said in PAGES.items())
    label = _("Addresses of pages, and what each shows")
    return tables.table(label, ((_("Address"), ""), (_("What it shows"), "")), body)


def keys_html(collections: list[str]) -> str:
    """Write every filter with what it takes, from `filters`, then the keys of the page."""
    body = "".join(_row(one.key, _wanted(one), _options(one, collections)) for one in DEFINITIONS)
    body += "".join(_row(key, _(said), values) for key, (said, values) in _KEYS.items())
    label = _("Keys of an address, and what each takes")
    return tables.table(label, ((_("Key"), ""), (_("What it takes"), "")), body, seen=True)


def _row(code: str, said: str, values: Sequence[str] = ()) -> str:
    listed = ", ".join(f"<code>{escape(value)}</code>" for value in values)
    told = escape(first_capital(said)) + (f"<br>{listed}" if listed else "")
    return f"<tr><th scope='row'><code>{escape(code)}</code></th><td>{told}</td></tr>"


def _wanted(one: Definition) -> str:
    wanted = _(one.wanted, most=MAX_TEXT)
    return _("{wanted}; may be repeated", wanted=wanted) if one.options else wanted


def _options(one: Definition, collections: list[str]) -> list[str]:
    """List the values that a filter takes, where they are few."""
    lists = [one.options(key, collections) for key in _SCOPES] if one.options else []
    found = dict.fromkeys(value for values in lists for value in values)
    return list(found) if len(found) <= _FEW else []
