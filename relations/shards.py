"""One slice of the input to one shard: what a worker process does, and what it leaves on disk.

A shard is two Parquet files of unsorted rows and a small JSON file, written last, that says
what is in them. Its name stands for the slice's content, the coder and the schema: a shard
that is there is right.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Protocol

from relations.parquet import record_batches, write_batches
from relations.records import Article, Event, stable_id
from relations.schema import arrow_schema
from relations.sources import Place, Problem, Slice


class Reading(Protocol):
    """What a coder makes of an article: its events, and how many sentences it read."""

    @property
    def events(self) -> tuple[Event, ...]:
        """The events, in the order of the text."""

    @property
    def sentences(self) -> int:
        """How many sentences the article has."""


Read = Callable[[Article], Reading]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one slice; `resumed` where its shard was there already."""

    name: str
    records: int
    articles: int
    sentences: int
    events: int
    notices: int
    problems: tuple[Problem, ...]
    resumed: bool = False


@dataclass(frozen=True, slots=True)
class Shard:
    """The files of one shard in the work folder."""

    folder: Path
    name: str

    def path(self, table: str) -> Path:
        """Where the Parquet file of `articles` or `events` is."""
        return self.folder / f"{self.name}.{table}.parquet"

    def load(self) -> Outcome | None:
        """Read what the finished shard says of itself; None where it is not finished."""
        try:
            values = json.loads(self._note.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None
        problems = tuple(Problem(**problem) for problem in values.pop("problems"))
        return Outcome(**{**values, "problems": problems, "resumed": True})

    def save(self, outcome: Outcome, articles: Sequence[Article], events: Sequence[Event]) -> None:
        """Write the shard; it counts as there once the last of its files has its name."""
        for table, rows in (("articles", articles), ("events", events)):
            draft = self.path(table).with_suffix(f".{os.getpid()}")
            write_batches(table, record_batches(table, rows), draft)
            draft.replace(self.path(table))
        draft = self._note.with_suffix(f".{os.getpid()}")
        draft.write_text(json.dumps(asdict(outcome)), encoding="utf-8")
        draft.replace(self._note)

    @property
    def _note(self) -> Path:
        return self.folder / f"{self.name}.json"


def code_slice(piece: Slice, folder: Path, read: Read, coder: str) -> Outcome:
    """Read and code one slice into its shard, or take the shard that is there."""
    schema = [str(arrow_schema(table)) for table in ("articles", "events")]
    shard = Shard(folder, stable_id(piece.fingerprint(), coder, *schema))
    done = shard.load()
    if done:
        return done
    articles: list[Article] = []
    events: list[Event] = []
    problems: list[Problem] = []
    sentences = 0
    for place, item in piece.read():
        if isinstance(item, Problem):
            problems.append(item)
            continue
        articles.append(item)
        try:
            reading = read(item)
        except Exception as problem:  # one article a coder stumbles over must not stop the rest
            problems.append(_coder_failed(place, problem))
            continue
        events.extend(reading.events)
        sentences += reading.sentences
    lost = sum(problem.lost for problem in problems)
    outcome = Outcome(
        name=shard.name,
        records=len(articles) + lost,
        articles=len(articles),
        sentences=sentences,
        events=len(events),
        notices=len(problems) - lost,
        problems=tuple(problems),
    )
    shard.save(outcome, articles, events)
    return outcome


def _coder_failed(place: Place, problem: Exception) -> Problem:
    reason = f"the coder failed ({type(problem).__name__}: {problem}); the article has no events"
    return Problem(place.file, place.line, reason, lost=False)
