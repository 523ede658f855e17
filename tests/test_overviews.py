"""Questions across pairs: the same as counting the published rows one by one."""

from __future__ import annotations

from collections import Counter
from datetime import date
from statistics import mean, variance
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from relations import overviews, queries
from relations.filters import Filters
from relations.movement import windows
from tests import showing, strategies
from tests.test_filters import chosen

relaxed = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


def test_overview_counts_every_pair() -> None:
    store, rows = showing.random_data()
    found = overviews.overview(store).to_pylist()
    assert [row["pair"] for row in found] == ["RUS-TUR", "TUR-USA"]
    for row in found:
        mine = [one for one in rows if one["pair"] == row["pair"]]
        occurred = [one for one in mine if one["status"] == "occurred"]
        assert row == {
            "pair": row["pair"],
            "events": len(mine),
            "occurred": len(occurred),
            "cooperation": sum(one["quad_class"] <= 2 for one in occurred),
            "conflict": sum(one["quad_class"] >= 3 for one in occurred),
            "balance": pytest.approx(sum(one["intensity"] for one in occurred) / len(occurred)),
            "last_date": max(one["date"] for one in occurred),
        }


def test_overview_can_be_of_some_collections() -> None:
    store, rows = showing.random_data()
    found = overviews.overview(store, ["sample"])
    assert sum(found["events"].to_pylist()) == sum(r["collection"] == "sample" for r in rows)
    assert overviews.overview(store, ["nowhere"]).num_rows == 0


def test_overview_has_no_balance_where_nothing_occurred(tmp_path: Any) -> None:
    from relations.dataset import publish
    from relations.store import Store
    from tests import factory

    planned = [event for event in factory.events() if event.status == "planned"]
    publish(tmp_path, "sample", factory.articles().values(), planned, showing.ABOUT, "hand")
    store = Store.open(tmp_path)
    [row] = overviews.overview(store).to_pylist()
    assert (row["events"], row["occurred"], row["balance"]) == (1, 0, None)
    assert queries.summary(store, Filters("RUS-TUR")).balance is None


@relaxed
@given(strategies.filters(strategies.SCOPES))
def test_by_pair_adds_up_to_the_chosen_events(filters: Filters) -> None:
    store, rows = showing.random_data()
    found = overviews.by_pair(store, filters).to_pylist()
    expected = Counter(row["pair"] for row in rows if chosen(filters, row))
    assert {row["pair"]: row["events"] for row in found} == expected
    for row in found:
        assert row["cooperation"] + row["conflict"] == row["occurred"] <= row["events"]


def test_the_newest_of_each_type_and_mode_is_the_first_of_its_page() -> None:
    store, rows = showing.random_data()
    found = queries.newest_by_mode(store).to_pylist()
    occurred = [row for row in rows if row["status"] == "occurred"]
    assert len(found) == len({(row["event_type"], row["mode"]) for row in occurred})
    for row in found:
        filters = Filters(types=(row["event_type"],), statuses=("occurred",))
        page = queries.page(store, filters, len(rows)).to_pylist()
        [first, *_] = [one for one in page if one["mode"] == row["mode"]]
        assert row == {name: first[name] for name in row}


def test_partners_of_a_country_have_their_own_balance() -> None:
    store, rows = showing.random_data()
    found = overviews.partners(store, Filters("TUR")).to_pylist()
    assert [row["partner"] for row in found] == ["RUS", "USA"]
    for row in found:
        pair = "-".join(sorted(("TUR", row["partner"])))
        values = [r["intensity"] for r in rows if r["pair"] == pair and r["status"] == "occurred"]
        assert row["occurred"] == len(values)
        assert row["balance"] == pytest.approx(mean(values))
    years = overviews.partner_years(store, Filters("TUR"), ["USA"]).to_pylist()
    assert {row["partner"] for row in years} == {"USA"}
    assert sum(row["events"] for row in years) == found[1]["occurred"]


def test_years_and_coverage_add_up() -> None:
    store, rows = showing.random_data()
    years = overviews.years(store).to_pylist()
    occurred = sum(row["status"] == "occurred" for row in rows)
    assert sum(row["cooperation"] + row["conflict"] for row in years) == occurred
    covered = overviews.coverage(store, ["other"]).to_pylist()
    assert {row["collection"] for row in covered} == {"other"}
    assert sum(row["events"] for row in covered) == sum(r["collection"] == "other" for r in rows)


def test_a_movement_compares_two_periods_of_what_occurred() -> None:
    store, rows = showing.random_data()
    filters = Filters("RUS-TUR", date(2019, 3, 5), date(2019, 9, 4), types=("AID", "ACCUSE"))
    found = overviews.movement(store, filters, date(2020, 1, 1))
    assert found is not None
    for window in (found.now, found.before):
        values = [
            row["intensity"] for row in rows
            if row["pair"] == "RUS-TUR" and row["status"] == "occurred"
            and row["event_type"] in ("AID", "ACCUSE")
            and window.first <= row["date"] <= window.last
        ]  # fmt: skip
        assert window.events == len(values) > 2
        assert window.mean == pytest.approx(mean(values))
        assert window.variance == pytest.approx(variance(values))
    assert overviews.movement(store, Filters("RUS-TUR"), None) is None


def test_movements_of_all_pairs_are_those_of_each() -> None:
    store, _ = showing.random_data()
    last = date(2020, 12, 31)
    found = overviews.movements(store, last)
    assert set(found) == {"RUS-TUR", "TUR-USA"}
    bounds = windows(None, None, last)
    assert bounds is not None
    for pair, movement in found.items():
        assert (movement.now.first, movement.now.last) == bounds[0]
        alone = overviews.movement(store, Filters(pair), last)
        assert alone is not None
        assert movement.now.events == alone.now.events
        assert movement.before.mean == pytest.approx(alone.before.mean)
    assert overviews.movements(store, last, ["nowhere"]) == {}


def test_an_empty_store_answers_every_question() -> None:
    store = showing.empty_store()
    assert overviews.overview(store).num_rows == 0
    assert overviews.by_pair(store, Filters()).num_rows == 0
    assert overviews.partners(store, Filters("TUR")).num_rows == 0
    assert queries.newest_by_mode(store).num_rows == 0
    assert overviews.movements(store, date(2020, 1, 1)) == {}
