"""The engine that runs a coder over sources: slices, worker processes, shards, one publish.

A slice of the input gives one shard, a pair of Parquet files under a work folder. A shard that
is there is not made again, so that an interrupted run goes on where it stopped. What a text
means is the coder's business, which is handed in; how a collection is published is `dataset`'s.
"""

from __future__ import annotations

import multiprocessing
import os
import shutil
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from relations import dataset, files, folding, sources
from relations.dataset import About, Collection
from relations.shards import Outcome, Read, Shard, code_slice
from relations.sources import Defaults, Problem, Slice

#: What becomes of a collection that is there: leave it and stop, replace it, or add to it.
Mode = Literal["new", "replace", "add"]


class ExtractionError(Exception):
    """Nothing was published; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Job:
    """What to code, into which collection, with which coder.

    What `about` leaves empty is taken from the collection added to, and its title at last from
    the collection's name. `read` must be a function at the top level of a module, because
    workers import it by name; `coder` names it and its version.
    """

    inputs: Sequence[Path]
    defaults: Defaults
    data_dir: Path
    about: About
    read: Read
    coder: str
    mode: Mode = "new"
    workers: int = 0
    prune: bool = False

    @property
    def folder(self) -> Path:
        """Where the collection is or will be."""
        return self.data_dir / self.defaults.collection

    @property
    def work(self) -> Path:
        """Where shards are kept until they are published."""
        return self.data_dir / ".work" / self.defaults.collection


@dataclass(frozen=True, slots=True)
class Report:
    """What a run did: counts, seconds, and the collection as published."""

    collection: Collection
    articles: int
    lost: int
    notices: int
    sentences: int
    events: int
    resumed: int
    seconds: float


def extract(
    job: Job,
    progress: Callable[[int], None] = lambda records: None,
    tell: Callable[[Problem], None] = lambda problem: None,
) -> Report:
    """Code the inputs and publish them; `progress` gets records done, `tell` each problem.

    The result does not depend on the number of workers. Raises ExtractionError or DatasetError.
    """
    started = time.perf_counter()
    base = _standing(job)
    job.work.mkdir(parents=True, exist_ok=True)
    try:
        with files.locked(job.work):
            outcomes = _run(job, progress, tell)
            collection = _publish(job, base, outcomes)
            shutil.rmtree(job.work)
    except files.InUseError as problem:
        raise ExtractionError(str(problem)) from problem
    _remove_if_empty(job.work.parent)
    return Report(
        collection=collection,
        articles=sum(outcome.articles for outcome in outcomes),
        lost=sum(outcome.records - outcome.articles for outcome in outcomes),
        notices=sum(outcome.notices for outcome in outcomes),
        sentences=sum(outcome.sentences for outcome in outcomes),
        events=sum(outcome.events for outcome in outcomes),
        resumed=sum(outcome.resumed for outcome in outcomes),
        seconds=time.perf_counter() - started,
    )


def _standing(job: Job) -> Collection | None:
    """Find the collection to add to, if any. Raises where the job may not touch what is there."""
    name = dataset.valid_name(job.defaults.collection)
    if job.mode == "replace" or not dataset.is_published(job.folder):
        return None
    if job.mode == "new":
        raise ExtractionError(
            f"the collection {name!r} is there already: --replace puts these inputs in its "
            "place, --add adds them to it"
        )
    standing = dataset.open_collection(job.folder)
    if standing.coder != job.coder:
        raise ExtractionError(
            f"the collection {name!r} was made by {standing.coder}, this is {job.coder}: "
            "give all its inputs again with --replace"
        )
    return standing


def _run(
    job: Job, progress: Callable[[int], None], tell: Callable[[Problem], None]
) -> list[Outcome]:
    """Code every slice, in the order of the input."""
    outcomes = []
    for outcome in _outcomes(job):
        progress(outcome.records)
        for problem in outcome.problems:
            tell(problem)
        outcomes.append(replace(outcome, problems=()))  # told; a large run has many
    return outcomes


def _outcomes(job: Job) -> Iterator[Outcome]:
    pieces = sources.slices(job.inputs, job.defaults)
    workers = job.workers or os.cpu_count() or 1
    if workers == 1:
        yield from (code_slice(piece, job.work, job.read, job.coder) for piece in pieces)
        return
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, context, initializer=_begin_worker)
    try:
        yield from _in_order(pool, job, pieces, ahead=workers * 3)
    except BrokenProcessPool as problem:
        raise ExtractionError(
            "a worker process died, perhaps for want of memory; what was finished is kept: "
            "run the same command again, or with fewer --workers"
        ) from problem
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _in_order(
    pool: ProcessPoolExecutor, job: Job, pieces: Iterable[Slice], ahead: int
) -> Iterator[Outcome]:
    """Keep at most `ahead` slices in memory, and give their outcomes in the order of the input."""
    waiting: deque[Future[Outcome]] = deque()
    for piece in pieces:
        waiting.append(pool.submit(code_slice, piece, job.work, job.read, job.coder))
        if len(waiting) >= ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def _begin_worker() -> None:
    """Leave Ctrl-C to the parent process, which lets slices under way end, and die with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_die_with_parent, daemon=True).start()


def _die_with_parent() -> None:
    # A worker waits on a pipe that its fellows hold open too: it would outlive a killed parent.
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)


def _publish(job: Job, base: Collection | None, outcomes: Sequence[Outcome]) -> Collection:
    shards = [Shard(job.work, outcome.name) for outcome in outcomes if outcome.articles]
    if not shards:
        raise ExtractionError("no article could be read from the inputs: nothing was published")
    tables = {
        table: ([base.path(table)] if base else []) + [shard.path(table) for shard in shards]
        for table in ("articles", "events")
    }
    name, about = job.defaults.collection, _about(job, base)
    articles = tables["articles"]
    events = folding.fold(tables["events"], articles, job.work)
    return dataset.publish(job.data_dir, name, articles, events, about, job.coder, prune=job.prune)


def _about(job: Job, base: Collection | None) -> About:
    """Take what the job says of the collection, else what was said of it, else its name."""
    new, old = job.about, base.about if base else About(job.defaults.collection)
    return About(
        title=new.title or old.title,
        licence=new.licence or old.licence,
        citation=new.citation or old.citation,
        source=new.source or old.source,
    )


def _remove_if_empty(folder: Path) -> None:
    try:
        folder.rmdir()
    except OSError:
        return
