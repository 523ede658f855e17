"""What a published collection says of itself: the manifest, read, checked and written.

The manifest names the exact data files with their hashes, sizes and row counts, and carries
title, licence, citation, source, coder and coverage. Putting files in place is `dataset`'s
business; this module only reads and makes the words.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from relations.files import digest
from relations.parquet import Coverage
from relations.schema import TABLES

MANIFEST = "manifest.json"
_FORMAT = 1


class DatasetError(Exception):
    """A collection cannot be published or opened; the message says why and what to do."""


class MissingFileError(DatasetError):
    """A manifest names a file that is not there: perhaps just replaced by a newer version."""


@dataclass(frozen=True, slots=True)
class About:
    """What a maker says of a collection, in plain text: null where it is not known."""

    title: str
    licence: str | None = None
    citation: str | None = None
    source: str | None = None


@dataclass(frozen=True)
class Collection:
    """One published version of a collection; `files`, `rows` and `hashes` go by table name."""

    name: str
    title: str
    licence: str | None
    citation: str | None
    coder: str
    version: str
    files: dict[str, str]
    rows: dict[str, int]
    first_date: date | None
    last_date: date | None
    folder: Path
    source: str | None = None
    hashes: dict[str, str] = field(default_factory=dict)
    pairs: int = 0

    def path(self, table: str) -> Path:
        """Where the Parquet file of `events`, `articles` or `monthly` is."""
        return self.folder / self.files[table]

    @property
    def about(self) -> About:
        """What the maker said of the collection."""
        return About(self.title, self.licence, self.citation, self.source)


def read(folder: Path) -> Collection:
    """Read the manifest in `folder` and see that its files are there in the size it says.

    Raises DatasetError naming the file, what is wrong and the way out; MissingFileError where
    a data file is gone.
    """
    path = folder / MANIFEST
    cure = f"publish the collection again or remove the folder {folder}"
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
        found = collection(folder, manifest)
        sizes = {table: int(manifest["files"][table]["bytes"]) for table in TABLES}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as problem:
        reason = f"{type(problem).__name__}: {problem}"
        raise DatasetError(f"{path} is not a manifest ({reason}); {cure}") from problem
    if found.name != folder.name:
        raise DatasetError(f"{path} is the manifest of {found.name!r}; {cure}")
    for table, size in sizes.items():
        file = found.path(table)
        if not file.is_file():
            raise MissingFileError(f"{file} is missing, which {MANIFEST} names; {cure}")
        if file.stat().st_size != size:
            raise DatasetError(f"{file} has {file.stat().st_size} bytes instead of {size}; {cure}")
    return found


def collection(folder: Path, manifest: dict[str, Any]) -> Collection:
    """Turn a manifest's values into a Collection. Raises KeyError, TypeError or ValueError."""
    if manifest["format"] != _FORMAT:
        raise ValueError(f"format {manifest['format']!r} is not {_FORMAT}")
    entries = {table: manifest["files"][table] for table in TABLES}
    for entry in entries.values():
        if Path(entry["file"]).name != entry["file"]:
            raise ValueError(f"{entry['file']!r} is not a plain file name")
    days = [manifest[key] and date.fromisoformat(manifest[key]) for key in ("first", "last")]
    return Collection(
        **{key: manifest[key] for key in ("name", "coder", "version")},
        **{key: manifest["about"][key] for key in ("title", "licence", "citation", "source")},
        files={table: entry["file"] for table, entry in entries.items()},
        rows={table: int(entry["rows"]) for table, entry in entries.items()},
        hashes={table: entry["sha256"] for table, entry in entries.items()},
        first_date=days[0],
        last_date=days[1],
        folder=folder,
        pairs=int(manifest["pairs"]),
    )


def files_named(folder: Path) -> set[str]:
    """List the data files the manifest in `folder` names; none where it cannot be read."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        return {entry["file"] for entry in manifest["files"].values()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return set()


def entry(path: Path, table: str, rows: int) -> dict[str, Any]:
    """Describe a finished data file: the name it is to have, hash, rows and bytes."""
    sha256 = digest(path)
    name = f"{table}-{sha256[:16]}.parquet"
    return {"file": name, "sha256": sha256, "rows": rows, "bytes": path.stat().st_size}


def compose(
    name: str,
    about: About,
    coder: str,
    files: dict[str, dict[str, Any]],
    coverage: Coverage,
) -> dict[str, Any]:
    """Make the manifest; its `version` depends on all the rest of it."""
    manifest: dict[str, Any] = {
        "format": _FORMAT,
        "name": name,
        "about": asdict(about),
        "coder": coder,
        "files": files,
        "first": coverage.first and coverage.first.isoformat(),
        "last": coverage.last and coverage.last.isoformat(),
        "pairs": coverage.pairs,
    }
    manifest["version"] = hashlib.sha256(as_bytes(manifest)).hexdigest()[:16]
    return manifest


def as_bytes(manifest: dict[str, Any]) -> bytes:
    """Write a manifest as JSON with sorted keys, so that equal manifests are equal bytes."""
    text = json.dumps(manifest, indent=2, sort_keys=True, ensure_ascii=False)
    return f"{text}\n".encode()
