"""Parquet files of a collection: staged in any order, then sorted, deduplicated and written.

Equal rows give equal bytes, however they arrived. Nothing here knows of manifests, locks or
where a collection lives: that is `dataset`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import reduce
from itertools import islice
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple, TypeAlias

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from relations.records import Article, Event
from relations.schema import SORT_KEYS, TABLES, arrow_schema

#: Rows as a maker has them: records, an Arrow reader, or Parquet files of unsorted rows.
Rows: TypeAlias = Iterable[Article] | Iterable[Event] | pa.RecordBatchReader | Sequence[Path]

ROW_GROUP_ROWS = 122_880
#: Characters of article text in one row group, so that one long article is read in little time.
ROW_GROUP_TEXT = 16_000_000
_STEP = 2_048


class RowError(Exception):
    """Rows that do not fit the schema; the message names the column and the first bad row."""


def stage(table: str, rows: Rows, folder: Path) -> list[Path]:
    """Write `rows` to Parquet in `folder` as they come; Parquet files are taken as they are.

    Raises RowError where a column is missing, or a value in a row that must have it.
    """
    if isinstance(rows, Sequence) and rows and isinstance(rows[0], Path):
        paths = [row for row in rows if isinstance(row, Path)]
        for path in paths:
            _fit(table, pq.read_schema(path).empty_table())
        return paths
    target = folder / f"staged-{table}.parquet"
    reader = isinstance(rows, pa.RecordBatchReader)
    write_batches(table, rows if reader else record_batches(table, rows), target)  # type: ignore[arg-type]
    return [target]


def write_batches(table: str, chunks: Iterable[pa.RecordBatch], target: Path) -> int:
    """Write batches as they come to one quick Parquet file; returns the number of rows."""
    schema, rows = arrow_schema(table), 0
    with pq.ParquetWriter(target, schema, compression="lz4") as writer:
        for chunk in chunks:
            writer.write_table(_fit(table, pa.Table.from_batches([chunk])))
            rows += chunk.num_rows
    return rows


def record_batches(
    table: str, records: Iterable[Article] | Iterable[Event], size: int = 8_192
) -> Iterator[pa.RecordBatch]:
    """Turn records into Arrow batches of at most `size` rows, nullability not yet checked."""
    names = [column.name for column in TABLES[table]]
    types = [column.type for column in TABLES[table]]
    values = attrgetter(*names)
    stream = iter(records)
    while some := list(islice(stream, size)):
        columns = zip(*map(values, some), strict=True)
        arrays = [pa.array(c, t) for c, t in zip(columns, types, strict=True)]
        yield pa.RecordBatch.from_arrays(arrays, names=names)


def _fit(table: str, rows: pa.Table) -> pa.Table:
    """Return the rows in exactly the schema. RowError names a missing column or a bad null."""
    schema, key = arrow_schema(table), SORT_KEYS[table][-1]
    for field in schema:
        if field.name not in rows.column_names:
            raise RowError(f"the rows of {table} have no column {field.name!r}")
        if not field.nullable:
            first = _first_bad(rows[field.name])
            if first is not None:
                raise RowError(
                    f"column {field.name!r} of {table} must have a value in every row: it has "
                    f"none where {key} is {rows[key][first].as_py()!r}"
                )
    try:
        return rows.select(schema.names).cast(schema)
    except (pa.ArrowException, ValueError) as problem:
        raise RowError(f"the rows of {table} do not fit its columns: {problem}") from problem


def _first_bad(values: pa.ChunkedArray) -> int | None:
    """Find the first null, or number that is no number; None where there is none."""
    bad = pc.is_null(values, nan_is_null=True)
    first = pc.index(bad, True).as_py()
    return None if first < 0 else int(first)


def connect(scratch: Path, memory: str = "1GB") -> duckdb.DuckDBPyConnection:
    """Open a DuckDB connection that sorts within `memory` and spills into `scratch`."""
    con = duckdb.connect(":memory:")
    con.execute("SET memory_limit = $memory", {"memory": memory})
    con.execute("SET temp_directory = $folder", {"folder": str(scratch / "spill")})
    con.execute("SET preserve_insertion_order = false")
    return con


def sort_into(
    con: duckdb.DuckDBPyConnection, table: str, files: Sequence[Path], name: str, target: Path
) -> int:
    """Write the rows of `files` to `target`, once each and in order, as collection `name`.

    Returns the number of rows. Rows with the same sort key are stored once: of rows that differ
    elsewhere, the first in the order of the remaining columns.
    """
    columns = [column.name for column in TABLES[table]]
    picked = ", ".join(f'"{c}"' for c in columns)
    keys = list(SORT_KEYS[table])
    order = ", ".join(f'"{c}"' for c in keys + [c for c in columns if c not in keys])
    query = (
        f"SELECT {picked} FROM (SELECT * REPLACE ($name::VARCHAR AS collection) "  # noqa: S608
        f"FROM read_parquet($files)) ORDER BY {order}"
    )
    found = con.sql(query, params={"name": name, "files": [str(f) for f in files]})
    return write_sorted(table, _once(found.to_arrow_reader(_STEP * 10), keys), target)


#: The monthly summary of $file. Sums are taken in decimals: those of floating-point numbers
#: depend on the order of addition, and with it on the number of threads.
MONTHLY_QUERY = """
    SELECT pair, date_trunc('month', date)::DATE AS month, source_country, target_country,
           reciprocal, event_type, quad_class, status, collection,
           count(*)::INTEGER AS events, max(date) AS last_date,
           sum(intensity::DECIMAL(18, 6))::DOUBLE AS intensity_sum,
           sum(goldstein::DECIMAL(18, 6))::DOUBLE AS goldstein_sum
    FROM read_parquet($file) GROUP BY ALL
    ORDER BY pair, month, source_country, reciprocal, event_type, status, target_country,
             quad_class
"""


def monthly_into(con: duckdb.DuckDBPyConnection, events: Path, target: Path) -> int:
    """Write the monthly summary of an events file; returns the number of rows."""
    found = con.sql(MONTHLY_QUERY, params={"file": str(events)})
    return write_sorted("monthly", found.to_arrow_reader(_STEP * 10), target)


class Coverage(NamedTuple):
    """First and last event date, None where there is no event, and the number of pairs."""

    first: date | None
    last: date | None
    pairs: int


def coverage(con: duckdb.DuckDBPyConnection, events: Path) -> Coverage:
    """Read the coverage of an events file."""
    query = "SELECT min(date), max(date), count(DISTINCT pair) FROM read_parquet($file)"
    return Coverage(*con.execute(query, {"file": str(events)}).fetchall()[0])


def _once(batches: Iterable[pa.RecordBatch], keys: Sequence[str]) -> Iterator[pa.RecordBatch]:
    """Yield sorted batches without the rows whose `keys` equal those of the row before."""
    last: list[object] = [None] * len(keys)
    for batch in batches:
        if not batch.num_rows:
            continue
        columns = [batch.column(key) for key in keys]
        differs = [_differs(*pair) for pair in zip(columns, last, strict=True)]
        yield batch.filter(reduce(pc.or_, differs))
        last = [column[-1].as_py() for column in columns]


def _differs(values: pa.Array, before: object) -> pa.Array:
    """Whether each value differs from the one before it, the first from `before`."""
    shifted = pa.concat_arrays([pa.array([before], values.type), values.slice(0, len(values) - 1)])
    return pc.fill_null(pc.not_equal(values, shifted), True)


def write_sorted(table: str, batches: Iterable[pa.RecordBatch], target: Path) -> int:
    """Write batches in their order with fixed row groups and zstd; returns the number of rows."""
    schema, rows = arrow_schema(table), 0
    with pq.ParquetWriter(target, schema, compression="zstd") as writer:
        for group in _row_groups(batches):
            # One chunk per column: page limits follow the chunks, and with them the bytes.
            fitted = _fit(table, group.combine_chunks()).combine_chunks()
            writer.write_table(fitted, row_group_size=ROW_GROUP_ROWS)
            rows += fitted.num_rows
    return rows


def _row_groups(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.Table]:
    """Cut a stream into row groups by rows and text alone, never by how it was batched."""
    held: list[pa.RecordBatch] = []
    rows = text = 0
    for step in _steps(batches):
        held.append(step)
        rows += step.num_rows
        text += _text_length(step)
        if rows >= ROW_GROUP_ROWS or text >= ROW_GROUP_TEXT:
            yield pa.Table.from_batches(held)
            held, rows, text = [], 0, 0
    if held:
        yield pa.Table.from_batches(held)


def _steps(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Cut the same rows into batches of exactly _STEP rows, the last one shorter."""
    held: list[pa.RecordBatch] = []
    count = 0
    for batch in batches:
        while batch.num_rows:
            piece = batch.slice(0, _STEP - count)
            held.append(piece)
            count += piece.num_rows
            batch = batch.slice(piece.num_rows)
            if count == _STEP:
                yield pa.concat_batches(held)
                held, count = [], 0
    if held:
        yield pa.concat_batches(held)


def _text_length(batch: pa.RecordBatch) -> int:
    if "text" not in batch.schema.names:
        return 0
    return int(pc.sum(pc.binary_length(batch.column("text"))).as_py() or 0)
