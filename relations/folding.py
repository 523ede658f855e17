"""One act told by several articles is one event: which reports tell the same act.

Two events are reports of one act where all of this holds: the same two countries in the same
roles, the same type and status, dates of the same precision at most DAYS apart, different
articles, and sentences of which the shorter shares at least SHARE of its content words, and
no fewer than LEAST, with the other. The report that was published first stays, with the
number of reports and their articles; the others are not kept as events.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

DAYS = 2
SHARE = 0.5
LEAST = 3

_WORD = re.compile(r"[^\W\d_]{4,}")
_KEY = ("pair", "source_country", "target_country", "reciprocal", "event_type", "status",
        "date_precision")  # fmt: skip
_READ = (*_KEY, "date", "event_id", "article_id", "sentence", "reported_by")


@dataclass(slots=True)
class _Act:
    """One act: the event that stays, the words of its reports, and their articles in order."""

    event_id: str
    day: date
    words: list[frozenset[str]]
    articles: dict[str, None]
    folded: list[str] = field(default_factory=list)


def fold(events: Sequence[Path], articles: Sequence[Path], folder: Path) -> list[Path]:
    """Write the events again, each act once; the new files stand for the old ones, in order."""
    acts = list(_acts(_reports(events, _published(articles))))
    dropped = pa.array([one for act in acts for one in act.folded], pa.string())
    told = {act.event_id: " ".join(act.articles) for act in acts if len(act.articles) > 1}
    if not len(dropped):
        return list(events)
    made: list[Path] = []
    for number, path in enumerate(events):
        rows = pq.read_table(path)
        kept = rows.filter(pc.invert(pc.is_in(rows["event_id"], dropped)))
        target = folder / f"folded-{number}.parquet"
        pq.write_table(_with_reports(kept, told), target, compression="lz4")
        made.append(target)
    return made


def similar(one: str, other: str) -> bool:
    """Whether two sentences share enough content words to tell the same act."""
    return _alike(_words(one), _words(other))


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    shared = len(one & other)
    return shared >= LEAST and shared >= SHARE * min(len(one), len(other))


@lru_cache(maxsize=4096)
def _words(sentence: str) -> frozenset[str]:
    """The content words of a sentence: words of four letters or more, in small letters."""
    return frozenset(_WORD.findall(sentence.lower()))


def _published(articles: Sequence[Path]) -> dict[str, str]:
    """The moment of publication of each article, in a form that sorts."""
    found: dict[str, str] = {}
    for path in articles:
        rows = pq.read_table(path, columns=["article_id", "published"])
        moments = rows["published"].cast(pa.string()).to_pylist()
        found.update(zip(rows["article_id"].to_pylist(), moments, strict=True))
    return found


def _reports(
    events: Sequence[Path], published: dict[str, str]
) -> Iterator[list[dict[str, object]]]:
    """The events that agree in all but date and words, group by group, first published first."""
    parts = [pq.read_table(path, columns=list(_READ)) for path in events]
    rows = [row for part in parts for row in part.to_pylist() if row["sentence"] is not None]
    rows.sort(key=lambda r: (*(str(r[k]) for k in _KEY), published.get(str(r["article_id"]), ""),
                             str(r["event_id"])))  # fmt: skip
    group: list[dict[str, object]] = []
    for row in rows:
        if group and any(row[k] != group[0][k] for k in _KEY):
            yield group
            group = []
        group.append(row)
    if group:
        yield group


def _acts(groups: Iterator[list[dict[str, object]]]) -> Iterator[_Act]:
    for group in groups:
        by_day: dict[date, list[_Act]] = {}
        for row in group:
            act = _same(row, by_day)
            if act is None:
                day = _day(row)
                made = _Act(str(row["event_id"]), day, [_words(str(row["sentence"]))], _told(row))
                by_day.setdefault(day, []).append(made)
            elif row["event_id"] != act.event_id and row["event_id"] not in act.folded:
                act.folded.append(str(row["event_id"]))
                act.words.append(_words(str(row["sentence"])))
                act.articles.update(_told(row))
        yield from (act for acts in by_day.values() for act in acts)


def _same(row: dict[str, object], by_day: dict[date, list[_Act]]) -> _Act | None:
    words, articles = _words(str(row["sentence"])), _told(row)
    for step in range(-DAYS, DAYS + 1):
        for act in by_day.get(_day(row) + timedelta(days=step), ()):
            if row["event_id"] == act.event_id:
                return act  # the same event again, from another run over the same article
            apart = next(iter(act.articles)) not in articles  # another article than its own
            if apart and any(_alike(words, other) for other in act.words):
                return act
    return None


def _day(row: dict[str, object]) -> date:
    day = row["date"]
    assert isinstance(day, date)  # noqa: S101  (the schema says so)
    return day


def _told(row: dict[str, object]) -> dict[str, None]:
    named = str(row["reported_by"] or row["article_id"]).split(" ")
    return dict.fromkeys(named)


def _with_reports(rows: pa.Table, told: dict[str, str]) -> pa.Table:
    """Fill in who tells each act, and how many they are."""
    ids, before = rows["event_id"].to_pylist(), rows["reported_by"].to_pylist()
    names = [told.get(one, old) for one, old in zip(ids, before, strict=True)]
    counts = [
        len(name.split(" ")) if one in told and name else old
        for one, name, old in zip(ids, names, rows["reports"].to_pylist(), strict=True)
    ]
    for column, values in (("reported_by", names), ("reports", counts)):
        at = rows.schema.get_field_index(column)
        rows = rows.set_column(
            at, rows.schema.field(at), pa.array(values, rows.schema.field(at).type)
        )
    return rows
