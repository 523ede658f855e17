"""What is published, with licence, citation and downloads; columns and addresses in full."""

from __future__ import annotations

from html import escape

import streamlit as st

from relations.dataset import Collection
from relations.pages import frame, links, tables, wording
from relations.routes import ADDRESSES, Address
from relations.schema import TABLES, Column
from relations.store import Store
from relations.texts import N_, _

PATH, TITLE = "data", N_("Data")

_TABLE_NAMES = {"events": N_("Events"), "articles": N_("Articles"), "monthly": N_("Monthly")}
_TABLE_WORDS = {
    "events": N_("One row an event."),
    "articles": N_("One row an article, with its text."),
    "monthly": N_("Counts by pair, month, direction, type and status."),
}


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
    st.html(addresses_html())
    st.header(_("How to cite"), anchor="cite")
    st.text(
        _(
            "Cite the collection as it asks above, with its version. The reader beside each event "
            "has a citation of that event to copy."
        )
    )
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
    whole = [
        links.anchor(
            links.page(f"download/collection/{name}/{table}.parquet"),
            _("{table}, Parquet", table=_(_TABLE_NAMES[table])),
            "r-button",
        )
        for table in TABLES
    ]
    query = [("collection", name)]
    return [
        *whole,
        links.anchor(links.download("", "csv", query), _("Events, CSV"), "r-button"),
        links.anchor(links.download("", "metadata.json", query), _("About these data")),
    ]


def columns_html(table: str) -> str:
    """Write the data dictionary of one table, from `schema`."""
    body = "".join(
        f"<tr><th scope='row'><code>{escape(column.name)}</code></th>"
        f"<td>{escape(_kind(column))}</td><td>{escape(_meaning(column))}</td></tr>"
        for column in TABLES[table]
    )
    return tables.table(((_("Column"), ""), (_("Type"), ""), (_("Meaning"), "")), body)


def _kind(column: Column) -> str:
    return _("{type} or empty", type=column.type) if column.nullable else str(column.type)


def _meaning(column: Column) -> str:
    said = _(column.meaning)
    return f"{said} ({_(column.unit)})" if column.unit else said


def addresses_html() -> str:
    """Write the list of addresses, from `routes`."""
    body = "".join(
        f"<tr><th scope='row'><code>{escape(one.path)}</code></th><td>{escape(_(one.meaning))}"
        f"<br>{_instance(one)}</td></tr>"
        for one in ADDRESSES
    )
    return tables.table(((_("Address"), ""), (_("What it gives"), "")), body)


def _instance(one: Address) -> str:
    # Split at the brace, so that the words are escaped and the example is marked as code.
    before, _brace, after = _("For instance {example}").partition("{example}")
    return f"{escape(before)}<code>{escape(one.example)}</code>{escape(after)}"
