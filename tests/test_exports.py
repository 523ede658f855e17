"""Exports: the same rows in three forms, safe in a spreadsheet, with their provenance."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relations import exports, provenance
from relations.dataset import publish
from relations.exports import FORMATS, SCHEMA, defused, stream
from relations.filters import Filters
from relations.provenance import file_name
from relations.rows import EXPORT_COLUMNS, export
from relations.store import Store
from tests import factory, showing

ALL = Filters("RUS-TUR")
VERSION, DAY = "0123abcd4567", date(2026, 2, 1)


def _bytes(store: Store, filters: Filters, extension: str) -> bytes:
    return b"".join(stream(store, filters, extension))


def _csv(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline=""), strict=True))


def _rows(store: Store, filters: Filters = ALL) -> list[dict[str, Any]]:
    return [row for batch in export(store, filters) for row in batch.to_pylist()]


def _batch(column: str, values: list[Any]) -> pa.RecordBatch:
    """Rows of the export schema with `values` in one column and something in all others."""
    [row] = _rows(showing.sample_store(), Filters("RUS-TUR", types=("CONSULT",)))
    table = pa.Table.from_pylist([row | {column: value} for value in values], schema=SCHEMA)
    return table.combine_chunks().to_batches()[0]


def test_all_forms_hold_the_rows_of_the_table() -> None:
    store, _ = showing.random_data()
    expected = [row["event_id"] for row in _rows(store)]
    assert len(expected) > 500
    assert [row["event_id"] for row in _csv(_bytes(store, ALL, "csv"))] == expected
    events = json.loads(_bytes(store, ALL, "json"))["events"]
    assert [row["event_id"] for row in events] == expected
    table = pq.read_table(io.BytesIO(_bytes(store, ALL, "parquet")))
    assert table["event_id"].to_pylist() == expected


@pytest.mark.parametrize("extension", FORMATS)
def test_no_rows_are_a_whole_file_too(extension: str) -> None:
    nothing = Filters("RUS-TUR", date(1900, 1, 1), date(1900, 1, 2))
    data = _bytes(showing.sample_store(), nothing, extension)
    if extension == "csv":
        assert data.decode().strip().split(",") == [c.name for c in EXPORT_COLUMNS]
    elif extension == "json":
        assert json.loads(data)["events"] == []
    else:
        assert pq.read_table(io.BytesIO(data)).schema.names == [c.name for c in EXPORT_COLUMNS]


def test_csv_header_is_the_schemas_and_the_source_text_is_there() -> None:
    data = _bytes(showing.sample_store(), ALL, "csv")
    assert data.split(b"\r\n")[0].decode() == ",".join(column.name for column in EXPORT_COLUMNS)
    assert data.count(b"\r\n") == len(_csv(data)) + 1
    [row] = [row for row in _csv(data) if row["event_type"] == "ASSAULT"]
    assert row["sentence"] == "Turkish forces shot down a Russian jet on Tuesday."
    assert row["article_url"] == "https://example.org/jet?a=1&b=2"
    assert row["article_licence"] == "CC BY 4.0"
    assert row["article_published"] == "2015-11-24T12:00:00"
    assert row["coder"] == factory.CODER
    assert row["date"] == "2015-11-24"
    assert row["target_sector"] == ""


def test_csv_gives_back_every_value_of_the_events() -> None:
    store, _ = showing.random_data()
    written, rows = _csv(_bytes(store, ALL, "csv")), _rows(store)
    for text, row in zip(written, rows, strict=True):
        for name in ("sentence", "why", "mode", "rule"):
            plain = row[name] or ""
            assert text[name] in (plain, f"'{plain}")
        assert float(text["intensity"]) == row["intensity"]
        assert text["reciprocal"] == str(row["reciprocal"]).lower()


FORMULAS = [
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\tx", "\rx", "\nx", "  =1", "\u00a0=1",
    "\ufeff=1", "\u200b=1", "＝1+1", "＋1", "－1", "＠x", "\x00=1", "\u3000＝1", " \t @x",
    '=HYPERLINK("http://example.org";"x")', "=cmd|' /C calc'!A0", "+Moscow banned Turkish fruit",
]  # fmt: skip
HARMLESS = ["", "a=1", "1+1", "'=1", "Moscow", " said", "5-3", "“=1”", "é", "*=1"]


@pytest.mark.parametrize("text", FORMULAS)
@pytest.mark.parametrize("column", ["sentence", "article_title", "why"])
def test_formulas_get_an_apostrophe(column: str, text: str) -> None:
    [found] = defused(_batch(column, [text])).column(column).to_pylist()
    assert found == f"'{text}"


def test_formulas_get_an_apostrophe_in_whole_tables_too(tmp_path: Path) -> None:
    articles = [replace(one, title="=1+1") for one in factory.articles().values()]
    made = publish(tmp_path, "sample", articles, factory.events(), showing.ABOUT, factory.CODER)
    rows = _csv(b"".join(exports.stream_table(made, "articles")))
    assert [row["title"] for row in rows] == ["'=1+1"] * len(articles)
    assert {row["text"].removeprefix("'") for row in rows} == {one.text for one in articles}
    assert not any(row["text"].startswith("=") for row in rows)
    assert {row["published"] for row in rows} == {one.published.isoformat() for one in articles}


def test_a_whole_table_is_streamed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exports, "_TABLE_ROWS", 2)
    [collection] = showing.sample_store().collections
    parts = list(exports.stream_table(collection, "events"))
    assert len(parts) == 1 + 4
    assert len(_csv(b"".join(parts))) == 7


@pytest.mark.parametrize("text", HARMLESS)
def test_other_text_stays_as_it_is(text: str) -> None:
    assert defused(_batch("sentence", [text, None]))["sentence"].to_pylist() == [text, None]


def test_numbers_are_never_touched() -> None:
    for name, values in (("intensity", [-7.0, 2.5]), ("goldstein", [-10.0]), ("reports", [-1])):
        assert defused(_batch(name, values)).column(name).to_pylist() == values
    data = b"".join(exports.csv_stream([_batch("intensity", [-7.0])], {}))
    assert _csv(data)[0]["intensity"] in ("-7", "-7.0")


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=20), max_size=6))
def test_any_text_survives_csv_but_for_the_apostrophe(texts: list[str]) -> None:
    if not texts:
        return
    found = _csv(b"".join(exports.csv_stream([_batch("sentence", texts)], {})))
    for row, text in zip(found, texts, strict=True):
        assert row["sentence"] in (text, f"'{text}")
        assert not row["sentence"].startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=20), min_size=1))
def test_json_and_parquet_keep_every_text(texts: list[str]) -> None:
    batch = _batch("sentence", texts)
    told = json.loads(b"".join(exports.json_stream([batch], {"pair": "RUS-TUR"})))
    assert [row["sentence"] for row in told["events"]] == texts
    data = b"".join(exports.parquet_stream([batch], {}))
    assert pq.read_table(io.BytesIO(data))["sentence"].to_pylist() == texts


def test_json_has_no_number_that_is_none() -> None:
    batch = _batch("intensity", [float("nan"), float("inf"), 1.0])
    data = b"".join(exports.json_stream([batch], {}))
    events = json.loads(data, parse_constant=pytest.fail)["events"]
    assert [row["intensity"] for row in events] == [None, None, 1.0]


def test_json_says_where_the_rows_come_from() -> None:
    store = showing.sample_store()
    told = json.loads(_bytes(store, Filters("RUS-TUR", date(2019, 1, 1)), "json"))
    assert told["scope"] == "RUS-TUR"
    assert told["filters"] == "from 1 January 2019"
    assert told["query"] == "from=2019-01-01"
    assert told["data_version"] == store.version
    assert told["retrieved"] == provenance.today().isoformat()
    [collection] = told["collections"]
    assert collection["licence"] == "CC BY 4.0"
    assert collection["citation"] == "Sample (2019)"
    assert {row["date"] for row in told["events"]} == {"2019-09-16"}


def test_provenance_names_only_the_chosen_collections() -> None:
    store, _ = showing.random_data()
    told = provenance.provenance(store, Filters("RUS-TUR", collections=("other",)))
    assert [one["name"] for one in told["collections"]] == ["other"]
    assert len(provenance.provenance(store, ALL)["collections"]) == 2


def test_parquet_has_the_schema_and_the_provenance_in_its_footer() -> None:
    store = showing.sample_store()
    file = pq.ParquetFile(io.BytesIO(_bytes(store, ALL, "parquet")))
    told = json.loads(file.schema_arrow.metadata[b"relations"])
    assert told == provenance.provenance(store, ALL)
    assert file.schema_arrow.names == SCHEMA.names
    assert file.schema_arrow.field("intensity").type == pa.float64()
    assert file.schema_arrow.field("sentence").metadata[b"meaning"]
    assert not file.schema_arrow.field("pair").nullable


@pytest.mark.parametrize("extension", FORMATS)
def test_streams_take_batches_only_as_they_are_read(
    extension: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exports, "_ROW_GROUP_ROWS", 1)
    taken: list[int] = []

    def batches() -> Iterator[pa.RecordBatch]:
        for number in range(20):
            taken.append(number)
            yield _batch("sentence", [f"sentence {number}"])

    parts = FORMATS[extension].write(batches(), {})
    next(parts)
    assert len(taken) <= 1
    next(parts)
    assert len(taken) <= 2
    list(parts)
    assert len(taken) == 20


def test_what_cannot_be_asked_fails_before_the_first_byte(tmp_path: Any) -> None:
    from relations.store import StoreError

    showing.publish_sample(tmp_path)
    store = Store.open(tmp_path)
    store.close()
    for extension in FORMATS:
        with pytest.raises(StoreError):
            next(stream(store, ALL, extension))


@pytest.mark.parametrize(
    ("filters", "name"),
    [
        (ALL, "RUS-TUR_0123abcd_2026-02-01.csv"),
        (Filters(), "all_0123abcd_2026-02-01.csv"),
        (
            Filters("RUS-TUR", date(2019, 1, 1), types=("AID", "ACCUSE")),
            "RUS-TUR_from-2019-01-01_type-AID-ACCUSE_0123abcd_2026-02-01.csv",
        ),
        (Filters("RUS-TUR", text='Ü"/../\r\nx'), "RUS-TUR_q-x_0123abcd_2026-02-01.csv"),
    ],
)
def test_file_names_tell_the_choice_in_plain_ascii(filters: Filters, name: str) -> None:
    assert file_name(filters, "csv", VERSION, date(2026, 2, 1)) == name


def test_no_identifier_can_write_into_a_header() -> None:
    name = provenance.stamped('event-x"\r\nÜ: y', "csv", VERSION, DAY)
    assert name == "event-x-y_0123abcd_2026-02-01.csv"


def test_long_file_names_are_cut_but_stay_apart() -> None:
    many = ("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
            "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION")  # fmt: skip
    names = {
        file_name(Filters("RUS-TUR", types=many[:n]), "csv", VERSION, DAY) for n in (11, 12, 13)
    }
    assert len(names) == 3
    assert all(len(name) < 150 and name.isascii() for name in names)
