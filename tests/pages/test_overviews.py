"""Matrix, list of pairs and changes: every number a link, guarded where events are few."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import unquote

from relations.movement import Movement, Window
from relations.pages import matrix, pair_list

DAY = date(2019, 1, 1)


def _row(pair: str, occurred: int, balance: float | None) -> dict[str, Any]:
    return {"pair": pair, "events": occurred + 1, "occurred": occurred, "balance": balance,
            "cooperation": occurred, "conflict": 0, "last_date": DAY}  # fmt: skip


ROWS = [_row("RUS-TUR", 40, 2.0), _row("TUR-USA", 4, -9.0), _row("CHN-JPN", 0, None)]


def test_the_matrix_holds_both_halves_and_colours_only_what_has_events_enough() -> None:
    told = matrix.html("Balances", ROWS, [("collection", "a&b")])
    assert told.count('href="./RUS-TUR?collection=a%26b"') == 2
    assert told.count("Russia – Turkey: 40 events that occurred, balance +2.0") == 4
    assert told.count("background:#") == 2
    assert told.count('class="r-few"') == 4
    few = "Turkey – United States. Only 4 acts occurred, too few to speak of a balance."
    assert told.count(f'aria-label="{few}">–</a>') == 2
    assert "China – Japan. No act occurred, so there is no balance." in told


def test_the_busiest_countries_come_first() -> None:
    assert matrix.busiest(ROWS) == ["TUR", "RUS", "USA", "CHN", "JPN"]
    assert matrix.busiest(ROWS, 2) == ["TUR", "RUS"]


def test_small_lines_draw_both_sides_and_say_what_they_are() -> None:
    told = pair_list.spark({2018: (3, 1), 2020: (0, 2)}, range(2018, 2021))
    assert 'alt="2018 to 2020: 6 events that occurred"' in told
    assert unquote(told).count("<rect") == 3
    assert pair_list.spark({}, range(2018, 2021)) == ""


def test_only_changes_beyond_chance_are_listed_largest_first() -> None:
    def movement(now: float, before: float, events: int = 20) -> Movement:
        return Movement(Window(DAY, DAY, events, now, 1.0), Window(DAY, DAY, 20, before, 1.0))

    found = {"RUS-TUR": movement(2, 1), "TUR-USA": movement(-4, 1), "CHN-JPN": movement(9, 1, 3),
             "GRC-TUR": movement(1.1, 1)}  # fmt: skip
    told = pair_list.changes_html(found, 5)
    assert told.count("<li>") == 2
    assert told.index("TUR-USA") < told.index("RUS-TUR")
    assert "▼" in told.split("RUS-TUR")[0]
    assert pair_list.changes_html({}, 5) == ""
