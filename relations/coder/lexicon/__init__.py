"""Readers for the word lists beside this file; README.md says what each list means.

A list is a tab-separated file with one header row. Lines that start with `#` and empty
lines are for people and are passed over.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

from relations import OWN_LISTS


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of one list by column name; missing cells at the end of a line are empty.

    Raises ValueError naming file and line where a row has more cells than the header.
    """
    text = files("relations.coder.lexicon").joinpath(name).read_text(encoding="utf-8")
    return _rows(name, text)


def own_lists() -> list[Path]:
    """The files of the user's own that RELATIONS_ACTORS names, in order."""
    named = os.environ.get(OWN_LISTS, "")
    return [Path(part) for part in named.split(os.pathsep) if part]


def own_rows() -> Iterator[dict[str, str]]:
    """The rows of the user's own lists, which have the columns of `actors.tsv` or `leaders.tsv`.

    Raises ValueError naming file and line, OSError where a file cannot be read.
    """
    for path in own_lists():
        for row in _rows(str(path), path.read_text(encoding="utf-8-sig")):
            if not row.get("name") or not (row.get("code") or row.get("country")):
                raise ValueError(f"{path}: a row needs name and code, or name and country")
            yield row


def _rows(name: str, text: str) -> Iterator[dict[str, str]]:
    header: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if not header:
            header = cells
            continue
        if len(cells) > len(header):
            raise ValueError(f"{name}:{number}: {len(cells)} cells, the header has {len(header)}")
        yield dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=True))


@cache
def classes() -> dict[str, frozenset[str]]:
    """Noun classes by name: `classes()["@talks"]` holds lemmas such as "meeting".

    `@person` also holds every noun that `roles.tsv` lists for people.
    """
    found = {row["class"]: frozenset(row["lemmas"].split("|")) for row in rows("classes.tsv")}
    people = [row["lemmas"].split("|") for row in rows("roles.tsv") if row["kind"] == "people"]
    return found | {"@person": found["@person"].union(*people)}


def lemma_set(cell: str) -> frozenset[str]:
    """The lemmas that a cell such as `@talks|dialogue` stands for; empty for an empty cell."""
    members: set[str] = set()
    for part in filter(None, cell.split("|")):
        members |= classes()[part] if part.startswith("@") else {part}
    return frozenset(members)
