"""Publishing and opening collections, one folder each.

Publishing writes new data files beside the old ones and then replaces `manifest.json` in one
rename, so that a reader sees the whole old version or the whole new one. How rows are sorted
and written is `parquet`'s business, what the manifest says is `manifest`'s, whether a
collection is sound inside is `checks`'.
"""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

from relations import files, manifest, parquet
from relations.manifest import MANIFEST, About, Collection, DatasetError, MissingFileError
from relations.parquet import Rows
from relations.schema import TABLES

__all__ = [
    "About", "Collection", "DatasetError", "data_version", "is_published",
    "open_collection", "open_collections", "publish", "valid_name",
]  # fmt: skip

_SCRATCH = ".publishing"
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,62}")


def publish(
    data_dir: Path,
    name: str,
    articles: Rows,
    events: Rows,
    about: About,
    coder: str,
    *,
    prune: bool = False,
) -> Collection:
    """Publish rows in any order as the collection `name`, in place of what it held.

    Rows that come again, which their identifier tells, are stored once. The files of the
    version before stay until the next publish, for readers that still hold them; `prune`
    removes them at once.
    Raises DatasetError for a bad name, rows that do not fit, or a publish under way.
    """
    folder = data_dir / valid_name(name)
    folder.mkdir(parents=True, exist_ok=True)
    with _hold(folder):
        _clear(folder)
        scratch = folder / _SCRATCH
        scratch.mkdir()
        try:
            made = _write(scratch, name, articles, events, about, coder)
        except (parquet.RowError, duckdb.Error) as problem:
            raise DatasetError(f"collection {name!r} was not published: {problem}") from problem
        finally:
            shutil.rmtree(scratch, ignore_errors=True)
        if prune:
            _clear(folder)
    return manifest.collection(folder, made)


def open_collections(data_dir: Path) -> tuple[Collection, ...]:
    """Open all collections under `data_dir`, by name; none where there is no such folder.

    Raises DatasetError naming the file for a broken collection.
    """
    return tuple(open_collection(path.parent) for path in _manifests(data_dir))


def open_collection(folder: Path) -> Collection:
    """Open the collection published in `folder`. Raises DatasetError where it is broken."""
    try:
        return manifest.read(folder)
    except MissingFileError:
        # A publish may have replaced the manifest between reading it and looking for its files.
        return manifest.read(folder)


def is_published(folder: Path) -> bool:
    """Whether a collection was ever published in `folder`."""
    return (folder / MANIFEST).exists()


def data_version(data_dir: Path) -> str:
    """Sixteen digits that change when any collection is published, added or removed."""
    total = hashlib.sha256()
    for path in _manifests(data_dir):
        total.update(path.parent.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()[:16]


def valid_name(name: str) -> str:
    """Return `name` where it may name a collection. Raises DatasetError otherwise."""
    if not _NAME.fullmatch(name):
        raise DatasetError(
            f"{name!r} cannot name a collection: use lower-case letters, digits and hyphens, "
            "63 at most, beginning with a letter or digit"
        )
    return name


def _manifests(data_dir: Path) -> list[Path]:
    found = data_dir.glob(f"*/{MANIFEST}")
    return sorted(path for path in found if not path.parent.name.startswith("."))


@contextmanager
def _hold(folder: Path) -> Iterator[None]:
    try:
        with files.locked(folder):
            yield
    except files.InUseError as problem:
        raise DatasetError(str(problem)) from problem


def _clear(folder: Path) -> None:
    """Remove data files the manifest does not name and what a killed publish left behind."""
    shutil.rmtree(folder / _SCRATCH, ignore_errors=True)
    keep = manifest.files_named(folder)
    for path in folder.glob("*.parquet"):
        if path.name not in keep:
            path.unlink()


def _write(
    scratch: Path, name: str, articles: Rows, events: Rows, about: About, coder: str
) -> dict[str, Any]:
    """Write the data files, move them beside the old ones, replace the manifest; return it."""
    made = {table: scratch / f"{table}.parquet" for table in TABLES}
    rows: dict[str, int] = {}
    with parquet.connect(scratch) as con:
        for table, given in (("articles", articles), ("events", events)):
            staged = parquet.stage(table, given, scratch)
            rows[table] = parquet.sort_into(con, table, staged, name, made[table])
        rows["monthly"] = parquet.monthly_into(con, made["events"], made["monthly"])
        coverage = parquet.coverage(con, made["events"])
    entries = {table: manifest.entry(path, table, rows[table]) for table, path in made.items()}
    composed = manifest.compose(name, about, coder, entries, coverage)
    for table, path in made.items():
        files.sync(path)
        path.replace(scratch.parent / str(entries[table]["file"]))
    _replace_manifest(scratch, composed)
    return composed


def _replace_manifest(scratch: Path, composed: dict[str, Any]) -> None:
    draft = scratch / MANIFEST
    draft.write_bytes(manifest.as_bytes(composed))
    files.sync(draft)
    files.sync(scratch.parent)  # the data files' names must last before a manifest that names them
    draft.replace(scratch.parent / MANIFEST)
    files.sync(scratch.parent)
