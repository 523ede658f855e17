"""Counts and sums: always the same as counting the published rows one by one."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from relations import ontology, queries
from relations.filters import Filters
from relations.periods import Step
from tests import showing, strategies
from tests.test_filters import chosen, direction_in

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
            starts = {"week": row["date"] - timedelta(row["date"].weekday()),
                      "month": row["date"].replace(day=1),
                      "year": row["date"].replace(day=1, month=1)}  # fmt: skip
            period = starts[step]
            found.setdefault((period, row["quad_class"]), []).append(row["intensity"])
    return {key: (len(values), pytest.approx(sum(values))) for key, values in found.items()}


@relaxed
@given(strategies.filters(strategies.SCOPES), st.sampled_from(["week", "month", "year"]))
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
@given(strategies.filters(strategies.SCOPES))
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
    assert found.last_occurred == max((row["date"] for row in occurred), default=None)


@relaxed
@given(strategies.filters(strategies.SCOPES))
def test_facets_count_what_each_choice_would_give(filters: Filters) -> None:
    store, rows = showing.random_data()
    values = {
        "type": ("types", lambda row: row["event_type"]),
        "direction": ("directions", lambda row: direction_in(filters.scope, row)),
        "status": ("statuses", lambda row: row["status"]),
        "year": ("years", lambda row: str(row["date"].year)),
        "collection": ("collections", lambda row: row["collection"]),
        "source": ("sources", lambda row: row["publisher"]),
    }
    found: dict[str, dict[str, int]] = {key: {} for key in values}
    for row in queries.facets(store, filters).to_pylist():
        found[row["key"]][row["value"]] = row["events"]
    for key, (field, value) in values.items():
        others = Filters(**{**_fields(filters), field: ()})
        expected = Counter(value(row) for row in rows if chosen(others, row))
        expected.pop(None, None)
        assert found[key] == expected


def _fields(filters: Filters) -> dict[str, Any]:
    return {name: getattr(filters, name) for name in Filters.__dataclass_fields__}


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
    assert queries.holds(showing.sample_store(), "USA")
    assert queries.holds(showing.sample_store(), "")
    for scope in ("FRA-GBR", "FRA"):
        assert not queries.holds(showing.sample_store(), scope)
    assert not queries.holds(showing.empty_store(), "")


@relaxed
@given(strategies.filters(strategies.SCOPES))
def test_directions_and_kinds_add_up_to_what_occurred(filters: Filters) -> None:
    store, rows = showing.random_data()
    occurred = [r for r in rows if chosen(filters, r) and r["status"] == "occurred"]
    table = queries.by_direction(store, filters).to_pylist()
    assert sum(row["events"] for row in table) == len(occurred)
    expected = Counter((direction_in(filters.scope, r), r["event_type"]) for r in occurred)
    assert {(r["direction"], r["event_type"]): r["events"] for r in table} == expected
    counted = queries.counted_statuses(filters)
    mine = Counter(r["event_type"] for r in rows if chosen(filters, r) and r["status"] in counted)
    for modes in (False, True):
        found: Counter[str] = Counter()
        for row in queries.kinds(store, filters, "year", modes).to_pylist():
            found[row["event_type"]] += row["events"]
            assert modes or row["mode"] is None
        assert found == mine


@relaxed
@given(strategies.filters(strategies.SCOPES))
def test_intensities_are_of_what_occurred_in_order_of_time(filters: Filters) -> None:
    store, rows = showing.random_data()
    occurred = [r for r in rows if chosen(filters, r) and r["status"] == "occurred"]
    table = queries.intensities(store, filters)
    assert table["date"].to_pylist() == sorted(r["date"] for r in occurred)
    assert sorted(table["intensity"].to_pylist()) == sorted(r["intensity"] for r in occurred)


def test_an_empty_store_answers_every_question() -> None:
    store = showing.empty_store()
    assert queries.summary(store, ALL).events == 0
    assert queries.series(store, ALL, "year").num_rows == 0
    assert queries.facets(store, ALL).num_rows == 0
    assert queries.page(store, ALL, 50).num_rows == 0
    assert queries.event(store, "0" * 16) is None
    assert queries.position(store, ALL, "0" * 16) is None
    assert list(queries.export(store, ALL)) == []
