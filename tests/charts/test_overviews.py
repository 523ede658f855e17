"""Types over time, partners, coverage and the map: values, colours, words."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from typing import Any

import altair as alt
import pytest

from relations import countries, ontology, overviews, queries
from relations.charts import Heading, balances, coverage, kinds, world
from relations.charts.world import WORLD, outlined, outlines
from relations.filters import Filters
from relations.palette import SCALE
from tests import showing

TUR = Filters("TUR")
HEADING = Heading("Balance of each country with Turkey, 2018–2020 (n = 12)", "Relations · sample")
PAGES = {"RUS": "./RUS-TUR", "USA": "./TUR-USA"}


def _spec(chart: alt.TopLevelMixin) -> dict[str, Any]:
    return dict(chart.to_dict())


def _values(spec: dict[str, Any], data: dict[str, Any] | None = None) -> list[dict[str, Any]]:
    return list(spec["datasets"][(data or spec["data"])["name"]])


def _kinds(modes: bool = False) -> dict[str, Any]:
    store, _ = showing.random_data()
    return _spec(kinds(queries.kinds(store, Filters("RUS-TUR"), "year", modes), HEADING, "year"))


def test_types_stand_in_the_order_of_the_ontology_and_add_up() -> None:
    _, rows = showing.random_data()
    spec = _kinds()
    order = spec["encoding"]["y"]["sort"]
    assert order.index("Agree") < order.index("Consult") < order.index("Accuse")
    assert order[-1] == "Assault"
    found: Counter[str] = Counter()
    for value in _values(spec):
        found[value["type"].upper()] += value["events"]
        harsh = ontology.quad_class(value["type"].upper()) >= 3
        assert value["side"] == ("conflict" if harsh else "cooperation")
    expected = Counter(
        row["event_type"]
        for row in rows
        if row["pair"] == "RUS-TUR" and row["status"] == "occurred"
    )
    assert found == expected


def test_the_axis_of_types_can_be_as_wide_as_the_timelines() -> None:
    store, _ = showing.random_data()
    table = queries.kinds(store, Filters("RUS-TUR"), "year")
    spec = _spec(kinds(table, HEADING, "year", (date(1999, 5, 1), date(2031, 1, 1))))
    periods = spec["encoding"]["x"]["scale"]["domain"]
    assert (periods[0], periods[-1]) == ("1999", "2031")


def test_modes_stand_beside_their_type() -> None:
    kinds_shown = {value["type"] for value in _values(_kinds(modes=True))}
    assert any(" · " in kind for kind in kinds_shown)


def test_partners_are_coloured_on_the_scale_of_all_pages() -> None:
    store, _ = showing.random_data()
    table = overviews.partner_years(store, TUR, ["RUS", "USA"])
    spec = _spec(balances(table, HEADING, ["RUS", "USA"], PAGES))
    assert spec["encoding"]["y"]["sort"] == ["Russia", "United States"]
    assert spec["encoding"]["color"]["scale"]["domain"] == [SCALE[0], 0, SCALE[1]]
    assert SCALE[0] == -SCALE[1]
    assert len(_values(spec)) == table.num_rows


@pytest.mark.parametrize("step", ["month", "year"])
def test_coverage_counts_every_event_by_collection(step: Any) -> None:
    store, rows = showing.random_data()
    spec = _spec(coverage(overviews.coverage(store), HEADING, step))
    found: Counter[str] = Counter()
    for value in _values(spec):
        found[value["collection"]] += value["events"]
    assert found == Counter(row["collection"] for row in rows)


def test_the_map_has_outlines_of_known_countries_alone() -> None:
    features = json.loads(outlines())["features"]
    assert len(features) > 170
    codes = [one["id"] for one in features if one["id"]]
    assert len(codes) == len(set(codes))
    assert all(countries.is_country(code) for code in codes)
    assert {"TUR", "RUS", "USA", "XKX", "FRA", "NOR"} <= outlined()


def test_the_map_shows_the_balance_of_every_partner() -> None:
    store, _ = showing.random_data()
    table = overviews.partners(store, TUR)
    spec = _spec(world(table, HEADING, "TUR", PAGES))
    assert all(layer["data"]["url"] == WORLD for layer in spec["layer"])
    lookup = spec["layer"][1]["transform"][0]["from"]
    assert {row["page"] for row in _values(spec, lookup["data"])} == set(PAGES.values())
    assert "page" in lookup["fields"]
    found = {row["code"]: row["balance"] for row in _values(spec, lookup["data"])}
    assert found == dict(
        zip(table["partner"].to_pylist(), table["balance"].to_pylist(), strict=True)
    )
    assert spec["description"] == "Map of the balance of 2 countries with Turkey."


CHARTS = {
    "kinds": lambda store: kinds(queries.kinds(store, Filters("RUS-TUR")), HEADING),
    "balances": lambda store: balances(
        overviews.partner_years(store, TUR, ["RUS"]), HEADING, ["RUS"], PAGES
    ),
    "coverage": lambda store: coverage(overviews.coverage(store), HEADING),
    "world": lambda store: world(overviews.partners(store, TUR), HEADING, "TUR", PAGES),
}


@pytest.mark.parametrize("name", CHARTS)
def test_every_chart_can_be_empty_and_no_time_is_in_it(name: str) -> None:
    for store in (showing.random_data()[0], showing.empty_store()):
        spec = _spec(CHARTS[name](store))
        assert "temporal" not in json.dumps(spec)
        assert "background" not in spec
        assert spec["description"]


@pytest.mark.parametrize("name", CHARTS)
def test_every_chart_has_its_title_and_its_source_in_itself(name: str) -> None:
    head = _spec(CHARTS[name](showing.random_data()[0]))["title"]
    assert " ".join(head["text"]) == HEADING.title
    assert head["subtitle"][-1] == HEADING.source
    assert head["anchor"] == "start"


def test_titles_are_wrapped_for_phones_into_lines_of_like_length() -> None:
    store, _ = showing.random_data()
    long = "Bosnia and Herzegovina – United Arab Emirates: events of any status, per month (n = 1)"
    made = coverage(overviews.coverage(store), Heading(long, "x" * 30 + " y" * 100))
    head = _spec(made)["title"]
    assert head["text"] == [
        "Bosnia and Herzegovina – United Arab Emirates:", "events of any status, per month (n = 1)",
    ]  # fmt: skip
    assert len(head["subtitle"]) == 3
    assert head["subtitle"][-1].endswith(" …")
    assert max(map(len, head["subtitle"])) <= 58


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("kinds", ["period", "type", "side", "events"]),
        ("balances", ["period", "partner", "balance", "events", "page"]),
        ("coverage", ["period", "collection", "events"]),
    ],
)
def test_data_are_named_in_plain_words(name: str, columns: list[str]) -> None:
    assert list(_values(_spec(CHARTS[name](showing.random_data()[0])))[0]) == columns
