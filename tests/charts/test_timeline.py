"""The timeline: what the specification says, and that its values are the table's."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date
from typing import Any

import altair as alt
import pyarrow as pa
import pytest

from relations import queries
from relations.charts import BRUSH, Heading, describe, timeline, volume
from relations.filters import Filters
from relations.palette import COLOURS
from tests import showing

ALL = Filters("RUS-TUR")
HEADING = Heading("Russia – Turkey: events, per month, 2018–2020 (n = 300)", "Relations · sample")
CHARTS = (timeline, volume)


def _series(step: Any = "month") -> pa.Table:
    return queries.series(showing.random_data()[0], ALL, step)


def _spec(chart: alt.TopLevelMixin) -> dict[str, Any]:
    """The whole chart, with its first layer put in the place of all."""
    spec = dict(chart.to_dict())
    return spec | spec["layer"][0] if "layer" in spec else spec


def _values(chart: alt.TopLevelMixin) -> list[dict[str, Any]]:
    spec = _spec(chart)
    return list(spec["datasets"][spec["data"]["name"]])


def _long(years: int) -> pa.Table:
    rows = [
        {"period": date(1990 + n // 12, n % 12 + 1, 1), "side": side, "quad_class": quad,
         "events": n % 5 + 1, "intensity_sum": -1.5}
        for n in range(years * 12)
        for side, quad in (("cooperation", 1), ("conflict", 4))
    ]  # fmt: skip
    return pa.Table.from_pylist(rows, schema=_series().schema)


def test_timeline_values_are_the_tables_with_conflict_below_zero() -> None:
    table, sums = _series(), Counter()
    for row in table.to_pylist():
        sums[row["period"].strftime("%Y-%m"), row["side"]] += row["events"]
    chart = timeline(table, HEADING)
    found = {(row["period"], row["side"]): row["events"] for row in _values(chart)}
    assert found == dict(sums)
    for row in _values(chart):
        assert row["verbal"] + row["material"] == row["events"]
    spec = _spec(chart)
    assert spec["transform"] == [
        {"as": "height",
         "calculate": 'datum.side === "conflict" ? -datum["events"] : datum["events"]'}
    ]  # fmt: skip
    assert spec["encoding"]["y"]["field"] == "height"


@pytest.mark.parametrize("chart", CHARTS)
@pytest.mark.parametrize("step", ["week", "month", "year"])
def test_periods_are_text_and_no_time_is_in_the_specification(chart: Any, step: Any) -> None:
    spec = _spec(chart(_series(step), HEADING, step))
    assert spec["encoding"]["x"]["type"] == "ordinal"
    assert "temporal" not in json.dumps(spec)
    assert "timeUnit" not in json.dumps(spec)
    domain = spec["encoding"]["x"]["scale"]["domain"]
    assert domain[0] == {"week": "2018-01-01", "month": "2018-01", "year": "2018"}[step]
    assert len(domain) == {"week": 155, "month": 36, "year": 3}[step]


def test_months_without_events_keep_their_place() -> None:
    table = queries.series(showing.sample_store(), ALL)
    domain = _spec(timeline(table, HEADING))["encoding"]["x"]["scale"]["domain"]
    assert (domain[0], domain[-1], len(domain)) == ("2015-11", "2019-09", 47)
    wide = timeline(table, HEADING, span=(date(2015, 1, 1), date(2019, 12, 31)))
    assert len(_spec(wide)["encoding"]["x"]["scale"]["domain"]) == 60


def test_twenty_years_of_months_have_few_labels() -> None:
    axis = _spec(timeline(_long(20), HEADING))["encoding"]["x"]["axis"]
    assert axis["values"] == ["1990-01", "1995-01", "2000-01", "2005-01"]
    assert '"1995-01": "1995"' in axis["labelExpr"]


def test_both_sides_read_in_absolute_numbers_on_one_scale() -> None:
    y = _spec(timeline(_series(), HEADING))["encoding"]["y"]
    low, high = y["scale"]["domain"]
    assert low == -high
    assert high == max(row["events"] for row in _values(timeline(_series(), HEADING)))
    assert "abs(datum.value)" in y["axis"]["labelExpr"]
    assert y["title"] == ["events per month", "cooperation above in blue, conflict below in orange"]


def test_colours_are_fixed_and_no_other_colour_is_set() -> None:
    spec = _spec(timeline(_series(), HEADING, turns=[date(2019, 5, 1)]))
    scale = spec["encoding"]["color"]["scale"]
    assert dict(zip(scale["domain"], scale["range"], strict=True)) == COLOURS
    text = json.dumps({key: part for key, part in spec.items() if key != "datasets"})
    marks = text.replace(spec["title"]["subtitleColor"]["expr"], "")
    assert set(re.findall(r"#\w+", marks)) <= {*COLOURS.values(), "#808080", "#8A8A8A"}
    words = {
        json.dumps(part) for part in (spec["config"]["axis"] | spec["config"]["legend"]).values()
    }
    assert words == {json.dumps(spec["title"]["subtitleColor"])}  # they follow the ground
    assert "background" not in spec  # the theme's own, so that a saved image has one, too
    assert "width" not in spec


@pytest.mark.parametrize("chart", CHARTS)
def test_every_tooltip_has_a_title_and_every_number_a_format(chart: Any) -> None:
    for tip in _spec(chart(_series(), HEADING))["encoding"]["tooltip"]:
        assert tip["title"]
        assert tip["type"] == "nominal" or tip["format"]


def test_a_drag_selects_periods_under_a_fixed_name() -> None:
    [brush] = _spec(timeline(_series(), HEADING))["params"]
    assert brush["name"] == BRUSH
    assert brush["select"] == {"type": "interval", "encodings": ["x"]}


def test_the_description_says_the_chart() -> None:
    table = queries.series(showing.sample_store(), ALL)
    expected = (
        "Events per month from Nov 2015 to Sep 2019: 1 of cooperation and 3 of conflict; "
        "most cooperation in Sep 2019 (1), most conflict in Nov 2015 (3)."
    )
    assert describe(table) == expected
    assert _spec(timeline(table, HEADING))["description"] == expected
    one_side = table.filter(pa.compute.equal(table["side"], "conflict"))
    assert describe(one_side, "month", "planned") == (
        "Planned events per month in Nov 2015: 0 of cooperation and 3 of conflict; "
        "most conflict in Nov 2015 (3)."
    )


def test_what_is_counted_is_said() -> None:
    spec = _spec(timeline(_series(), HEADING, counted="planned"))
    assert spec["encoding"]["y"]["title"][0] == "planned events per month"


def test_nothing_to_show_is_still_a_chart() -> None:
    nothing = _series().slice(0, 0)
    assert _spec(timeline(nothing, HEADING))["description"] == "No events."
    assert _spec(volume(nothing, HEADING))["mark"]["type"] == "bar"


def test_the_strip_below_counts_events_of_any_status_on_the_same_axis() -> None:
    store, rows = showing.random_data()
    chosen = Filters("RUS-TUR", statuses=("planned",))
    table, span = queries.volume(store, chosen, "month"), (date(2017, 1, 1), date(2021, 1, 1))
    strip = volume(table, HEADING, "month", span)
    assert sum(row["events"] for row in _values(strip)) == sum(
        row["pair"] == "RUS-TUR" for row in rows
    )
    bars = timeline(queries.series(store, chosen, "month"), HEADING, "month", span)
    domains = [_spec(chart)["encoding"]["x"]["scale"]["domain"] for chart in (bars, strip)]
    assert domains[0] == domains[1]
    assert "of any status" in _spec(strip)["description"]


def test_turning_points_are_lines_in_periods_of_the_axis() -> None:
    turns = [date(2019, 5, 20), date(1990, 1, 1)]
    chart = dict(timeline(_series(), HEADING, turns=turns).to_dict())
    assert [layer["mark"]["type"] for layer in chart["layer"]] == ["bar", "rule"]
    data = chart["datasets"][chart["layer"][1]["data"]["name"]]
    assert data == [{"period": "2019-05", "turning point": "2019-05-20"}]
    assert len(timeline(_series(), HEADING).to_dict()["layer"]) == 1


def test_shares_of_both_sides_make_a_whole() -> None:
    chart = timeline(_series("year"), HEADING, "year", share=True)
    sums: Counter[str] = Counter()
    for row in _values(chart):
        sums[row["period"]] += row["share of period"]
    assert set(sums) == {"2018", "2019", "2020"}
    assert all(value == pytest.approx(1) for value in sums.values())
    assert _spec(chart)["encoding"]["y"]["scale"]["domain"] == [-1, 1]


def test_several_charts_can_share_one_axis() -> None:
    scale = _spec(timeline(_series(), HEADING, most=250))["encoding"]["y"]["scale"]
    assert scale["domain"] == [-250, 250]


@pytest.mark.parametrize("chart", CHARTS)
def test_a_chart_says_by_itself_what_it_is_and_where_it_comes_from(chart: Any) -> None:
    head = _spec(chart(_series(), HEADING))["title"]
    assert " ".join(head["text"]) == HEADING.title
    assert " ".join(head["subtitle"]) == HEADING.source
    assert head["anchor"] == "start"


def test_dashed_lines_are_explained_where_there_are_any() -> None:
    head = _spec(timeline(_series(), HEADING, turns=[date(2019, 5, 20)]))["title"]
    assert head["subtitle"][0] == "Dashed lines: turning points"
    head = _spec(timeline(_series(), HEADING, turns=[date(1990, 1, 1)]))["title"]
    assert head["subtitle"] == [HEADING.source]


def test_the_data_of_a_chart_are_named_in_plain_words() -> None:
    row = _values(timeline(_series(), HEADING))[0]
    assert list(row) == ["period", "side", "events", "verbal", "material", "mean intensity"]
    row = _values(timeline(_series(), HEADING, share=True))[0]
    assert list(row)[-1] == "share of period"
    assert list(_values(volume(_series(), HEADING))[0]) == ["period", "events"]
