"""Reading real news: sentences a second on one core, and where the time goes.

Runs on the Wikipedia file of RELATIONS_SHARED where that is there, on the shipped gold texts
elsewhere. Of the stages `ours` is the time in the stage and `peer` the time of all coding.
"""

from __future__ import annotations

import json
import os
import resource
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
from sentencex import segment
from textblob.en import tag

from relations.coder import coding, inference, matching, nominal
from relations.records import Article
from tests.benchmarks import Row

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("RELATIONS_SHARED", ROOT.parent / "shared"))
WIKIPEDIA = SHARED / "data" / "wikipedia_current_events_2002_2022.parquet"
_EVERY = 10
_STAGES: tuple[tuple[str, Any, str], ...] = (
    ("find names", coding, "mentions"),
    ("cut sentences", coding, "sentences"),
    ("tag words", coding, "tokens"),
    ("group phrases", coding, "phrases"),
    ("verb frames", matching, "acts"),
    ("noun frames", nominal, "acts"),
    ("models", inference, "acts"),
)


def measure() -> Iterator[Row]:
    """Yield coding against splitting and tagging alone, then each stage against the whole."""
    articles = list(_articles())
    coding.read(articles[0])
    seconds: dict[str, float] = {}
    kept = [(module, name, getattr(module, name)) for _, module, name in _STAGES]
    for stage, module, name in _STAGES:
        setattr(module, name, _timed(getattr(module, name), stage, seconds))
    try:
        started = time.perf_counter()
        sentences = sum(coding.read(article).sentences for article in articles)
        total = time.perf_counter() - started
    finally:
        for module, name, function in kept:
            setattr(module, name, function)
    started = time.perf_counter()
    for article in articles:
        for sentence in segment("en", article.text):
            tag(sentence)
    alone = time.perf_counter() - started
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    name = f"code {sentences:,} sentences, {sentences / total:,.0f} a second, {memory:,.0f} MB"
    yield Row(name, total, alone, "splitting and tagging alone")
    for stage, _, _ in _STAGES:
        yield Row(f"  {stage}", seconds.get(stage, 0.0), total, "all coding (share of time)")


def _timed(function: Callable[..., Any], stage: str, seconds: dict[str, float]) -> Any:
    """The same function, which adds up its time; what it yields is asked for at once."""

    def wrapped(*args: Any, **kwargs: Any) -> Any:
        started = time.perf_counter()
        found = function(*args, **kwargs)
        if hasattr(found, "__next__"):
            found = list(found)
        seconds[stage] = seconds.get(stage, 0.0) + time.perf_counter() - started
        return found

    return wrapped


def _articles() -> Iterator[Article]:
    if WIKIPEDIA.exists():
        rows = pq.read_table(WIKIPEDIA, columns=["text", "published"]).to_pylist()[::_EVERY]
    else:
        paths = sorted((ROOT / "seeds" / "gold").glob("*.jsonl"))
        rows = [json.loads(line) for path in paths for line in path.read_text().splitlines()]
    for row in rows:
        day = datetime.fromisoformat(str(row["published"]))
        yield Article.of(collection="bench", published=day, body=row["text"])
