"""The chosen events as CSV, JSON and Parquet, written batch by batch with their provenance.

All three hold `EXPORT_COLUMNS`, newest first. CSV is for reading and
spreadsheets: a text cell that a spreadsheet would run as a formula gets an apostrophe before
it. Parquet and JSON keep every text as it is. A whole table of a collection is written as CSV
alone, because it lies there as Parquet. Where the bytes go is `routes`' business.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq

from relations.dataset import Collection
from relations.filters import Filters
from relations.provenance import event_provenance, provenance
from relations.rows import EXPORT_COLUMNS, export
from relations.schema import arrow_schema
from relations.store import Store, StoreStale

SCHEMA = pa.schema(
    pa.field(c.name, c.type, c.nullable, metadata={"meaning": c.meaning, "unit": c.unit})
    for c in EXPORT_COLUMNS
)

# What may start a formula: also after blanks or marks that a spreadsheet skips, and in the
# wide and small forms of the signs that some of them take for the plain ones.
_FORMULA = r"^[\s\p{Z}\p{Cf}\p{Cc}]*[=+\-@＝＋－＠﹦﹢﹣﹫−]|^[\t\r\n]"
_CSV = pa_csv.WriteOptions(include_header=False, eol="\r\n")
_ROW_GROUP_ROWS = 50_000
# Few, because a row of articles has a whole text in it.
_TABLE_ROWS = 1_000


@dataclass(frozen=True, slots=True)
class Format:
    """One form of export: its media type and its writer from batches and provenance."""

    media_type: str
    write: Callable[[Iterable[pa.RecordBatch], dict[str, Any]], Iterator[bytes]]


def stream(store: Store, filters: Filters, extension: str) -> Iterator[bytes]:
    """Write the chosen events in the format of FORMATS that `extension` names.

    The first events are read before the first byte is given, so that a question that cannot
    be answered (StoreStale, StoreError) fails before anything is sent.
    """
    yield from _written(export(store, filters), provenance(store, filters), extension)


def stream_event(store: Store, event: dict[str, Any], extension: str) -> Iterator[bytes]:
    """Write one event, an answer of `rows.event`, in the format that `extension` names."""
    row = {name: event[name] for name in SCHEMA.names}
    batches = pa.Table.from_pylist([row], SCHEMA).to_batches()
    yield from _written(batches, event_provenance(store, event), extension)


def stream_table(collection: Collection, table: str) -> Iterator[bytes]:
    """Write a whole table of a collection as CSV, in the order of the published file.

    Raises StoreStale before the first byte where the file was replaced meanwhile.
    """
    schema = arrow_schema(table)
    try:
        file = pq.ParquetFile(collection.path(table))
    except (OSError, pa.ArrowException) as problem:
        raise StoreStale(f"{table} of {collection.name} cannot be opened; ask again") from problem
    with file:
        asked = file.iter_batches(_TABLE_ROWS)
        batches = (_fitted(batch.select(schema.names), schema) for batch in asked)
        yield from _csv_lines(_started(batches), schema.names)


def _written(
    asked: Iterable[pa.RecordBatch], about: dict[str, Any], extension: str
) -> Iterator[bytes]:
    yield from FORMATS[extension].write(_started(_fitted(batch) for batch in asked), about)


def _started(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Read the first batch now, so that what cannot be read fails before anything is sent."""
    first = next(batches, None)
    return chain([first] if first is not None else [], batches)


def csv_stream(batches: Iterable[pa.RecordBatch], about: dict[str, Any]) -> Iterator[bytes]:
    """Write a header line and one line an event (RFC 4180, UTF-8); nulls are empty cells.

    CSV has no room for `about`, which `metadata` gives beside it; each line names its
    collection, coder, rule and licence.
    """
    yield from _csv_lines(batches, SCHEMA.names)


def _csv_lines(batches: Iterable[pa.RecordBatch], names: list[str]) -> Iterator[bytes]:
    yield ",".join(names).encode() + b"\r\n"
    for batch in batches:
        sink = io.BytesIO()
        pa_csv.write_csv(defused(batch), sink, _CSV)
        yield sink.getvalue()


def json_stream(batches: Iterable[pa.RecordBatch], about: dict[str, Any]) -> Iterator[bytes]:
    """Write one object: the members of `about`, then `events` with one object an event."""
    yield json.dumps({**about, "events": []}, ensure_ascii=False).removesuffix("]}").encode()
    separator = "\n"
    for batch in batches:
        rows = (json.dumps(row, ensure_ascii=False) for row in _plain(batch).to_pylist())
        text = ",\n".join(rows)
        if text:
            yield f"{separator}{text}".encode()
            separator = ",\n"
    yield b"\n]}\n"


def parquet_stream(batches: Iterable[pa.RecordBatch], about: dict[str, Any]) -> Iterator[bytes]:
    """Write a Parquet file row group by row group; `about` is in the footer as `relations`."""
    sink = _Chunks()
    schema = SCHEMA.with_metadata({"relations": json.dumps(about, ensure_ascii=False)})
    with pq.ParquetWriter(sink, schema, compression="zstd") as writer:
        for group in _groups(batches):
            writer.write_table(group.replace_schema_metadata(schema.metadata))
            yield sink.taken()
    yield sink.taken()


def defused(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Put an apostrophe before every text that a spreadsheet could run as a formula.

    Numbers, dates and flags are left alone; times become ISO 8601 text.
    """
    columns = []
    for column in batch.columns:
        if pa.types.is_string(column.type):
            risky = pc.fill_null(pc.match_substring_regex(column, _FORMULA), False)
            if pc.any(risky).as_py():
                marked = pc.binary_join_element_wise("'", column, "")
                column = pc.if_else(risky, marked, column)
        elif pa.types.is_timestamp(column.type):
            column = pc.strftime(column, "%Y-%m-%dT%H:%M:%S")
        columns.append(column)
    return pa.RecordBatch.from_arrays(columns, names=batch.schema.names)


def _fitted(batch: pa.RecordBatch, schema: pa.Schema = SCHEMA) -> pa.RecordBatch:
    """Fit the batch to the schema: DuckDB answers no nullability and times in another unit."""
    columns = [column.cast(field.type) for column, field in zip(batch.columns, schema, strict=True)]
    return pa.RecordBatch.from_arrays(columns, schema=schema)


def _plain(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Put the batch in values that JSON has: dates as ISO 8601 text, no number that is none."""
    columns = []
    for column in batch.columns:
        if pa.types.is_floating(column.type):
            column = pc.if_else(pc.is_finite(column), column, None)
        elif pa.types.is_timestamp(column.type):
            column = pc.strftime(column, "%Y-%m-%dT%H:%M:%S")
        elif pa.types.is_date(column.type):
            column = column.cast(pa.string())
        columns.append(column)
    return pa.RecordBatch.from_arrays(columns, names=batch.schema.names)


def _groups(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.Table]:
    """Put small batches together, so that a row group is worth its overhead."""
    held: list[pa.RecordBatch] = []
    for batch in batches:
        held.append(batch)
        if sum(one.num_rows for one in held) >= _ROW_GROUP_ROWS:
            yield pa.Table.from_batches(held, SCHEMA)
            held = []
    yield pa.Table.from_batches(held, SCHEMA)


class _Chunks(io.RawIOBase):
    """A file that keeps only what was written since it was last asked."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._at = 0

    def writable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def write(self, part: Any) -> int:
        piece = bytes(part)
        self._parts.append(piece)
        self._at += len(piece)
        return len(piece)

    def taken(self) -> bytes:
        """Give what was written since the last call."""
        whole = b"".join(self._parts)
        self._parts.clear()
        return whole


#: By extension of the address.
FORMATS: dict[str, Format] = {
    "csv": Format("text/csv; charset=utf-8; header=present", csv_stream),
    "json": Format("application/json", json_stream),
    "parquet": Format("application/vnd.apache.parquet", parquet_stream),
}
