"""Rebuilding the shipped collections from the seed documents, the same bytes every time.

`collections.toml` in the seeds folder says which documents make which collection, and what is
said of each. A file may be given by a pattern such as `chronicle/*.jsonl`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

from relations.extraction import Job, Report, extract
from relations.manifest import About
from relations.shards import Read
from relations.sources import Defaults

RECIPE = "collections.toml"


class RecipeError(Exception):
    """The recipe cannot be followed; the message names the file and what is wrong."""


def build(seeds: Path, data_dir: Path, read: Read, coder: str) -> Iterator[Report]:
    """Code and publish each collection of the recipe, replacing what is there.

    Raises RecipeError, ExtractionError or DatasetError.
    """
    for job in jobs(seeds, data_dir, read, coder):
        report = extract(job)
        if report.lost:
            raise RecipeError(f"{report.lost} documents of {job.defaults.collection!r} could not "
                              f"be read: run extract on {seeds} to see which")  # fmt: skip
        yield report


def jobs(seeds: Path, data_dir: Path, read: Read, coder: str) -> list[Job]:
    """Read the recipe. Raises RecipeError."""
    path = seeds / RECIPE
    try:
        recipe = tomllib.loads(path.read_text(encoding="utf-8"))
        return [
            Job(
                inputs=[path for pattern in entry["files"] for path in _files(seeds, pattern)],
                defaults=Defaults(
                    name, source=entry.get("source"), licence=entry.get("licence"),
                    language=entry.get("language", "en"),
                ),
                data_dir=data_dir,
                about=About(
                    entry["title"], entry.get("licence"), entry.get("citation"),
                    entry.get("source"),
                ),
                read=read,
                coder=coder,
                mode="replace",
                workers=1,
                prune=True,
            )
            for name, entry in recipe.items()
        ]  # fmt: skip
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as problem:
        reason = f"{type(problem).__name__}: {problem}"
        raise RecipeError(f"{path} cannot be followed ({reason}); each collection needs a title "
                          "and files") from problem  # fmt: skip


def _files(seeds: Path, pattern: str) -> list[Path]:
    """The files of the recipe by name or pattern, in the order of their names."""
    found = sorted(seeds.glob(pattern))
    if not found:
        raise ValueError(f"{pattern} names no file")
    return found
