from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from relations import dataset, manifest
from relations.checks import check
from relations.dataset import About, Collection
from relations.files import digest
from relations.records import Event
from relations.schema import TABLES, arrow_schema
from tests import factory


def published(data_dir: Path, events: list[Event] | None = None) -> Collection:
    rows = factory.events() if events is None else events
    articles = factory.articles().values()
    return dataset.publish(data_dir, "sample", articles, rows, About("Sample"), factory.CODER)


def change(position: int, **values: Any) -> list[Event]:
    events = factory.events()
    events[position] = replace(events[position], **values)
    return events


def rewrite(made: Collection, table: str, edit: Callable[[pa.Table], pa.Table]) -> Collection:
    """Replace a data file by an edited one under its right hash, behind the publisher's back."""
    rows = edit(pq.read_table(made.path(table)))
    pq.write_table(rows, made.path(table))
    path = made.folder / manifest.MANIFEST
    told = json.loads(path.read_text())
    told["files"][table].update(
        sha256=digest(made.path(table)), bytes=made.path(table).stat().st_size, rows=rows.num_rows
    )
    path.write_text(json.dumps(told))
    return dataset.open_collection(made.folder)


def test_a_published_collection_is_sound(tmp_path: Path) -> None:
    assert check(published(tmp_path)) == []


def test_a_collection_without_events_is_sound(tmp_path: Path) -> None:
    assert check(published(tmp_path, [])) == []


def test_an_event_without_article_or_spans_is_sound(tmp_path: Path) -> None:
    """Importers leave null what their system does not have."""
    spans = {f"{part}_{end}": None for part in ("sentence", "source", "target", "trigger", "date")
             for end in ("start", "end")}  # fmt: skip
    events = change(2, article_id=None, sentence=None, rule=None, why=None, **spans)
    assert check(published(tmp_path, events)) == []


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"pair": "TUR-RUS"}, "countries in alphabetical order"),
        ({"source_country": "TUR"}, "countries in alphabetical order"),
        ({"source_country": "XYZ", "pair": "TUR-XYZ"}, "unknown country"),
        ({"reciprocal": True, "source_country": "TUR", "target_country": "RUS"}, "pair's order"),
        ({"event_type": "QUARREL"}, "not a PLOVER type"),
        ({"quad_class": 1}, "or not its quad class"),
        ({"status": "rumoured"}, "unknown status"),
        ({"date_precision": "hour"}, "unknown precision"),
        ({"date_basis": "guessed"}, "unknown date basis"),
        ({"intensity": -10.5}, "outside -10 to 10"),
        ({"goldstein": 11.0}, "outside -10 to 10"),
        ({"reports": 0}, "no article at all"),
        ({"article_id": "f" * 16}, "article that is not in the collection"),
        ({"sentence": "Other words."}, "not the article's words"),
        ({"trigger_end": 10_000}, "span of the trigger"),
        ({"source_start": -1}, "span of the source"),
        ({"target_start": None}, "span of the target"),
        ({"date_start": 5, "date_end": 5}, "span of the date"),
    ],
)
def test_an_event_that_breaks_a_rule_is_named(
    tmp_path: Path, values: dict[str, Any], words: str
) -> None:
    events = change(3, **values)
    problems = check(published(tmp_path, events))
    assert any(words in problem and events[3].event_id in problem for problem in problems)
    assert all(problem.startswith("sample: 1 ") for problem in problems)


def test_one_identifier_on_two_days_is_found(tmp_path: Path) -> None:
    event = factory.events()[0]
    later = replace(event, date=date(2019, 9, 17))
    problems = check(published(tmp_path, [event, later]))
    assert problems == [
        "sample: 1 of the identifiers in events occur more than once, such as "
        f"event_id {event.event_id!r}"
    ]


def test_an_address_that_is_no_web_address_is_found(tmp_path: Path) -> None:
    articles = [replace(a, url="javascript:alert(1)") for a in factory.articles().values()]
    made = dataset.publish(tmp_path, "sample", articles, [], About("Sample"), "none")
    assert "3 articles have an address that is not http or https" in check(made)[0]


@pytest.mark.parametrize("table", TABLES)
def test_a_changed_byte_is_found(tmp_path: Path, table: str) -> None:
    made = published(tmp_path)
    data = bytearray(made.path(table).read_bytes())
    data[len(data) // 2] ^= 1
    made.path(table).write_bytes(data)
    (problem,) = check(made)
    assert str(made.path(table)) in problem
    assert "hash" in problem


def test_a_file_that_is_no_parquet_is_found(tmp_path: Path) -> None:
    made = published(tmp_path)
    made.path("events").write_text("no Parquet")
    hashes = {**made.hashes, "events": digest(made.path("events"))}
    (problem,) = check(replace(made, hashes=hashes))
    assert "not a Parquet file" in problem


@pytest.mark.parametrize("table", ["events", "articles"])
def test_rows_out_of_order_are_found(tmp_path: Path, table: str) -> None:
    made = rewrite(published(tmp_path), table, lambda rows: rows[::-1])
    assert any("out of the order" in problem for problem in check(made))


def test_another_column_type_or_nullability_is_found(tmp_path: Path) -> None:
    made = published(tmp_path)
    loose = pa.schema([field.with_nullable(True) for field in arrow_schema("events")])
    (problem,) = check(rewrite(made, "events", lambda rows: rows.cast(loose)))
    assert "columns are not those of the schema" in problem


def test_a_row_count_that_is_not_the_manifests_is_found(tmp_path: Path) -> None:
    made = published(tmp_path)
    (problem,) = check(replace(made, rows={**made.rows, "articles": 4}))
    assert "3 rows, but the manifest names 4" in problem


def test_a_monthly_table_that_does_not_add_up_is_found(tmp_path: Path) -> None:
    made = rewrite(published(tmp_path), "monthly", lambda rows: rows.slice(1))
    assert check(made) == ["sample: monthly: 1 rows differ from what the events add up to"]


def test_a_wrong_coverage_is_found(tmp_path: Path) -> None:
    made = published(tmp_path)
    (problem,) = check(replace(made, first_date=date(1999, 1, 1)))
    assert "dates and number of pairs" in problem


def test_a_value_that_is_no_number_is_found(tmp_path: Path) -> None:
    def spoil(rows: pa.Table) -> pa.Table:
        at = rows.schema.names.index("goldstein")
        values = pa.array([float("nan")] * rows.num_rows)
        return rows.set_column(at, arrow_schema("events").field("goldstein"), values)

    made = rewrite(published(tmp_path), "events", spoil)
    assert any("Goldstein value outside" in problem for problem in check(made))


def test_rows_of_another_collection_are_found(tmp_path: Path) -> None:
    def rename(rows: pa.Table) -> pa.Table:
        names = pa.array(["other"] * rows.num_rows)
        return rows.set_column(1, arrow_schema("articles").field("collection"), names)

    made = rewrite(published(tmp_path), "articles", rename)
    assert any("articles belong to another collection" in problem for problem in check(made))
