"""Gold records: JSON lines with what a careful reader found, of four kinds told by their fields.

A relation given two spans (`text`, `source_span`, `target_span`, `root`), the events of a text
(`text`, `published`, `events`), the country of an actor (`text`, `country`), and the date of an
expression (`expr`, `ref`, `date`). A line that is none of them is listed, the rest is kept.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

from relations import ontology
from relations.records import Span
from relations.sources import dates


@dataclass(frozen=True, slots=True)
class Flaw:
    """A line that is no gold record, and why."""

    file: str
    line: int
    reason: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.reason}"


@dataclass(frozen=True, slots=True)
class RelationGold:
    """The PLOVER root that `source` does toward `target`; a span of 0–0 is not in the text."""

    id: str
    text: str
    source: Span
    target: Span
    root: str


@dataclass(frozen=True, slots=True)
class Told:
    """One labelled or coded event. Of a reciprocal one the order of the sides says nothing."""

    source: str
    target: str
    type: str
    status: str
    date: date
    precision: str = "day"
    reciprocal: bool = False
    mode: str | None = None


@dataclass(frozen=True, slots=True)
class EventsGold:
    """A sentence or an article with all its events between states; none makes it a negative."""

    id: str
    text: str
    title: str | None
    published: date
    events: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class ActorGold:
    """The country that the words stand for on a day; `context` is text they stand in."""

    id: str
    text: str
    context: str
    published: date | None
    country: str
    sector: str | None


@dataclass(frozen=True, slots=True)
class DateGold:
    """The date of an expression seen on a day (`date` may be a year or a month), or None.

    `exact` tells a day that must be hit from one that stands for a longer time.
    """

    id: str
    expression: str
    seen: date
    date: str | None
    exact: bool


Gold: TypeAlias = RelationGold | EventsGold | ActorGold | DateGold


def read(path: Path) -> Iterator[Gold | Flaw]:
    """The records of a file in order. Raises OSError where it cannot be read."""
    with path.open(encoding="utf-8-sig") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                yield _record(json.loads(line), f"{path.stem}-{number}")
            except (ValueError, KeyError, TypeError) as problem:
                yield Flaw(str(path), number, _reason(problem))


def _reason(problem: Exception) -> str:
    return f"field {problem} is missing" if isinstance(problem, KeyError) else str(problem)


def _record(row: Any, name: str) -> Gold:
    if not isinstance(row, dict):
        raise ValueError("not a JSON object")
    name = str(row.get("id", name))
    if "expr" in row:
        return DateGold(name, row["expr"], _day(row["ref"]), row["date"], _exact(row))
    if "root" in row:
        return _relation(row, name)
    if "events" in row:
        events = tuple(_told(event, row["published"]) for event in row["events"])
        return EventsGold(name, row["text"], row.get("title"), _day(row["published"]), events)
    if "country" in row:
        seen = _day(row["published"]) if row.get("published") else None
        return ActorGold(name, row["text"], row.get("context") or "", seen, row["country"],
                         row.get("sector"))  # fmt: skip
    raise ValueError("none of the four kinds: needs expr, root, events or country")


def _exact(row: dict[str, Any]) -> bool:
    return (row.get("type", "exact"), row.get("granularity", "day")) == ("exact", "day")


def _day(value: str) -> date:
    found = dates.of_value(value)
    if found is None:
        raise ValueError(f"{value!r} is not a date such as 2019-09-16")
    return found.date()


def _told(row: dict[str, Any], published: str) -> Told:
    if row["type"] not in ontology.EVENT_TYPES:
        raise ValueError(f"{row['type']!r} is no PLOVER type")
    if row["status"] not in ontology.STATUSES:
        raise ValueError(f"{row['status']!r} is no status")
    return Told(
        row["source"], row["target"], row["type"], row["status"],
        _day(row.get("date") or published), row.get("precision") or "day",
        bool(row.get("reciprocal")), row.get("mode"),
    )  # fmt: skip


def _relation(row: dict[str, Any], name: str) -> RelationGold:
    text = row["text"]
    sources, targets = (_places(text, row[key]) for key in ("source_span", "target_span"))
    apart = [(s, t) for s in sources for t in targets if s.end <= t.start or t.end <= s.start]
    nobody = Span(0, 0)
    first = ((sources or [nobody])[0], (targets or [nobody])[0])
    source, target = min(apart, key=lambda two: abs(two[0].start - two[1].start), default=first)
    return RelationGold(name, text, source, target, row["root"])


def _places(text: str, words: list[str] | str) -> list[Span]:
    """Where the first of the marked words stands in the text, every time."""
    marked = [words] if isinstance(words, str) else words
    word = marked[0].strip() if marked else ""
    found, at = [], text.find(word) if word else -1
    while at >= 0:
        found.append(Span(at, at + len(word)))
        at = text.find(word, at + 1)
    return found
