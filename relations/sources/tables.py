"""Records of large files one at a time: JSON lines, CSV and Parquet are streamed, not loaded.

What the fields of a record mean is `fields`' business.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from relations.sources.common import MAX_BYTES, NOT_UTF8, Problem, decode
from relations.sources.fields import is_known

_BATCH = 500
csv.field_size_limit(MAX_BYTES)


class Record(NamedTuple):
    """The fields of one record and its line or row, counted from 1."""

    line: int
    fields: dict[str, Any]


def json_lines(path: Path) -> Iterator[Record | Problem]:
    """Yield one record for each line that holds a JSON object; empty lines are passed over."""
    for line, text in _lines(path):
        if isinstance(text, Problem):
            yield text
        elif text.strip():
            yield _json_record(path, line, text)


def _json_record(path: Path, line: int, text: str) -> Record | Problem:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as problem:
        return Problem(str(path), line, f"not JSON: {problem}")
    if not isinstance(value, dict):
        return Problem(str(path), line, f"a JSON {type(value).__name__}, not an object with fields")
    return Record(line, value)


def delimited(path: Path) -> Iterator[Record | Problem]:
    """Yield one record for each row of a CSV file with a header.

    Commas, semicolons and tabs are known: the one the header holds most often separates.
    """
    notices: list[Problem] = []
    lines = _good_lines(path, notices)
    header_line = next(lines, "")
    delimiter = max(",;\t", key=header_line.count)
    header = next(csv.reader([header_line], delimiter=delimiter), [])
    if not any(map(is_known, header)):
        yield Problem(str(path), 1, "the first line must name the columns, such as published,text")
        return
    # Not strict, an open quotation mark would swallow the rest of the file without a word.
    rows = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        line = rows.line_num + 2
        try:
            row = next(rows, None)
        except csv.Error as problem:
            reason = f"not CSV up to line {rows.line_num + 1}: {problem}; is a quotation mark open?"
            yield Problem(str(path), line, reason)
            continue
        yield from notices
        notices.clear()
        if row is None:
            return
        if row:
            yield _row_record(path, line, header, row)


def _row_record(path: Path, line: int, header: list[str], row: list[str]) -> Record | Problem:
    if len(row) != len(header):
        reason = f"{len(row)} fields where the header names {len(header)}"
        return Problem(str(path), line, reason)
    return Record(line, dict(zip(header, row, strict=True)))


def parquet(path: Path) -> Iterator[Record | Problem]:
    """Yield one record for each row, reading only the columns that have a meaning here."""
    try:
        with pq.ParquetFile(path) as file:
            names = [n for n in file.schema_arrow.names if is_known(n)]
            line = 0
            for batch in file.iter_batches(batch_size=_BATCH, columns=names):
                for fields in batch.to_pylist():
                    line += 1
                    yield Record(line, fields)
    except (pa.ArrowException, OSError, ValueError, OverflowError) as problem:
        yield Problem(str(path), 0, f"not a readable Parquet file: {problem}")


def count(path: Path) -> int:
    """Count the rows of a Parquet file, or the lines of another; 0 where it cannot be read."""
    try:
        if path.suffix.lower() == ".parquet":
            return int(pq.read_metadata(path).num_rows)
        with path.open("rb") as file:
            return sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 20), b""))
    except (pa.ArrowException, OSError):
        return 0


def _good_lines(path: Path, problems: list[Problem]) -> Iterator[str]:
    for _, text in _lines(path):
        if not isinstance(text, Problem):
            yield text
        else:
            problems.append(text)
            if text.lost:
                yield "\n"  # so that the lines after it keep their numbers


def _lines(path: Path) -> Iterator[tuple[int, str | Problem]]:
    """Yield decoded lines with their numbers, and problems for lines too long to be a record.

    The first line that is not UTF-8 is told by a problem before it.
    """
    told = False
    with path.open("rb") as file:
        number = 0
        while data := file.readline(MAX_BYTES):
            number += 1
            if len(data) == MAX_BYTES and not data.endswith(b"\n"):
                _skip_line(file)
                yield number, Problem(str(path), number, f"longer than {MAX_BYTES:,} bytes")
                continue
            text, guessed = decode(data)
            if guessed and not told:
                told = True
                yield number, Problem(str(path), number, NOT_UTF8, lost=False)
            yield number, text


def _skip_line(file: BinaryIO) -> None:
    while data := file.readline(MAX_BYTES):
        if data.endswith(b"\n"):
            return
