"""The list of pairs with a small line each, and those that changed most. Pure HTML."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any
from urllib.parse import quote

from relations import countries
from relations.movement import Movement
from relations.pages import links, small_bars, tables, wording
from relations.texts import N_, _, ngettext

Row = Mapping[str, Any]
#: Cooperation and conflict that occurred, by year.
Years = Mapping[int, tuple[int, int]]

_WIDE, _HIGH = 96, 24
_HEADS = (
    (N_("Pair"), ""), (N_("By year"), ""), (N_("Events"), "n"), (N_("Occurred"), "n r-wide"),
    (N_("Cooperation"), "n r-wide"), (N_("Conflict"), "n r-wide"), (N_("Balance"), "n"),
    (N_("Latest event"), "n r-wide"),
)  # fmt: skip


def table_html(
    label: str, rows: Sequence[Row], years: Mapping[str, Years], span: Sequence[int],
    query: links.Query = (),
) -> str:  # fmt: skip
    """Write rows of `overviews.overview` as a table; every pair is a link to its page.

    `years` has the counts by year of each pair, `span` the years that every small line covers.
    """
    chosen = list(query)
    body = "".join(_line(row, years.get(row["pair"], {}), span, chosen) for row in rows)
    return tables.table(label, [(_(words), css) for words, css in _HEADS], body)


def _line(row: Row, years: Years, span: Sequence[int], query: list[tuple[str, str]]) -> str:
    link = links.anchor(links.scope(row["pair"], query), countries.pair_name(row["pair"]))
    return (
        f"<tr><th scope='row'>{link}</th><td>{spark(years, span)}</td>"
        f"<td class='n'>{row['events']:,}</td><td class='n r-wide'>{row['occurred']:,}</td>"
        f"<td class='n r-wide'>▲ {row['cooperation']:,}</td>"
        f"<td class='n r-wide'>▼ {row['conflict']:,}</td>"
        f"{tables.balance(row['balance'], row['occurred'])}"
        f"<td class='n r-wide'>{escape(str(row['last_date'] or '–'))}</td></tr>"
    )


def spark(years: Years, span: Sequence[int]) -> str:
    """Draw small bars of a pair by year, cooperation up and conflict down, as an image."""
    drawn = small_bars.svg([years.get(year, (0, 0)) for year in span], _WIDE, _HIGH)
    if not drawn:
        return ""
    address = "data:image/svg+xml," + quote(drawn, safe="/:=' ")
    said = escape(_spoken(span, sum(sum(years.get(year, (0, 0))) for year in span)))
    return f'<img class="r-spark" alt="{said}" width="{_WIDE}" height="{_HIGH}" src="{address}">'


def _spoken(span: Sequence[int], occurred: int) -> str:
    """Say what the small bars show, to those who do not see them."""
    return ngettext(
        "{first} to {last}: {number:,} event that occurred",
        "{first} to {last}: {number:,} events that occurred",
        occurred, first=span[0], last=span[-1],
    )  # fmt: skip


def changes_html(movements: Mapping[str, Movement], most: int, query: links.Query = ()) -> str:
    """List the pairs whose balance moved most, of those that moved by more than chance."""
    chosen = list(query)
    moved = [(abs(m.change or 0), pair, m) for pair, m in movements.items()
             if m.judgement in ("rose", "fell")]  # fmt: skip
    moved.sort(key=lambda one: (-one[0], one[1]))
    rows = []
    for _size, pair, movement in moved[:most]:
        link = links.anchor(links.scope(pair, chosen), countries.pair_name(pair))
        sign = "▲" if movement.judgement == "rose" else "▼"
        rows.append(f"<li>{sign} {link}: {escape(_change(movement))}</li>")
    return f'<ul class="r-lines">{"".join(rows)}</ul>' if rows else ""


def _change(movement: Movement) -> str:
    now, before = movement.now, movement.before
    return ngettext(
        "{before} → {now} ({earlier:,} and {number:,} event)",
        "{before} → {now} ({earlier:,} and {number:,} events)",
        now.events, before=wording.score(before.mean), now=wording.score(now.mean),
        earlier=before.events,
    )  # fmt: skip
