"""Articles out of files: text, saved web pages, JSON lines, CSV, Parquet, and folders of them.

Inputs are cut into slices small enough to be read and coded by one worker at a time. Each
module here reads one kind of input; a bad record becomes a `Problem` and the rest goes on.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from relations.records import Article
from relations.sources import fields, tables
from relations.sources.common import Defaults, Problem
from relations.sources.tables import Record

__all__ = ["Defaults", "Place", "Problem", "Slice", "estimate", "find_files", "read", "slices"]

#: Files that are one document each, by the module that reads them.
DOCUMENTS = {".txt": "page", ".html": "webpage", ".htm": "webpage"}
#: Files of many records, by the function that streams them.
TABLES: dict[str, Callable[[Path], Iterator[Record | Problem]]] = {
    ".jsonl": tables.json_lines,
    ".ndjson": tables.json_lines,
    ".csv": tables.delimited,
    ".tsv": tables.delimited,
    ".parquet": tables.parquet,
}
SLICE_RECORDS = 500
_SLICE_CHARACTERS = 2_000_000


class Place(NamedTuple):
    """Where a record stands; line 0 is the whole file."""

    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Slice:
    """Some records of one file, or some files of one document each; small and picklable."""

    files: tuple[Path, ...]
    records: tuple[Record | Problem, ...]
    defaults: Defaults

    def read(self) -> Iterator[tuple[Place, Article | Problem]]:
        """Yield articles and problems in the order of the input, and where each stands."""
        for path in () if self.records else self.files:
            module = import_module(f"{__name__}.{DOCUMENTS[path.suffix.lower()]}")
            for item in module.read(path, self.defaults):
                yield Place(str(path), 0), item
        for record in self.records:
            if isinstance(record, Problem):
                yield Place(record.file, record.line), record
                continue
            place = Place(str(self.files[0]), record.line)
            for item in fields.to_article(record.fields, self.defaults, *place):
                yield place, item

    def fingerprint(self) -> str:
        """Hexadecimal digits that stand for everything `read` depends on."""
        total = hashlib.sha256(
            repr((self.defaults, self.files, self.records)).encode("utf-8", "surrogatepass")
        )
        for path in () if self.records else self.files:
            total.update(path.read_bytes() if path.is_file() else b"")
        return total.hexdigest()


def read(inputs: Iterable[Path], defaults: Defaults) -> Iterator[Article | Problem]:
    """Yield the articles of files and folders, and a problem for each record that is none."""
    for piece in slices(inputs, defaults):
        for _, item in piece.read():
            yield item


def estimate(inputs: Iterable[Path]) -> int:
    """Count the records there are about to be read: exact but for CSV with line breaks inside."""
    return sum(_records(path) for path in find_files(inputs) if isinstance(path, Path))


def _records(path: Path) -> int:
    kind = TABLES.get(path.suffix.lower())
    return 1 if kind is None else tables.count(path)


def find_files(inputs: Iterable[Path]) -> Iterator[Path | Problem]:
    """Yield the files to read: those named, and in folders those of a known kind, sorted.

    In a folder, hidden files are passed over and other unknown kinds are told as problems
    that lose nothing.
    """
    for given in inputs:
        if given.is_dir():
            yield from _in_folder(given)
        elif not given.exists():
            yield Problem(str(given), 0, "there is no such file or folder")
        elif _is_known(given):
            yield given
        else:
            yield Problem(str(given), 0, f"of an unknown kind: known are {_kinds()}")


def _in_folder(folder: Path) -> Iterator[Path | Problem]:
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        if any(part.startswith(".") for part in path.relative_to(folder).parts):
            continue
        if _is_known(path):
            yield path
        else:
            yield Problem(str(path), 0, f"passed over: known are {_kinds()}", lost=False)


def _is_known(path: Path) -> bool:
    return path.suffix.lower() in DOCUMENTS or path.suffix.lower() in TABLES


def _kinds() -> str:
    return ", ".join([*DOCUMENTS, *TABLES])


def slices(
    inputs: Iterable[Path], defaults: Defaults, records: int = SLICE_RECORDS
) -> Iterator[Slice]:
    """Cut the inputs, in order, into slices of at most `records` records or documents."""
    documents: list[Path] = []
    for found in find_files(inputs):
        if isinstance(found, Problem):
            yield Slice((), (found,), defaults)
        elif found.suffix.lower() in TABLES:
            yield from _table_slices(found, defaults, records)
        else:
            documents.append(found)
            if len(documents) == min(records, 50):
                yield Slice(tuple(documents), (), defaults)
                documents = []
    if documents:
        yield Slice(tuple(documents), (), defaults)


def _table_slices(path: Path, defaults: Defaults, records: int) -> Iterator[Slice]:
    held: list[Record | Problem] = []
    size = 0
    for item in TABLES[path.suffix.lower()](path):
        held.append(item)
        size += 0 if isinstance(item, Problem) else _size(item)
        if len(held) == records or size > _SLICE_CHARACTERS:
            yield Slice((path,), tuple(held), defaults)
            held, size = [], 0
    if held:
        yield Slice((path,), tuple(held), defaults)


def _size(record: Record) -> int:
    return sum(len(value) for value in record.fields.values() if isinstance(value, str))
