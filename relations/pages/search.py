"""The search: events of all pairs by words in their source texts, with the same filters."""

from __future__ import annotations

from datetime import date
from typing import Any

import streamlit as st

from relations import countries, finding, queries
from relations.filters import Filters
from relations.pages import (
    address,
    balance_words,
    briefing,
    controls,
    event_lines,
    events,
    frame,
    links,
    tables,
    timeline,
    wording,
)
from relations.queries import Summary
from relations.store import Store
from relations.texts import N_, _, ngettext

PATH, TITLE = "search", N_("Search")
PAGE_ROWS = 20
_PAIRS = 30
_KEY = "search-words"


def show(store: Store) -> None:
    """Draw the field for words, the hits by pair, and one page of the hits."""
    filters, notices = Filters.parse(
        "", address.query(), [collection.name for collection in store.collections]
    )
    summary = queries.summary(store, filters)
    beyond = address.beyond(summary.events, PAGE_ROWS)
    st.title(_("Search the source texts"), anchor=False)
    frame.notices([*notices, *address.misread(), *beyond, *controls.pending_notices()])
    _field(filters)
    with controls.beside(store, filters, search=False):
        briefing.answer(filters, summary)
        if summary.events:
            st.html(events.downloads(filters, summary.events))
            left, right = st.columns([5, 2], gap="medium")
            span = timeline.covered(filters, summary) or ()
            with left:
                _hits(store, filters, summary, span)
            with right:
                _by_pair(store, filters, span)
        else:
            st.info(_("No event fits. Fewer filters, or a shorter word, may find some."))
            st.html(links.anchor(links.page(PATH), _("Show all events"), "r-button"))
        frame.caption(balance_words.meaning())
        frame.glossary()
        frame.foot(store, filters.collections)


def _field(filters: Filters) -> None:
    st.session_state[_KEY] = filters.text
    st.text_input(
        _("Words in the source text or its title"), key=_KEY,
        placeholder=_("For instance S-400"), max_chars=200, on_change=_searched,
    )  # fmt: skip


def _searched() -> None:
    """Search for the words; the other filters of the address hold on."""
    address.change(q=str(st.session_state[_KEY]).strip(), page="")


def _hits(store: Store, filters: Filters, summary: Summary, span: tuple[date, ...]) -> None:
    last = address.last_page(summary.events, PAGE_ROWS)
    page, sort = address.page_number(last), events.asked_sort()
    found = queries.page(store, filters, PAGE_ROWS, (page - 1) * PAGE_ROWS, sort).to_pylist()
    first = (page - 1) * PAGE_ROWS
    title = _("Events, {first:,} to {last:,}", first=first + 1, last=first + len(found))
    st.header(wording.heading(title, summary.events, *span), anchor=False)
    outside = [row["article_id"] for row in found if not _inside(row, filters)]
    excerpts = queries.excerpts(store, filters.text, outside) if filters.text else {}
    words = [("q", filters.text)] if filters.text else []
    told = "".join(
        f"<li>{event_lines.line(row, words, filters.text, _excerpt(row, filters, excerpts))}</li>"
        for row in found
    )
    st.html(f'<ul class="r-lines">{told}</ul>')
    if last > 1:
        key = f"search-page-{page}"
        st.pagination(last, default=page, key=key, on_change=_paged, args=(key,))


def _inside(row: dict[str, Any], filters: Filters) -> bool:
    return finding.has(row["sentence"] or "", filters.text)


def _excerpt(row: dict[str, Any], filters: Filters, excerpts: dict[str, str]) -> str | None:
    """The words around the hit, where it lies outside the sentence."""
    return None if _inside(row, filters) else excerpts.get(row["article_id"])


def _paged(key: str) -> None:
    address.change(page=address.as_page(st.session_state[key]))


def _by_pair(store: Store, filters: Filters, span: tuple[date, ...]) -> None:
    table = queries.by_pair(store, filters)
    number = sum(table["events"].to_pylist())
    title = wording.heading(_("By pair"), number, *span)
    st.header(title, anchor=False)
    query, shown = filters.query(without=("direction",)), table.slice(0, _PAIRS).to_pylist()
    body = "".join(
        f"<tr><th scope='row'>"
        f"{links.anchor(links.scope(row['pair'], query), countries.pair_name(row['pair']))}</th>"
        f"<td class='n'>{row['events']:,}</td>"
        f"{tables.balance(row['balance'], row['occurred'])}</tr>"
        for row in shown
    )
    heads = ((_("Pair"), ""), (_("Events"), "n"), (_("Balance"), "n"))
    st.html(tables.table(title, heads, body))
    frame.caption(_first_of(table.num_rows), tables.dashes(row["occurred"] for row in shown))


def _first_of(number: int) -> str:
    return "" if number <= _PAIRS else ngettext(
        "The first {shown} of {number:,} pair.", "The first {shown} of {number:,} pairs.",
        number, shown=_PAIRS,
    )  # fmt: skip
