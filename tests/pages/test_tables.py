"""The tables of all pages: a balance of few events is a dash with its reason."""

from __future__ import annotations

import pytest

from relations.movement import LEAST_EVENTS
from relations.pages import country, tables
from tests.pages.conftest import Visit, html

DASH = "A dash: fewer than 5 events occurred, too few to speak of a balance."


def test_the_balance_of_events_enough_is_its_number() -> None:
    assert tables.balance(-2.54, LEAST_EVENTS) == "<td class='n'>−2.5</td>"
    assert tables.dashes([LEAST_EVENTS, 900]) == ""


def test_the_balance_of_too_few_events_is_a_dash_with_its_reason() -> None:
    few = "Only 1 act occurred, too few to speak of a balance."
    said = f'<abbr title="{few}" role="img" aria-label="{few}">–</abbr>'
    assert tables.balance(-9.0, 1) == f"<td class='n'>{said}</td>"
    assert tables.dashes([1, 900]) == DASH


@pytest.mark.parametrize(
    ("path", "asked", "dashes"),
    [
        ("", {}, 2),
        ("RUS-TUR", {}, 3),  # by direction
        ("TUR", {}, 5),  # two partners, three directions
        ("search", {}, 2),
        ("compare", {"pairs": "RUS-TUR,TUR-USA"}, 2),
    ],
)
def test_no_table_has_a_number_for_a_balance_of_few_events(
    visit: Visit, path: str, asked: dict[str, str], dashes: int
) -> None:
    told = html(visit(path, **asked))
    assert told.count('too few to speak of a balance.">–</abbr></td>') == dashes
    assert DASH in told


@pytest.mark.parametrize(("rank", "first"), [("best", 1.0), ("worst", -1.0)])
def test_partners_of_too_few_events_come_last_in_every_order_of_balance(
    rank: str, first: float
) -> None:
    found = [(4, 9.0), (4, -9.0), (0, None), (40, 1.0), (40, -1.0)]
    rows = [{"events": n, "occurred": n, "balance": balance} for n, balance in found]
    ordered = [row["balance"] for row in sorted(rows, key=country._ORDERS[rank])]
    assert ordered[:2] == [first, -first]
