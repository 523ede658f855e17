"""Counts and sums: always the same as counting the published rows one by one."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from relations import ontology, queries
from relations.filters import Filters
from relations.periods import Step
from tests import showing, strategies
from tests.test_filters import chosen, direction_of

relaxed = settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
PAIR = "RUS-TUR"
ALL = Filters(PAIR)


def _expected_series(rows: list[dict[str, Any]], filters: Filters, step: Step) -> dict[Any, Any]:
    counted = filters.statuses or ("occurred",)
    found: dict[Any, list[float]] = {}
    for row in rows:
        if chosen(filters, row) and row["status"] in counted:
            period = row["date"].replace(day=1)
            period = period.replace(month=1) if step == "year" else period
            found.setdefault((period, row["quad_class"]), []).append(row["intensity"])
    return {key: (len(values), pytest.approx(sum(values))) for key, values in found.items()}


@relaxed
@given(strategies.filters(), st.sampled_from(["month", "year"]))
def test_series_sums_are_the_tables_counts(filters: Filters, step: Step) -> None:
    store, rows = showing.random_data()
    table = queries.series(store, filters, step)
    found = {
        (row["period"], row["quad_class"]): (row["events"], row["intensity_sum"])
        for row in table.to_pylist()
    }
    assert found == _expected_series(rows, filters, step)
    for row in table.to_pylist():
        assert row["side"] == ("cooperation" if row["quad_class"] <= 2 else "conflict")
    keys = [(row["period"], row["quad_class"]) for row in table.to_pylist()]
    assert keys == sorted(keys)


@relaxed
@given(strategies.filters())
def test_summary_counts_the_chosen_rows(filters: Filters) -> None:
    store, rows = showing.random_data()
    mine = [row for row in rows if chosen(filters, row)]
    occurred = [row for row in mine if row["status"] == "occurred"]
    found = queries.summary(store, filters)
    assert found.events == len(mine)
    assert found.by_status == {s: sum(r["status"] == s for r in mine) for s in ontology.STATUSES}
    assert found.cooperation == sum(row["quad_class"] <= 2 for row in occurred)
    assert found.conflict == sum(row["quad_class"] >= 3 for row in occurred)
    mean = sum(row["intensity"] for row in occurred) / len(occurred) if occurred else None
    assert found.balance == (pytest.approx(mean) if occurred else None)
    assert found.first_date == min((row["date"] for row in mine), default=None)
    assert found.last_date == max((row["date"] for row in mine), default=None)


@relaxed
@given(strategies.filters())
def test_facets_count_what_each_choice_would_give(filters: Filters) -> None:
    store, rows = showing.random_data()
    values = {
        "type": ("types", lambda row: row["event_type"]),
        "direction": ("directions", direction_of),
        "status": ("statuses", lambda row: row["status"]),
        "collection": ("collections", lambda row: row["collection"]),
    }
    found: dict[str, dict[str, int]] = {key: {} for key in values}
    for row in queries.facets(store, filters).to_pylist():
        found[row["key"]][row["value"]] = row["events"]
    for key, (field, value) in values.items():
        others = Filters(**{**_fields(filters), field: ()})
        assert found[key] == Counter(value(row) for row in rows if chosen(others, row))


def _fields(filters: Filters) -> dict[str, Any]:
    return {name: getattr(filters, name) for name in Filters.__dataclass_fields__}


def test_overview_counts_every_pair() -> None:
    store, rows = showing.random_data()
    found = queries.overview(store).to_pylist()
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
            "last_date": max(one["date"] for one in mine),
        }


def test_overview_can_be_of_some_collections() -> None:
    store, rows = showing.random_data()
    found = queries.overview(store, ["sample"])
    assert sum(found["events"].to_pylist()) == sum(r["collection"] == "sample" for r in rows)
    assert queries.overview(store, ["nowhere"]).num_rows == 0


def test_overview_has_no_balance_where_nothing_occurred(tmp_path: Any) -> None:
    from relations.dataset import publish
    from relations.store import Store
    from tests import factory

    planned = [event for event in factory.events() if event.status == "planned"]
    publish(tmp_path, "sample", factory.articles().values(), planned, showing.ABOUT, "hand")
    store = Store.open(tmp_path)
    [row] = queries.overview(store).to_pylist()
    assert (row["events"], row["occurred"], row["balance"]) == (1, 0, None)
    assert queries.summary(store, ALL).balance is None


def test_totals_are_of_all_collections() -> None:
    store, rows = showing.random_data()
    found = queries.totals(store)
    assert found.events == len(rows)
    assert found.occurred == sum(row["status"] == "occurred" for row in rows)
    assert (found.pairs, found.articles) == (2, 6)
    assert found.first_date == min(row["date"] for row in rows)
    assert found.last_date == max(row["date"] for row in rows)


def test_series_counts_what_occurred_unless_statuses_are_chosen() -> None:
    assert queries.counted_statuses(ALL) == ("occurred",)
    assert queries.counted_statuses(Filters(PAIR, statuses=("planned",))) == ("planned",)
    store = showing.sample_store()
    assert sum(queries.series(store, ALL)["events"].to_pylist()) == 4
    planned = queries.series(store, Filters(PAIR, statuses=("planned", "denied")))
    assert sum(planned["events"].to_pylist()) == 2


@pytest.mark.parametrize(
    ("first", "last"),
    [(date(1, 1, 1), date(9999, 12, 31)), (date(1, 1, 2), date(9999, 12, 30))],
)
def test_the_ends_of_the_calendar_are_no_obstacle(first: date, last: date) -> None:
    store = showing.sample_store()
    wide = Filters(PAIR, first, last)
    assert queries.series(store, wide).equals(queries.series(store, ALL))
    assert sum(batch.num_rows for batch in queries.export(store, wide)) == 6


def test_holds_tells_pairs_with_events() -> None:
    assert queries.holds(showing.sample_store(), PAIR)
    assert not queries.holds(showing.sample_store(), "FRA-GBR")


def test_an_empty_store_answers_every_question() -> None:
    store = showing.empty_store()
    assert queries.totals(store) == queries.Totals(0, 0, 0, 0, None, None)
    assert queries.overview(store).num_rows == 0
    assert queries.summary(store, ALL).events == 0
    assert queries.series(store, ALL, "year").num_rows == 0
    assert queries.facets(store, ALL).num_rows == 0
    assert queries.page(store, ALL, 50).num_rows == 0
    assert queries.event(store, "0" * 16) is None
    assert queries.position(store, ALL, "0" * 16) is None
    assert list(queries.export(store, ALL)) == []
