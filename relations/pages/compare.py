"""The comparison: up to five pairs over time on one scale, and the table behind it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from html import escape
from typing import Any

import pyarrow as pa
import streamlit as st

from relations import charts, countries, queries
from relations.choices import shown
from relations.filters import Filters
from relations.pages import address, frame, links, published, tables, timeline, wording
from relations.periods import STEPS, Step, step_for
from relations.queries import Summary
from relations.scopes import canonical_pair
from relations.store import Store
from relations.texts import N_, _

PATH, TITLE = "compare", N_("Compare")
MOST_PAIRS = 5
_PAIRS, _SHARE = "compare-pairs", "compare-share"
_HIGH = 220
_KEYS = ("pairs", "share", "step")
_PER: dict[Step, str] = {
    "week": N_("Events per week"),
    "month": N_("Events per month"),
    "year": N_("Events per year"),
}
_SHARES: dict[Step, str] = {
    "week": N_("shares of the events of each week"),
    "month": N_("shares of the events of each month"),
    "year": N_("shares of the events of each year"),
}

Span = tuple[date, date]


def show(store: Store) -> None:
    """Draw the pairs of the address one below the other, with the same axes."""
    known = published.overview(store)["pair"].to_pylist()
    pairs, notices = asked(known)
    base, more = Filters.parse(
        "", address.query(), [one.name for one in store.collections], other_keys=_KEYS
    )
    st.title(_("Compare relationships"), anchor=False)
    frame.notices([*notices, *more])
    share = address.one("share") == "1"
    _choose(known, pairs, share, base)
    found = {pair: _of(base, pair) for pair in pairs}
    summaries = {pair: queries.summary(store, filters) for pair, filters in found.items()}
    if not any(summary.events for summary in summaries.values()):
        st.info(
            _("No event of these pairs fits the filters.") if pairs
            else _("Choose up to {most} pairs to see them side by side.", most=MOST_PAIRS)
        )  # fmt: skip
    else:
        _charts(store, found, summaries, base, share)
        number = sum(summary.events for summary in summaries.values())
        what = _("In numbers") if base.statuses else _("In numbers, events of any status")
        st.header(wording.heading(what, number), anchor=False)
        st.html(table_html(summaries, base))
    frame.foot(store)


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
    """The filters of the page for one pair; a direction means nothing across pairs."""
    return replace(base, scope=pair, directions=())


def _choose(known: list[str], pairs: list[str], share: bool, base: Filters) -> None:
    st.session_state[_PAIRS], st.session_state[_SHARE] = pairs, share
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.multiselect(
            _("Pairs, at most {most}", most=MOST_PAIRS), known, key=_PAIRS,
            max_selections=MOST_PAIRS, format_func=countries.pair_name,
            placeholder=_("Choose pairs"), on_change=_changed, args=(base,),
        )  # fmt: skip
        st.toggle(_("Shares of each period's events"), key=_SHARE, on_change=_changed, args=(base,))


def _changed(base: Filters) -> None:
    pairs = [str(pair) for pair in st.session_state[_PAIRS]]
    chosen = [("pairs", ",".join(pairs))] if pairs else []
    share = [("share", "1")] if st.session_state[_SHARE] else []
    address.write([*chosen, *share, *base.query(), *address.kept("step")])


def _charts(
    store: Store, found: dict[str, Filters], summaries: dict[str, Summary], base: Filters,
    share: bool,
) -> None:  # fmt: skip
    span = _span(base, summaries)
    step = address.one_of("step", STEPS) or step_for(*span)
    tables = {pair: queries.series(store, filters, step) for pair, filters in found.items()}
    number = sum(sum(table["events"].to_pylist()) for table in tables.values())
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.header(wording.heading(_(_PER[step]), number, *span), anchor=False)
        timeline.step_control(step, _stepped, base)
    most = None if share else max((_most(table) for table in tables.values()), default=1)
    for pair, table in tables.items():
        st.html(_over_chart(pair, table, summaries[pair], found[pair]))
        chart = charts.timeline(table, step, span, most=most, share=share).properties(height=_HIGH)
        key = f"compare-{address.digest(store, found[pair])}-{step}-{share}-{most}"
        st.altair_chart(
            chart, key=key, selection_mode=[charts.BRUSH],
            on_select=partial(_brushed, key, base, step),
        )  # fmt: skip
    frame.caption(_below(base, step, share))


def _below(base: Filters, step: Step, share: bool) -> str:
    """Say what the charts count, on which axes, and how to choose dates."""
    axes = _(
        "All charts have the same axes: {unit}. Drag along a time axis to choose dates for all.",
        unit=_(_SHARES[step]) if share else _("numbers of events"),
    )
    return f"{wording.counted(base.statuses)} {axes}"


def _span(base: Filters, summaries: dict[str, Summary]) -> Span:
    spans = [span for one in summaries.values() if (span := timeline.covered(base, one))]
    return min(span[0] for span in spans), max(span[1] for span in spans)


def _over_chart(pair: str, table: pa.Table, summary: Summary, filters: Filters) -> str:
    link = links.anchor(links.scope(pair, filters.query()), countries.pair_name(pair))
    said = _(
        "n = {number:,} · balance of what occurred {balance}",
        number=sum(table["events"].to_pylist()), balance=wording.score(summary.balance),
    )  # fmt: skip
    return f'<p class="r-lead"><strong>{link}</strong> · {escape(said)}</p>'


def _brushed(key: str, base: Filters, step: Step) -> None:
    dates = timeline.dragged(key, step)
    if dates:
        others = base.query(without=("from", "to"))
        address.write([*address.kept("pairs", "share"), *dates, *others])


def _stepped(base: Filters) -> None:
    step = ("step", str(st.session_state["step"]))
    address.write([*address.kept("pairs", "share"), *base.query(), step])


def _most(table: pa.Table) -> int:
    sums: dict[Any, int] = {}
    for row in table.to_pylist():
        key = row["period"], row["side"]
        sums[key] = sums.get(key, 0) + row["events"]
    return max(sums.values(), default=1)


def table_html(summaries: dict[str, Summary], base: Filters) -> str:
    """Write the numbers of each pair as an HTML table with a link to its page and its CSV."""
    query = base.query(without=("direction",))
    numbers = (_("Events"), _("Cooperation"), _("Conflict"), _("Balance"), _("Download"))
    heads = [(_("Pair"), ""), *((name, "n") for name in numbers)]
    body = "".join(
        f"<tr><th scope='row'>{links.anchor(links.scope(pair, query), countries.pair_name(pair))}"
        f"</th><td class='n'>{one.events:,}</td><td class='n'>▲ {one.cooperation:,}</td>"
        f"<td class='n'>▼ {one.conflict:,}</td><td class='n'>{wording.score(one.balance)}</td>"
        f"<td class='n'>{links.anchor(links.download(pair, 'csv', query), 'CSV')}</td></tr>"
        for pair, one in summaries.items()
    )
    return tables.table(heads, body)
