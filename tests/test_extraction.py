from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from relations import dataset, extraction, files, shards, sources
from relations.checks import check
from relations.dataset import About, Collection
from relations.extraction import ExtractionError, Job, extract
from relations.records import Article
from relations.sources import Defaults, Problem
from tests import fake_coder


def lines(folder: Path, count: int, name: str = "in.jsonl", first: int = 0) -> Path:
    path = folder / name
    records = (
        {"published": f"20{n % 20:02}-01-01", "text": f"Number {n}. Russia and Turkey met."}
        for n in range(first, first + count)
    )
    path.write_text("".join(json.dumps(record) + "\n" for record in records))
    return path


def job(tmp_path: Path, *inputs: Path, **values: Any) -> Job:
    settings: dict[str, Any] = {
        "inputs": inputs,
        "defaults": Defaults("sample"),
        "data_dir": tmp_path / "data",
        "about": About("Sample"),
        "read": fake_coder.read,
        "coder": fake_coder.CODER,
        "workers": 1,
    }
    return Job(**{**settings, **values})


def content(collection: Collection) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in collection.folder.iterdir()}


@pytest.fixture
def small_slices(monkeypatch: pytest.MonkeyPatch) -> None:
    """Slices of three records, so that a few records make several shards."""
    real = sources.slices
    monkeypatch.setattr(sources, "slices", lambda *given: real(*given, records=3))


def test_articles_and_events_are_published_and_sound(tmp_path: Path) -> None:
    report = extract(job(tmp_path, lines(tmp_path, 10)))
    assert (report.articles, report.lost, report.sentences, report.events) == (10, 0, 20, 10)
    assert report.collection.rows["events"] == 10
    assert report.collection.coder == fake_coder.CODER
    assert dataset.open_collections(tmp_path / "data") == (report.collection,)
    assert check(report.collection) == []


def test_the_work_folder_is_gone_afterwards(tmp_path: Path) -> None:
    extract(job(tmp_path, lines(tmp_path, 10)))
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["sample"]


@pytest.mark.usefixtures("small_slices")
def test_one_worker_and_two_publish_the_same_bytes(tmp_path: Path) -> None:
    source = lines(tmp_path, 20)
    one = extract(job(tmp_path, source, data_dir=tmp_path / "one"))
    two = extract(job(tmp_path, source, data_dir=tmp_path / "two", workers=2))
    assert content(one.collection) == content(two.collection)
    assert one.events == two.events == 20


@pytest.mark.usefixtures("small_slices")
def test_progress_and_problems_are_told_in_the_order_of_the_input(tmp_path: Path) -> None:
    path = lines(tmp_path, 8)
    path.write_text("bad\n" + path.read_text() + '{"text": "No date."}\n')
    for workers in (1, 2):
        done: list[int] = []
        told: list[Problem] = []
        run = job(tmp_path, path, workers=workers, mode="replace")
        report = extract(run, done.append, told.append)
        assert done == [3, 3, 3, 1]
        assert [(p.file, p.line) for p in told] == [(str(path), 1), (str(path), 10)]
        assert (report.articles, report.lost) == (8, 2)


@pytest.mark.usefixtures("small_slices")
def test_an_interrupted_run_goes_on_where_it_was(tmp_path: Path) -> None:
    path = lines(tmp_path, 9)
    path.write_text("bad\n" + path.read_text())
    read: list[str] = []

    def interrupted(article: Article) -> Any:
        read.append(article.text)
        if len(read) == 7:
            raise KeyboardInterrupt
        return fake_coder.read(article)

    with pytest.raises(KeyboardInterrupt):
        extract(job(tmp_path, path, read=interrupted))
    assert not dataset.open_collections(tmp_path / "data")
    read.clear()
    told: list[Problem] = []
    report = extract(job(tmp_path, path, read=interrupted), tell=told.append)
    assert len(read) == 9 - 5, "two slices, of two and three articles, were there already"
    assert report.resumed == 2
    assert [problem.line for problem in told] == [1]
    whole = extract(job(tmp_path, path, data_dir=tmp_path / "whole"))
    assert content(report.collection) == content(whole.collection)
    assert (report.articles, report.sentences, report.lost) == (9, 18, 1)


@pytest.mark.usefixtures("small_slices")
def test_shards_of_another_coder_or_of_changed_input_are_not_taken(tmp_path: Path) -> None:
    path = lines(tmp_path, 3)
    (piece,) = sources.slices([path], Defaults("sample"))
    work = tmp_path / "data" / ".work" / "sample"
    work.mkdir(parents=True)
    done = shards.code_slice(piece, work, fake_coder.read, fake_coder.CODER)
    assert not done.resumed
    assert shards.code_slice(piece, work, fake_coder.read, fake_coder.CODER).resumed
    assert not shards.code_slice(piece, work, fake_coder.read, "fake 2.0").resumed
    (other,) = sources.slices([lines(tmp_path, 2)], Defaults("sample"))
    assert not shards.code_slice(other, work, fake_coder.read, fake_coder.CODER).resumed


def test_an_unfinished_shard_is_made_again(tmp_path: Path) -> None:
    (piece,) = sources.slices([lines(tmp_path, 3)], Defaults("sample"))
    done = shards.code_slice(piece, tmp_path, fake_coder.read, fake_coder.CODER)
    (tmp_path / f"{done.name}.json").unlink()
    again = shards.code_slice(piece, tmp_path, fake_coder.read, fake_coder.CODER)
    assert again == done


def test_one_article_the_coder_stumbles_over_does_not_stop_the_rest(tmp_path: Path) -> None:
    path = lines(tmp_path, 2)
    path.write_text(path.read_text() + '{"published": "2019-01-01", "text": "boom"}\n')
    told: list[Problem] = []
    report = extract(job(tmp_path, path), tell=told.append)
    assert (report.articles, report.events, report.lost, report.notices) == (3, 2, 0, 1)
    assert [(p.line, p.lost) for p in told] == [(3, False)]
    assert "the coder failed (RuntimeError: boom)" in told[0].reason


def test_a_worker_that_dies_is_told_with_the_way_out(tmp_path: Path) -> None:
    run = job(tmp_path, lines(tmp_path, 2), read=fake_coder.die, workers=2)
    with pytest.raises(ExtractionError, match=r"run the same command again.*--workers"):
        extract(run)
    assert not dataset.open_collections(tmp_path / "data")


def test_nothing_is_published_where_nothing_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text("bad\n")
    told: list[Problem] = []
    with pytest.raises(ExtractionError, match="no article could be read"):
        extract(job(tmp_path, path), tell=told.append)
    assert [problem.line for problem in told] == [1]
    assert not dataset.open_collections(tmp_path / "data")


def test_a_collection_that_is_there_is_left_alone_without_leave(tmp_path: Path) -> None:
    old = extract(job(tmp_path, lines(tmp_path, 3))).collection
    with pytest.raises(ExtractionError, match=r"--replace .* --add"):
        extract(job(tmp_path, lines(tmp_path, 5)))
    assert dataset.open_collections(tmp_path / "data") == (old,)


def test_replacing_leaves_only_the_new_inputs(tmp_path: Path) -> None:
    extract(job(tmp_path, lines(tmp_path, 3)))
    second = lines(tmp_path, 2, first=10)
    made = extract(job(tmp_path, second, mode="replace")).collection
    texts = pq.read_table(made.path("articles"))["text"].to_pylist()
    assert sorted(texts) == [f"Number {n}. Russia and Turkey met." for n in (10, 11)]


def test_adding_gives_what_one_run_over_all_gives(tmp_path: Path) -> None:
    first, second = lines(tmp_path, 5), lines(tmp_path, 5, "more.jsonl", first=3)
    extract(job(tmp_path, first))
    added = extract(job(tmp_path, second, mode="add")).collection
    whole = extract(job(tmp_path, first, second, data_dir=tmp_path / "whole")).collection
    assert added.rows["articles"] == 8
    assert added.hashes == whole.hashes


def test_adding_keeps_what_was_said_of_the_collection(tmp_path: Path) -> None:
    said = About("Old title", "CC0", "Cite this", "Gazette")
    extract(job(tmp_path, lines(tmp_path, 2), about=said))
    more = lines(tmp_path, 2, first=5)
    made = extract(job(tmp_path, more, mode="add", about=About("", licence="CC BY 4.0"))).collection
    assert made.about == replace(said, licence="CC BY 4.0")


def test_a_collection_without_a_title_is_called_by_its_name(tmp_path: Path) -> None:
    assert extract(job(tmp_path, lines(tmp_path, 2), about=About(""))).collection.title == "sample"


def test_adding_to_the_work_of_another_coder_is_refused(tmp_path: Path) -> None:
    path = lines(tmp_path, 2)
    extract(job(tmp_path, path))
    with pytest.raises(ExtractionError, match=r"made by fake 1\.0, this is fake 2\.0.*--replace"):
        extract(job(tmp_path, path, mode="add", coder="fake 2.0"))


def test_two_runs_at_once_on_one_collection_are_told_apart(tmp_path: Path) -> None:
    run = job(tmp_path, lines(tmp_path, 2))
    run.work.mkdir(parents=True)
    with files.locked(run.work), pytest.raises(ExtractionError, match="another process"):
        extract(run)


def test_a_bad_name_is_refused_before_any_work(tmp_path: Path) -> None:
    run = job(tmp_path, lines(tmp_path, 2), defaults=Defaults("../up"))
    with pytest.raises(dataset.DatasetError, match="lower-case"):
        extract(run)
    assert not (tmp_path / "data").exists()


def test_only_a_few_slices_wait_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading runs ahead of coding by a fixed number of slices, however large the input."""
    taken, given = 0, 0

    def pieces(inputs: object, defaults: Defaults) -> Any:
        nonlocal taken
        for piece in real([lines(tmp_path, 60)], defaults, records=1):
            taken += 1
            yield piece

    real: Callable[..., Any] = sources.slices
    monkeypatch.setattr(sources, "slices", pieces)
    for _ in extraction._outcomes(_with_work(job(tmp_path, workers=2))):
        given += 1
        assert taken <= given + 2 * 3
    assert given == 60


def _with_work(run: Job) -> Job:
    run.work.mkdir(parents=True)
    return run


def test_published_times_and_defaults_reach_the_articles(tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_text("text\nRussia and Turkey met.\n")
    given = Defaults("sample", datetime(2019, 9, 16, 22, 22), "Gazette", "en", "CC0")
    made = extract(job(tmp_path, path, defaults=given)).collection
    (row,) = pq.read_table(made.path("articles")).to_pylist()
    assert (row["published"], row["source"], row["licence"], row["collection"]) == (
        datetime(2019, 9, 16, 22, 22), "Gazette", "CC0", "sample",
    )  # fmt: skip


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks for processes in /proc")
def test_workers_do_not_outlive_a_killed_run(tmp_path: Path) -> None:
    program = (
        "from pathlib import Path; from tests import fake_coder, test_extraction as t\n"
        "if __name__ == '__main__':\n"
        f"    folder = Path({str(tmp_path)!r})\n"
        "    t.extract(t.job(folder, t.lines(folder, 5), read=fake_coder.linger, workers=2))\n"
    )
    root, script = Path(__file__).parent.parent, tmp_path / "run.py"
    script.write_text(program)
    with subprocess.Popen(
        [sys.executable, script], cwd=root, env={**os.environ, "PYTHONPATH": str(root)}
    ) as parent:
        children = Path(f"/proc/{parent.pid}/task/{parent.pid}/children")
        _wait_until(lambda: len(children.read_text().split()) >= 2)
        time.sleep(0.5)
        started = children.read_text().split()
        parent.kill()
    _wait_until(lambda: not any(Path(f"/proc/{pid}/cmdline").exists() for pid in started))


def _wait_until(condition: Callable[[], bool], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.02)
