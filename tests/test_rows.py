"""Single events: one order everywhere, pages without gaps, the article beside its event."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from relations import rows as rows_module
from relations.filters import Filters
from relations.rows import (
    EVENT_COLUMNS,
    EXPORT_COLUMNS,
    PAGE_COLUMNS,
    event,
    export,
    page,
    position,
)
from tests import factory, showing, strategies
from tests.test_filters import chosen

relaxed = settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
ALL = Filters("RUS-TUR")


def _in_order(rows: list[dict[str, Any]], filters: Filters) -> list[str]:
    mine = [row for row in rows if chosen(filters, row)]
    mine.sort(key=lambda row: (-row["date"].toordinal(), row["event_id"], row["collection"]))
    return [row["event_id"] for row in mine]


@relaxed
@given(strategies.filters(), st.integers(60, 400))
def test_pages_together_are_all_rows_newest_first(filters: Filters, size: int) -> None:
    store, rows = showing.random_data()
    expected = _in_order(rows, filters)
    found: list[str] = []
    for offset in range(0, len(expected) + 1, size):
        found += page(store, filters, size, offset)["event_id"].to_pylist()
    assert found == expected


@relaxed
@given(strategies.filters())
def test_export_has_the_rows_of_the_table_in_its_order(filters: Filters) -> None:
    store, rows = showing.random_data()
    found = [i for batch in export(store, filters) for i in batch["event_id"].to_pylist()]
    assert found == _in_order(rows, filters)


def test_export_is_the_same_however_it_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    store, _ = showing.random_data()
    whole = pa.Table.from_batches(export(store, ALL))
    monkeypatch.setattr(rows_module, "_EXPORT_CHUNK", 40)
    batches = list(export(store, ALL))
    assert len(batches) > 5
    assert pa.Table.from_batches(batches).equals(whole)


@relaxed
@given(strategies.filters(), st.data())
def test_position_is_the_row_number_in_the_table(filters: Filters, data: st.DataObject) -> None:
    store, rows = showing.random_data()
    expected = _in_order(rows, filters)
    one = data.draw(st.sampled_from(rows))["event_id"]
    assert position(store, filters, one) == (expected.index(one) if one in expected else None)


def test_an_event_in_two_collections_has_one_page_row_each() -> None:
    data_dir = showing.folder()
    for name in ("one", "two"):
        showing.publish_sample(data_dir, name)
    store = showing.Store.open(data_dir)
    table = page(store, ALL, 50)
    assert table.num_rows == 12
    assert table["collection"].to_pylist() == ["one", "two"] * 6
    twice = table["event_id"][0].as_py()
    found = event(store, twice)
    assert found is not None
    assert found["collection"] == "one"
    assert position(store, ALL, twice) == 0


def test_page_has_the_columns_it_names_with_their_article() -> None:
    table = page(showing.sample_store(), ALL, 50)
    assert table.schema.names == [column.name for column in PAGE_COLUMNS]
    by_type = {row["event_type"]: row for row in table.to_pylist()}
    assert by_type["CONSULT"]["article_title"] == "Ministers meet in Sochi"
    assert by_type["SANCTION"]["article_source"] == "Test Gazette"


def test_page_without_sense_is_empty_not_an_error() -> None:
    store = showing.sample_store()
    assert page(store, ALL, 50, 1_000).num_rows == 0
    assert page(store, ALL, -1).num_rows == 0
    assert page(store, ALL, 3, -5).num_rows == 3


def test_event_comes_with_its_article() -> None:
    store, made = showing.sample_store(), factory.articles()
    for one in factory.events():
        found = event(store, one.event_id, one.pair)
        assert found is not None
        assert list(found) == [column.name for column in EVENT_COLUMNS]
        assert {name: found[name] for name in one.as_row()} == one.as_row()
        text = found["article_text"]
        assert text in {article.text for article in made.values()}
        assert text[found["trigger_start"] : found["trigger_end"]] in found["why"]


def test_event_that_is_not_there_is_none() -> None:
    store = showing.sample_store()
    one = factory.events()[0]
    assert event(store, "' OR 1=1 --") is None
    assert event(store, one.event_id, "TUR-USA") is None


def test_event_without_an_article_is_kept() -> None:
    from dataclasses import replace

    from relations.dataset import publish

    data_dir = showing.folder()
    lone = replace(factory.events()[0], article_id=None)
    publish(data_dir, "sample", [], [lone], showing.ABOUT, "import")
    store = showing.Store.open(data_dir)
    found = event(store, lone.event_id)
    assert found is not None
    assert found["article_text"] is None
    assert page(store, ALL, 5).num_rows == 1
    assert [batch.num_rows for batch in export(store, ALL)] == [1]


def test_export_has_the_columns_it_names() -> None:
    [batch] = export(showing.sample_store(), ALL)
    assert batch.schema.names == [column.name for column in EXPORT_COLUMNS]
    assert "article_text" not in batch.schema.names


def test_an_excerpt_has_whole_words_about_the_hit() -> None:
    store = showing.sample_store()
    article = factory.articles()["talks"].article_id
    assert rows_module.excerpts(store, "SOCHI", [article], reach=9) == {
        article: "meet in Sochi\n\nRussia"
    }
    assert rows_module.excerpts(store, "will buy", [article], reach=14) == {
        article: "Turkey will buy more"
    }
    assert rows_module.excerpts(store, "Wıll  bùy", [article], reach=14) == {
        article: "Turkey will buy more"
    }
    assert rows_module.excerpts(store, "nowhere", [article]) == {}
