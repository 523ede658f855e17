"""The tables of all pages: named for those who hear them, a dash for a balance of few events."""

from __future__ import annotations

import re
import shutil
from html import unescape
from pathlib import Path

import pytest

from relations.movement import LEAST_EVENTS
from relations.pages import country, tables
from tests.pages.conftest import Visit, html

ROOT = Path(__file__).parents[2]
#: How many tables each page has on the sample.
TABLES = {
    "": 2, "RUS-TUR": 3, "TUR": 4, "search": 2, "compare": 2, "read": 1, "data": 6, "method": 14,
    "nowhere": 0,
}  # fmt: skip
TABLE = re.compile(
    r'<div class="r-scroll[^"]*" role="region" aria-label="([^"]*)" tabindex="0">'
    r'<table class="[^"]*"><caption(?: class="r-hidden")?>([^<]*)</caption>'
)
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


@pytest.mark.parametrize("path", TABLES)
def test_every_table_of_every_page_has_a_name_of_its_own(
    visit: Visit, data_dir: Path, path: str
) -> None:
    shutil.copy(ROOT / "data" / "measured.json", data_dir)
    told = html(visit(path, **({"pairs": "RUS-TUR,TUR-USA"} if path == "compare" else {})))
    named = TABLE.findall(told)
    assert len(named) == told.count("<table") == TABLES[path]
    assert all(label == caption and re.search(r"[a-z]{4}", label) for label, caption in named)
    assert len(set(named)) == len(named)


def test_a_table_is_named_by_period_and_number_as_the_heading_above_it(visit: Visit) -> None:
    page = visit("TUR")
    named = [unescape(caption) for _label, caption in TABLE.findall(html(page))]
    titles = [one.value for one in page.header]
    assert named[0] == "Partners, most events first, 2015–2019 (n\xa0=\xa07)"
    assert set(named[:2]) <= set(titles)


def test_the_name_of_a_table_is_only_text() -> None:
    told = tables.table('"<b>', [("Pair", "")], "", seen=True)
    assert 'aria-label="&quot;&lt;b&gt;"' in told
    assert "<caption>&quot;&lt;b&gt;</caption>" in told
