"""The table of events: a page of rows, each a link to its text, and heads that sort. Pure HTML."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Any

from relations.pages import event_lines, links, tables, wording
from relations.queries import NEWEST
from relations.texts import N_, _

PAGE_ROWS = 25

Row = Mapping[str, Any]
#: The address of this page with some keys changed; an empty text takes a key away.
To = Callable[..., str]

#: Words, class, and the orders that a click gives in turn, as `queries.SORTS` names them.
_HEADS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (N_("Date"), "", ("newest", "oldest")),
    (N_("Act and sentence"), "", ()),
    (N_("Intensity"), "n", ("weight",)),
    (N_("Reports"), "n r-wide", ("reports",)),
)


def html(
    rows: Sequence[Row], chosen: str | None, sort: str, to: To, label: str, text: str = ""
) -> str:
    """Write rows of `queries.page` in the order `sort`; the event `chosen` is marked.

    Hits of `text` are marked, `label` says what the table shows.
    """
    heads = "".join(_head(_(words), css, orders, sort, to) for words, css, orders in _HEADS)
    body = "".join(_row(row, row["event_id"] == chosen, to, text) for row in rows)
    ready = f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody>"
    return tables.framed(label, ready, "r-table", "r-tall r-events")


def _head(words: str, css: str, orders: tuple[str, ...], sort: str, to: To) -> str:
    """Write a head that asks for its first order, or the next one where it has the present."""
    now = orders.index(sort) if sort in orders else None
    said, next_one, sorted_so = words, "".join(orders[:1]), ""
    if now is not None:
        rising = sort == "oldest"
        said = f"{words}\N{NO-BREAK SPACE}{'↑' if rising else '↓'}"
        next_one = orders[(now + 1) % len(orders)]
        sorted_so = f" aria-sort='{'ascending' if rising else 'descending'}'"
    wanted = "" if next_one == NEWEST else next_one  # the newest first need no word in the address
    leads = next_one not in ("", sort)
    inner = links.anchor(to(sort=wanted, page=""), said) if leads else escape(said)
    return f"<th scope='col' class='{css}'{sorted_so}>{inner}</th>"


def _row(row: Row, chosen: bool, to: To, text: str) -> str:
    day = wording.short_date(row["date"], row["date_precision"])
    link = links.anchor(to(event=row["event_id"], page="", whole=""), day, "r-row")
    current = " class='r-chosen' aria-current='true'" if chosen else ""
    return (
        f"<tr{current}><th scope='row'>{link}</th><td>{event_lines.told(row, text)}</td>"
        f"<td class='n'>{escape(wording.score(row['intensity']))}</td>"
        f"<td class='n r-wide'>{row['reports'] or 1:,}</td></tr>"
    )
