"""What is published, with licence, citation and downloads; columns and addresses in full."""

from __future__ import annotations

from html import escape

import streamlit as st

from relations.dataset import Collection
from relations.pages import address_book, citing, frame, links, tables, wording
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
    st.html(address_book.addresses_html(store))
    st.header(_("Pages, filters and other keys of an address"), anchor="keys")
    st.html(address_book.pages_html())
    st.text(_(
        "Downloads of events and feeds take the filters alone. RUS-TUR and TUR are examples. "
        "Words (“q”) are found whatever the case and the accents: Erdogan finds Erdoğan."
    ))  # fmt: skip
    st.html(address_book.keys_html([one.name for one in store.collections]))
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
