"""The matrix of countries with most events: every cell a link to the pair, coloured by balance."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from relations import countries
from relations.pages import balance_words, links, tables, wording
from relations.palette import balance_colours
from relations.texts import _, ngettext

MOST_COUNTRIES = 14

Row = Mapping[str, Any]


def busiest(rows: Iterable[Row], most: int = MOST_COUNTRIES) -> list[str]:
    """The countries with most events in rows of `overviews.overview`, most first."""
    sums: dict[str, int] = {}
    for row in rows:
        for code in row["pair"].split("-"):
            sums[code] = sums.get(code, 0) + row["events"]
    return sorted(sums, key=lambda code: (-sums[code], code))[:most]


def shown(rows: Iterable[Row]) -> list[Row]:
    """Those rows of `overviews.overview` that the matrix has a cell for."""
    listed = list(rows)
    codes = busiest(listed)
    return [row for row in listed if all(code in codes for code in row["pair"].split("-"))]


def html(label: str, rows: list[Row], query: links.Query = ()) -> str:
    """Write rows of `overviews.overview` as a matrix, both halves the same; `label` names it."""
    chosen, known = list(query), {row["pair"]: row for row in rows}
    codes = busiest(rows)
    head = "".join(
        f"<th scope='col'>{links.anchor(links.scope(c), c, title=countries.name(c))}</th>"
        for c in codes
    )
    body = "".join(
        f"<tr><th scope='row'>{links.anchor(links.scope(one), countries.name(one))}</th>"
        + "".join(_cell(one, other, known, chosen) for other in codes)
        + "</tr>"
        for one in codes
    )
    written = f"<thead><tr><td></td>{head}</tr></thead><tbody>{body}</tbody>"
    return tables.framed(label, written, "r-matrix")


def _cell(one: str, other: str, known: dict[str, Row], query: list[tuple[str, str]]) -> str:
    row = known.get("-".join(sorted((one, other)))) if one != other else None
    if row is None:
        return "<td class='r-none'>·</td>"
    few, told = balance_words.too_few(row["occurred"]), _told(row)
    colours, css, said = "", "r-few", balance_words.score_of(row["balance"], row["occurred"])
    if not few:
        ground, ink = balance_colours(row["balance"])
        colours, css = f"background:{ground};color:{ink}!important", ""
    address = links.scope(row["pair"], query)
    return (
        f'<td class="{css}"><a href="{escape(address)}" title="{escape(told)}" '
        f'style="{colours}" aria-label="{escape(told)}">{escape(said)}</a></td>'
    )


def _told(row: Row) -> str:
    name, occurred = countries.pair_name(row["pair"]), row["occurred"]
    if few := balance_words.too_few(occurred):
        return _("{pair}. {few}", pair=name, few=few)
    return ngettext(
        "{pair}: {number:,} event that occurred, balance {balance}",
        "{pair}: {number:,} events that occurred, balance {balance}",
        occurred, pair=name, balance=wording.score(row["balance"]),
    )  # fmt: skip
