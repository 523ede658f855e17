"""The chronicle under `seeds/`: its size, its form, labels and dispatches that belong together."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from relations import countries
from relations.evaluation import gold
from relations.measured import HALVES
from relations.sources import Defaults, Problem, fields

FOLDER = Path(__file__).parents[1] / "seeds" / "chronicle"
FILES = sorted(FOLDER.glob("*.jsonl"))
LABELS = sorted((FOLDER / "labels").glob("*.jsonl"))
_MOST_WORDS = 130


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


DISPATCHES = {path.stem: _rows(path) for path in FILES}


def _sentences(text: str) -> list[str]:
    return re.split(r"(?<=[a-z0-9)][.!?]) (?=[A-Z“\"])", text)


def test_the_chronicle_is_as_large_as_its_readme_says() -> None:
    counts = {pair: len(rows) for pair, rows in DISPATCHES.items()}
    assert sum(counts.values()) >= 700
    assert len(counts) >= 15
    assert min(counts.values()) >= 30
    assert counts["RUS-TUR"] >= 80
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    labels = {path.stem[:7]: _rows(path) for path in LABELS}
    for pair, count in counts.items():
        events = sum(len(row["events"]) for row in labels[pair])
        assert re.search(rf"\| {pair} \| {count} \| {events} \|", readme), pair


@pytest.mark.parametrize("pair", DISPATCHES)
def test_every_dispatch_is_an_article_with_its_references(pair: str) -> None:
    for line, row in enumerate(DISPATCHES[pair], 1):
        made = list(fields.to_article(row, Defaults("chronicle"), pair, line))
        assert not [one for one in made if isinstance(one, Problem)], row["id"]
        assert row["source"] == "Relations chronicle"
        assert row["id"].startswith(f"{pair}-{row['published']}")
        assert row["title"].strip(), row["id"]
        assert 1 <= len(_sentences(row["text"])) <= 6, row["id"]
        assert len(row["text"].split()) <= _MOST_WORDS, row["id"]
        assert row["references"], row["id"]
        for one in row["references"]:
            parts = urlsplit(one["url"])
            assert parts.scheme in {"http", "https"}, row["id"]
            assert "." in parts.netloc, row["id"]
            assert one["publisher"].strip(), row["id"]
            assert one["title"].strip(), row["id"]
            assert "date" not in one or date.fromisoformat(one["date"]), row["id"]


@pytest.mark.parametrize("pair", DISPATCHES)
def test_the_dispatches_of_a_pair_are_in_order_of_their_dates(pair: str) -> None:
    days = [row["published"] for row in DISPATCHES[pair]]
    assert days == sorted(days)
    assert date(2010, 1, 1) <= date.fromisoformat(days[0])
    assert date.fromisoformat(days[-1]) <= date(2025, 12, 31)


def test_no_identifier_and_no_sentence_stands_twice() -> None:
    every = [row for rows in DISPATCHES.values() for row in rows]
    ids = Counter(row["id"] for row in every)
    sentences = Counter(s for row in every for s in _sentences(row["text"]))
    assert [name for name, n in ids.items() if n > 1] == []
    assert [said for said, n in sentences.items() if n > 1] == []


def test_every_pair_has_labels_of_the_very_same_dispatches_in_one_half() -> None:
    halves = {path.stem[:7]: path.stem[8:] for path in LABELS}
    assert set(halves) == set(DISPATCHES)
    assert set(halves.values()) == set(HALVES)
    tuned = sum(half == "tuned" for half in halves.values())
    assert 0.6 <= tuned / len(halves) <= 0.7
    for path in LABELS:
        told = [(r["id"], r["title"], r["text"], r["published"]) for r in _rows(path)]
        rows = DISPATCHES[path.stem[:7]]
        assert told == [(r["id"], r["title"], r["text"], r["published"]) for r in rows]


@pytest.mark.parametrize("path", LABELS, ids=lambda path: path.stem)
def test_the_labels_can_be_scored_and_most_are_of_their_pair(path: Path) -> None:
    records = list(gold.read(path))
    assert not [one for one in records if isinstance(one, gold.Flaw)]
    events = [e for one in records if isinstance(one, gold.EventsGold) for e in one.events]
    assert all(countries.is_country(e.source) and countries.is_country(e.target) for e in events)
    own = [e for e in events if countries.pair_key(e.source, e.target) == path.stem[:7]]
    assert len(own) > len(events) / 2
