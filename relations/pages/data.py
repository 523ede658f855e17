"""What is published, with licence, citation and downloads; columns and addresses in full."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from urllib.parse import quote

import streamlit as st

from relations import queries
from relations.choices import MAX_TEXT, Definition
from relations.dataset import Collection
from relations.filters import DEFINITIONS, Filters
from relations.pages import address, citing, frame, links, tables, wording
from relations.periods import STEPS
from relations.routes import ADDRESSES, SOME_COLLECTION, SOME_EVENT
from relations.rows import SORTS
from relations.schema import TABLES, Column
from relations.store import Store
from relations.texts import N_, _, first_capital

PATH, TITLE = "data", N_("Data")

_TABLE_NAMES = {"events": N_("Events"), "articles": N_("Articles"), "monthly": N_("Monthly")}
_TABLE_WORDS = {
    "events": N_("One row an event."),
    "articles": N_("One row an article, with its text."),
    "monthly": N_("Counts by pair, month, direction, type and status."),
}
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
}
_SCOPES = ("RUS-TUR", "TUR", "")  # one of each kind, so that every kind of direction is listed
_FEW = 20


def show(store: Store) -> None:
    """Draw the collections, then the dictionary of columns, then the addresses."""
    st.title(_("The data, to take along"), anchor=False)
    lead = _(
        "Every collection is a set of open Parquet files. What a page shows can be downloaded "
        "there; here are the whole collections, what each column means, and the addresses for "
        "programs."
    )
    st.html(f'<p class="r-lead">{escape(lead)}</p>')
    if not store.collections:
        st.info(_("Nothing is published in the data folder yet."))
    for one in store.collections:
        st.header(one.name, anchor=one.name)
        st.html(collection_html(one))
    st.header(_("Columns"), anchor="columns")
    for table in TABLES:
        with st.expander(f"{_(_TABLE_NAMES[table])}: {_(_TABLE_WORDS[table])}"):
            st.html(columns_html(table))
    st.header(_("Addresses for programs"), anchor="addresses")
    st.html(addresses_html(store))
    st.header(_("Pages, filters and other keys of an address"), anchor="keys")
    st.html(pages_html())
    st.text(_(
        "Downloads of events and feeds take the filters alone. RUS-TUR and TUR are examples."
    ))  # fmt: skip
    st.html(keys_html([one.name for one in store.collections]))
    st.header(_("How to cite"), anchor="cite")
    st.html(citing.citing_html(store.collections))
    frame.foot(store)


def collection_html(one: Collection) -> str:
    """Write what there is to know of a collection, and its downloads."""
    facts = (
        (_("Title"), one.title),
        (_("Holds"), _holds(one)),
        (_("Licence"), one.licence),
        (_("Cite as"), one.citation),
        (_("Coder"), one.coder),
        (_("Version"), one.version),
    )
    told = "".join(
        f"<dt>{escape(name)}</dt><dd>{escape(str(said))}</dd>" for name, said in facts if said
    )
    hashes = "".join(f"<li>{escape(one.path(table).name)}</li>" for table in TABLES)
    named = escape(_("Files, named by their hash"))
    return (
        f'<dl class="r-facts">{told}<dt>{named}</dt><dd><ul>{hashes}</ul></dd>'
        f'</dl><div class="r-buttons">{"".join(_downloads(one.name))}</div>'
    )


def _holds(one: Collection) -> str:
    rows = f"{wording.events(one.rows['events'])}, {wording.articles(one.rows['articles'])}"
    if one.first_date and one.last_date:
        return f"{rows}; {wording.span(one.first_date, one.last_date)}"
    return _("{rows}; none", rows=rows)


def _downloads(name: str) -> list[str]:
    whole = f"download/collection/{name}"
    files = [
        (f"{table}.{form}", _("{table}, {form}", table=_(_TABLE_NAMES[table]), form=said))
        for form, said in (("parquet", "Parquet"), ("csv", "CSV"))
        for table in TABLES
    ]
    joined = links.download("", "csv", [("collection", name)])
    return [
        *(links.anchor(links.page(f"{whole}/{file}"), said, "r-button") for file, said in files),
        links.anchor(joined, _("Events with their articles, CSV"), "r-button"),
        links.anchor(links.page(f"{whole}/metadata.json"), _("About these data")),
    ]


def columns_html(table: str) -> str:
    """Write the data dictionary of one table, from `schema`."""
    body = "".join(
        f"<tr><th scope='row'><code>{escape(column.name)}</code></th>"
        f"<td>{escape(_kind(column))}</td><td>{escape(_meaning(column))}</td></tr>"
        for column in TABLES[table]
    )
    label = _("Columns of the table “{table}”", table=_(_TABLE_NAMES[table]))
    return tables.table(label, ((_("Column"), ""), (_("Type"), ""), (_("Meaning"), "")), body)


def _kind(column: Column) -> str:
    return _("{type} or empty", type=column.type) if column.nullable else str(column.type)


def _meaning(column: Column) -> str:
    said = _(column.meaning)
    return f"{said} ({_(column.unit)})" if column.unit else said


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
