"""The comparison: up to five pairs over time on one scale, and the table behind it."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from relations import countries, queries, scopes
from relations.choices import shown
from relations.filters import Filters
from relations.pages import (
    address,
    balance_words,
    frame,
    links,
    published,
    side_by_side,
    tables,
    wording,
)
from relations.queries import Summary
from relations.scopes import canonical_pair
from relations.store import Store
from relations.texts import N_, _

PATH, TITLE = "compare", N_("Compare")
MOST_PAIRS = 5
_PAIRS, _SHARE = "compare-pairs", "compare-share"
_KEYS = ("pairs", "share", "step")


def show(store: Store) -> None:
    """Draw the pairs of the address one below the other, with the same axes."""
    known = published.overview(store)["pair"].to_pylist()
    pairs, notices = asked(known)
    base, more = Filters.parse(
        "", address.query(), [one.name for one in store.collections], other_keys=_KEYS
    )
    st.title(_("Compare relationships"), anchor=False)
    frame.notices([*notices, *more, *address.misread(_KEYS)])
    share = address.one("share") == "1"
    _choose(known, pairs, share)
    _chosen(pairs, base)
    found = {pair: _of(base, pair) for pair in pairs}
    summaries = {pair: queries.summary(store, filters) for pair, filters in found.items()}
    if not any(summary.events for summary in summaries.values()):
        st.info(
            _("No event of these pairs fits the filters.") if pairs
            else _("Choose up to {most} pairs to see them side by side.", most=MOST_PAIRS)
        )  # fmt: skip
    else:
        side_by_side.show(store, found, summaries, base, share)
        _in_numbers(summaries, found, base)
    frame.glossary()
    frame.foot(store)


def _chosen(pairs: list[str], base: Filters) -> None:
    """Say the filters that hold for all pairs, and lead out of them."""
    if base.query():
        st.text(f"{wording.first_capital(base.words())}.")
        query = [("pairs", ",".join(pairs)), *address.kept("share", "step")]
        st.html(links.anchor(links.page(PATH, query), _("Reset filters"), "r-button"))


def _in_numbers(summaries: dict[str, Summary], found: dict[str, Filters], base: Filters) -> None:
    number = sum(summary.events for summary in summaries.values())
    what = _("In numbers") if base.statuses else _("In numbers, events of any status")
    span = side_by_side.span(base, summaries)
    title = wording.heading(what, number, *span)
    st.header(title, anchor=False)
    st.html(table_html(title, summaries, found))
    meaning = balance_words.meaning()
    of_done = _("Cooperation, conflict and balance count what occurred.")
    frame.caption(
        of_done, meaning, tables.dashes(summary.occurred for summary in summaries.values())
    )


def asked(known: list[str]) -> tuple[list[str], list[str]]:
    """Read `pairs=RUS-TUR,TUR-USA` of the address, and say what of it was not taken."""
    pairs: list[str] = []
    notices: list[str] = []
    for text in ",".join(address.query().get("pairs", [])).split(","):
        if not text.strip():
            continue
        try:
            pair = canonical_pair(text)
        except ValueError:
            notices.append(
                _("{text} is not a pair such as RUS-TUR; it was left out", text=shown(text))
            )
            continue
        if pair not in known:
            notices.append(_("No events of {pair} are published here; it was left out", pair=pair))
        elif pair not in pairs:
            pairs.append(pair)
    if len(pairs) > MOST_PAIRS:
        notices.append(_("Only the first {most} pairs are compared", most=MOST_PAIRS))
    return pairs[:MOST_PAIRS], notices


def _of(base: Filters, pair: str) -> Filters:
    """The filters of the page for one pair; "one toward another" is both of its directions."""
    one, other, mutual = scopes.directions(pair)
    wanted = {f"{scopes.ANY}-{scopes.ANY}": (one, other), scopes.MUTUAL: (mutual,)}
    directions = tuple(way for value in base.directions for way in wanted[value])
    return replace(base, scope=pair, directions=directions)


def _choose(known: list[str], pairs: list[str], share: bool) -> None:
    st.session_state[_PAIRS], st.session_state[_SHARE] = pairs, share
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.multiselect(
            _("Pairs, at most {most}", most=MOST_PAIRS), known, key=_PAIRS,
            max_selections=MOST_PAIRS, format_func=countries.pair_name,
            placeholder=_("Choose pairs"), filter_mode="contains", select_all=False,
            on_change=_changed,
        )  # fmt: skip
        st.toggle(_("Shares of each period's events"), key=_SHARE, on_change=_changed)


def _changed() -> None:
    pairs = ",".join(str(pair) for pair in st.session_state[_PAIRS])
    address.change(pairs=pairs, share="1" if st.session_state[_SHARE] else "")


def table_html(label: str, summaries: dict[str, Summary], found: dict[str, Filters]) -> str:
    """Write the numbers of each pair as an HTML table with a link to its page and its CSV."""
    query = {pair: filters.query() for pair, filters in found.items()}
    numbers = (_("Events"), _("Cooperation"), _("Conflict"), _("Balance"))
    heads = [(_("Pair"), ""), *((name, "n") for name in numbers), (_("Download"), "n r-wide")]
    body = "".join(
        f"<tr><th scope='row'>"
        f"{links.anchor(links.scope(pair, query[pair]), countries.pair_name(pair))}</th>"
        f"<td class='n'>{one.events:,}</td><td class='n'>▲ {one.cooperation:,}</td>"
        f"<td class='n'>▼ {one.conflict:,}</td>{tables.balance(one.balance, one.occurred)}"
        f"<td class='n r-wide'>{links.anchor(links.download(pair, 'csv', query[pair]), 'CSV')}"
        "</td></tr>"
        for pair, one in summaries.items()
    )
    return tables.table(label, heads, body)
