"""The list of all pairs on the home page: found by country, a page of it at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pyarrow as pa
import streamlit as st

from relations import countries, finding, queries
from relations.pages import address, balance_words, frame, links, pair_list, tables, wording
from relations.store import Store
from relations.texts import _

PAGE_ROWS = 50
_MOST_YEARS = 40


def show(
    store: Store, found: Sequence[dict[str, Any]], names: tuple[str, ...],
    covered: Sequence[date] = (),
) -> None:  # fmt: skip
    """Draw the pairs of `asked`, a page of them at a time; `covered` are their days."""
    find = address.one("find") or ""
    number = sum(row["events"] for row in found)
    title = wording.heading(_("All pairs, most events first"), number, *covered)
    st.header(title, anchor="pairs")
    st.session_state["home-find"] = find
    st.text_input(
        _("Find a country"), key="home-find", placeholder=_("Any"), width=260, max_chars=60,
        on_change=_write_find,
    )  # fmt: skip
    if not found:
        st.info(_("No pair of these collections has a country of this name."))
        way_out = links.page("", address.listed("collection", names))
        st.html(links.anchor(way_out, _("Show all pairs"), "r-button"))
        return
    last = address.last_page(len(found), PAGE_ROWS)
    page = address.page_number(last)
    rows = found[(page - 1) * PAGE_ROWS : page * PAGE_ROWS]
    years = _by_year(store, names)
    span = _span(years)
    st.html(pair_list.table_html(title, rows, years, span, address.listed("collection", names)))
    bars = (
        _("Small bars: what occurred by year, {first} to {last}.", first=span[0], last=span[-1])
        if span else ""
    )  # fmt: skip
    frame.caption(balance_words.meaning(), bars, tables.dashes(row["occurred"] for row in rows))
    if last > 1:
        key = f"home-page-{page}"
        st.pagination(last, default=page, key=key, on_change=_write_page, args=(key,))


def _span(years: Mapping[str, Mapping[int, object]]) -> Sequence[int]:
    """The years of the small bars: the last ones, so that a bar can be seen."""
    every = [year for own in years.values() for year in own]
    return range(max(min(every), max(every) - _MOST_YEARS + 1), max(every) + 1) if every else ()


def asked(table: pa.Table) -> list[dict[str, Any]]:
    """The rows of the countries that the address looks for, most events first."""
    find = address.one("find") or ""
    return [row for row in table.to_pylist() if _fits(row["pair"], find)]


def _fits(pair: str, find: str) -> bool:
    words = finding.folded(find.strip())
    if find and not words:  # nothing but accents: no name has them alone
        return False
    names = (countries.pair_name(pair), pair)
    return any(words in finding.folded(name) for name in names)


def _write_find() -> None:
    words = str(st.session_state["home-find"]).strip()
    address.change(find=words, page="")


def _write_page(key: str) -> None:
    address.change(page=address.as_page(st.session_state[key]))


def _by_year(store: Store, names: tuple[str, ...]) -> dict[str, dict[int, tuple[int, int]]]:
    found: dict[str, dict[int, tuple[int, int]]] = defaultdict(dict)
    for row in queries.years(store, names).to_pylist():
        found[row["pair"]][row["year"]] = (row["cooperation"], row["conflict"])
    return found
