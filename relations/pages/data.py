"""What is published, with licence, citation and downloads; columns and addresses in full."""

from __future__ import annotations

from html import escape

import streamlit as st

from relations.dataset import Collection
from relations.pages import frame, links, tables, wording
from relations.routes import ADDRESSES
from relations.schema import TABLES
from relations.store import Store

PATH, TITLE = "data", "Data"

_TABLE_WORDS = {
    "events": "One row an event.",
    "articles": "One row an article, with its text.",
    "monthly": "Counts by pair, month, direction, type and status.",
}


def show(store: Store) -> None:
    """Draw the collections, then the dictionary of columns, then the addresses."""
    st.title("The data, to take along", anchor=False)
    st.html(
        '<p class="r-lead">Every collection is a set of open Parquet files. What a page shows '
        "can be downloaded there; here are the whole collections, what each column means, and "
        "the addresses for programs.</p>"
    )
    if not store.collections:
        st.info("Nothing is published in the data folder yet.")
    for one in store.collections:
        st.header(one.title or one.name, anchor=one.name)
        st.html(collection_html(one))
    st.header("Columns", anchor="columns")
    for table in TABLES:
        with st.expander(f"{table.capitalize()}: {_TABLE_WORDS[table]}"):
            st.html(columns_html(table))
    st.header("Addresses for programs", anchor="addresses")
    st.html(addresses_html())
    st.header("How to cite", anchor="cite")
    st.text(
        "Cite the collection as it asks above, with its version. The reader beside each event "
        "has a citation of that event to copy."
    )
    frame.foot(store)


def collection_html(one: Collection) -> str:
    """Write what there is to know of a collection, and its downloads."""
    covered = (
        wording.span(one.first_date, one.last_date) if one.first_date and one.last_date else "none"
    )
    rows = ", ".join(wording.count(number, noun) for number, noun in (
        (one.rows["events"], "event"), (one.rows["articles"], "article")))  # fmt: skip
    facts = {
        "Holds": f"{rows}; {covered}",
        "Licence": one.licence,
        "Cite as": one.citation,
        "Coder": one.coder,
        "Version": one.version,
    }
    told = "".join(
        f"<dt>{name}</dt><dd>{escape(str(said))}</dd>" for name, said in facts.items() if said
    )
    hashes = "".join(f"<li>{escape(one.path(table).name)}</li>" for table in TABLES)
    return (
        f'<dl class="r-facts">{told}<dt>Files, named by their hash</dt><dd><ul>{hashes}</ul></dd>'
        f'</dl><div class="r-buttons">{"".join(_downloads(one.name))}</div>'
    )


def _downloads(name: str) -> list[str]:
    whole = [
        links.anchor(
            links.page(f"download/collection/{name}/{table}.parquet"),
            f"{table.capitalize()}, Parquet",
            "r-button",
        )
        for table in TABLES
    ]
    query = [("collection", name)]
    return [
        *whole,
        links.anchor(links.download("", "csv", query), "Events, CSV", "r-button"),
        links.anchor(links.download("", "metadata.json", query), "About these data"),
    ]


def columns_html(table: str) -> str:
    """Write the data dictionary of one table, from `schema`."""
    body = "".join(
        f"<tr><th scope='row'><code>{escape(column.name)}</code></th>"
        f"<td>{escape(str(column.type))}{' or empty' if column.nullable else ''}</td>"
        f"<td>{escape(column.meaning + (f' ({column.unit})' if column.unit else ''))}</td></tr>"
        for column in TABLES[table]
    )
    return tables.table((("Column", ""), ("Type", ""), ("Meaning", "")), body)


def addresses_html() -> str:
    """Write the list of addresses, from `routes`."""
    body = "".join(
        f"<tr><th scope='row'><code>{escape(one.path)}</code></th><td>{escape(one.meaning)}"
        f"<br>For instance <code>{escape(one.example)}</code></td></tr>"
        for one in ADDRESSES
    )
    return tables.table((("Address", ""), ("What it gives", "")), body)
