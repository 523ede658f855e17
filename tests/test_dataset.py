from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from relations import dataset, files, manifest, parquet
from relations.dataset import About, Collection, DatasetError
from relations.records import Article, Event
from relations.schema import SORT_KEYS, TABLES, arrow_schema
from tests import factory, publish_loop

ABOUT = About("Sample", "CC BY 4.0", "Test Gazette", "Test Gazette")


def publish(data_dir: Path, events: object = None, name: str = "sample") -> Collection:
    rows = factory.events() if events is None else events
    return dataset.publish(
        data_dir,
        name,
        factory.articles().values(),
        rows,
        ABOUT,
        factory.CODER,  # type: ignore[arg-type]
    )


def content(collection: Collection) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in collection.folder.iterdir()}


def many_events(count: int) -> list[Event]:
    base = factory.events()
    return [
        replace(base[i % 7], event_id=f"{i * 7919 % count:016x}", date=date(2000 + i % 20, 1, 1))
        for i in range(count)
    ]


def test_what_is_published_is_opened(tmp_path: Path) -> None:
    made = publish(tmp_path)
    assert dataset.open_collections(tmp_path) == (made,)
    assert made.rows == {"events": 7, "articles": 3, "monthly": 7}
    assert (made.first_date, made.last_date) == (date(2015, 11, 24), date(2019, 9, 16))
    assert made.pairs == 2
    assert made.about == ABOUT
    assert made.coder == factory.CODER


@pytest.mark.parametrize("table", TABLES)
def test_files_have_the_schema_and_the_order(tmp_path: Path, table: str) -> None:
    made = publish(tmp_path)
    rows = pq.read_table(made.path(table))
    assert rows.schema.names == arrow_schema(table).names
    assert [f.nullable for f in rows.schema] == [f.nullable for f in arrow_schema(table)]
    keys = [tuple(row[key] for key in SORT_KEYS[table]) for row in rows.to_pylist()]
    assert keys == sorted(keys)


def test_rows_come_back_as_they_were_given(tmp_path: Path) -> None:
    made = publish(tmp_path)
    events = {row["event_id"]: row for row in pq.read_table(made.path("events")).to_pylist()}
    assert events == {event.event_id: event.as_row() for event in factory.events()}
    articles = {row["article_id"]: row for row in pq.read_table(made.path("articles")).to_pylist()}
    assert articles == {a.article_id: a.as_row() for a in factory.articles().values()}


def test_monthly_sums_are_those_of_the_events(tmp_path: Path) -> None:
    jet = factory.events()[2]
    again = replace(jet, event_id="0" * 16, date=date(2015, 11, 30))
    rows = pq.read_table(publish(tmp_path, [jet, again]).path("monthly")).to_pylist()
    assert len(rows) == 1
    assert rows[0]["month"] == date(2015, 11, 1)
    assert rows[0]["last_date"] == date(2015, 11, 30)
    assert (rows[0]["events"], rows[0]["intensity_sum"], rows[0]["goldstein_sum"]) == (2, -19, -20)


def test_names_hold_the_hash_of_the_content(tmp_path: Path) -> None:
    made = publish(tmp_path)
    for table, name in made.files.items():
        assert name == f"{table}-{files.digest(made.path(table))[:16]}.parquet"


def test_equal_rows_give_equal_bytes_in_any_order_and_number_of_shards(tmp_path: Path) -> None:
    events = many_events(5_000)
    first = content(publish(tmp_path / "a", events))
    shuffled = random.Random(1).sample(events, len(events))
    shards = []
    for number, part in enumerate((shuffled[:1_700], shuffled[1_700:1_701], shuffled[1_500:])):
        shards.append(tmp_path / f"{number}.parquet")
        parquet.write_batches("events", parquet.record_batches("events", part, 100), shards[-1])
    assert content(publish(tmp_path / "b", shards)) == first
    reader = pa.RecordBatchReader.from_batches(
        arrow_schema("events"),
        [batch.cast(arrow_schema("events")) for batch in parquet.record_batches("events", events)],
    )
    assert content(publish(tmp_path / "c", reader)) == first


def test_row_groups_have_the_size_duckdb_reads_best(tmp_path: Path) -> None:
    made = publish(tmp_path, many_events(123_000))
    groups = pq.read_metadata(made.path("events"))
    assert [groups.row_group(n).num_rows for n in range(groups.num_row_groups)] == [122_880, 120]


def test_long_articles_are_cut_into_smaller_row_groups(tmp_path: Path) -> None:
    articles = [
        Article.of(
            collection="long", published=datetime(2020, 1, 1), body=f"{n} " + "word " * 2_000
        )
        for n in range(5_000)
    ]
    made = dataset.publish(tmp_path, "long", articles, [], About("Long"), "none")
    found = pq.read_metadata(made.path("articles"))
    assert found.num_rows == 5_000
    assert found.num_row_groups > 1


def test_a_collection_without_events_is_whole(tmp_path: Path) -> None:
    made = publish(tmp_path, [])
    assert made.rows == {"events": 0, "articles": 3, "monthly": 0}
    assert (made.first_date, made.last_date, made.pairs) == (None, None, 0)
    assert dataset.open_collections(tmp_path) == (made,)


def test_repeated_articles_and_events_are_stored_once(tmp_path: Path) -> None:
    events = factory.events()
    articles = [*factory.articles().values(), *factory.articles().values()]
    made = dataset.publish(tmp_path, "sample", articles, events * 3, ABOUT, factory.CODER)
    assert content(made) == content(publish(tmp_path / "once"))


def test_of_rows_with_one_identifier_the_same_is_kept_in_any_order(tmp_path: Path) -> None:
    event = factory.events()[0]
    other = replace(event, why="another reason")
    first, second = publish(tmp_path / "a", [event, other]), publish(tmp_path / "b", [other, event])
    assert first.rows["events"] == 1
    assert content(first) == content(second)


def test_rows_are_filed_under_the_name_they_are_published_as(tmp_path: Path) -> None:
    made = publish(tmp_path, name="other")
    for table in TABLES:
        assert set(pq.read_table(made.path(table))["collection"].to_pylist()) == {"other"}


def test_a_null_that_may_not_be_is_refused_and_the_old_version_stays(tmp_path: Path) -> None:
    old = publish(tmp_path)
    bad = replace(factory.events()[1], event_type=None)  # type: ignore[arg-type]
    with pytest.raises(DatasetError, match=f"'event_type' of events .* '{bad.event_id}'"):
        publish(tmp_path, [*factory.events(), bad])
    assert dataset.open_collections(tmp_path) == (old,)
    assert {path.name for path in old.folder.iterdir()} == {manifest.MANIFEST, *old.files.values()}


def test_a_score_that_is_no_number_is_refused(tmp_path: Path) -> None:
    bad = replace(factory.events()[1], goldstein=float("nan"))
    with pytest.raises(DatasetError, match=f"'goldstein' of events .* '{bad.event_id}'"):
        publish(tmp_path, [bad])


def test_a_score_without_bounds_is_refused(tmp_path: Path) -> None:
    bad = replace(factory.events()[1], goldstein=float("inf"))
    with pytest.raises(DatasetError, match="not published"):
        publish(tmp_path, [bad])


def test_shards_with_a_missing_column_or_a_wrong_type_are_refused(tmp_path: Path) -> None:
    rows = pq.read_table(publish(tmp_path).path("events"))
    shard = tmp_path / "shard.parquet"
    pq.write_table(rows.drop_columns(["status"]), shard)
    with pytest.raises(DatasetError, match="status"):
        publish(tmp_path, [shard])
    wrong = rows.set_column(rows.schema.names.index("reports"), "reports", rows["pair"])
    pq.write_table(wrong, shard)
    with pytest.raises(DatasetError, match="not published"):
        publish(tmp_path, [shard])


@pytest.mark.parametrize("name", ["", "Sample", "a b", "../up", "a_b", "-a", "a" * 64, ".work"])
def test_a_bad_name_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(DatasetError, match="lower-case letters, digits and hyphens"):
        publish(tmp_path, name=name)
    assert not list(tmp_path.iterdir())


def test_files_of_the_version_before_stay_until_the_next_publish(tmp_path: Path) -> None:
    first = publish(tmp_path)
    second = publish(tmp_path, factory.events()[:3])
    assert first.path("events").exists()
    third = publish(tmp_path, factory.events()[:2])
    assert not first.path("events").exists()
    assert second.path("events").exists()
    assert dataset.open_collections(tmp_path) == (third,)


def test_pruning_leaves_the_new_files_alone(tmp_path: Path) -> None:
    publish(tmp_path)
    rows = factory.articles().values(), factory.events()[:3]
    made = dataset.publish(tmp_path, "sample", *rows, ABOUT, factory.CODER, prune=True)
    assert set(content(made)) == {manifest.MANIFEST, *made.files.values()}


def test_the_data_version_follows_every_change(tmp_path: Path) -> None:
    versions = [dataset.data_version(tmp_path)]
    publish(tmp_path)
    versions.append(dataset.data_version(tmp_path))
    publish(tmp_path)
    assert dataset.data_version(tmp_path) == versions[-1]
    publish(tmp_path, factory.events()[:3])
    versions.append(dataset.data_version(tmp_path))
    publish(tmp_path, name="other")
    versions.append(dataset.data_version(tmp_path))
    assert len(set(versions)) == 4


def test_collections_come_by_name_and_other_folders_are_passed_over(tmp_path: Path) -> None:
    for name in ("b", "a-2", "a"):
        publish(tmp_path, name=name)
    (tmp_path / "empty").mkdir()
    (tmp_path / ".work").mkdir()
    (tmp_path / ".work" / manifest.MANIFEST).write_text("{}")
    assert [c.name for c in dataset.open_collections(tmp_path)] == ["a", "a-2", "b"]
    assert dataset.open_collections(tmp_path / "nowhere") == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "JSONDecodeError"),
        ("[]", "TypeError"),
        ('{"format": 2}', "format 2 is not 1"),
        ('{"format": 1}', "KeyError: 'files'"),
    ],
)
def test_a_broken_manifest_is_named_with_the_way_out(tmp_path: Path, text: str, words: str) -> None:
    path = publish(tmp_path).folder / manifest.MANIFEST
    path.write_text(text)
    with pytest.raises(DatasetError, match=words) as caught:
        dataset.open_collections(tmp_path)
    assert str(path) in str(caught.value)
    assert "publish the collection again" in str(caught.value)


def test_a_manifest_cannot_name_files_elsewhere(tmp_path: Path) -> None:
    path = publish(tmp_path).folder / manifest.MANIFEST
    told = json.loads(path.read_text())
    told["files"]["events"]["file"] = "../other/events.parquet"
    path.write_text(json.dumps(told))
    with pytest.raises(DatasetError, match="not a plain file name"):
        dataset.open_collections(tmp_path)


def test_a_missing_or_cut_data_file_is_named(tmp_path: Path) -> None:
    made = publish(tmp_path)
    os.truncate(made.path("monthly"), 100)
    with pytest.raises(DatasetError, match=r"monthly-.*\.parquet has 100 bytes instead of"):
        dataset.open_collections(tmp_path)
    made.path("monthly").unlink()
    with pytest.raises(DatasetError, match=r"monthly-.*\.parquet is missing"):
        dataset.open_collections(tmp_path)


def test_a_folder_with_another_name_is_refused(tmp_path: Path) -> None:
    publish(tmp_path).folder.rename(tmp_path / "moved")
    with pytest.raises(DatasetError, match="manifest of 'sample'"):
        dataset.open_collections(tmp_path)


def test_a_reader_overtaken_by_a_publish_gets_the_new_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path)
    real, newer = manifest.collection, []

    def overtaken(folder: Path, told: dict[str, object]) -> Collection:
        monkeypatch.setattr(manifest, "collection", real)
        rows = factory.articles().values(), factory.events()[:3]
        newer.append(dataset.publish(tmp_path, "sample", *rows, ABOUT, factory.CODER, prune=True))
        return real(folder, told)

    monkeypatch.setattr(manifest, "collection", overtaken)
    assert dataset.open_collections(tmp_path) == tuple(newer)


@pytest.mark.skipif(sys.platform == "win32", reason="folders are not locked there")
def test_two_publishers_at_once_are_told_apart(tmp_path: Path) -> None:
    old = publish(tmp_path)
    with (
        files.locked(old.folder),
        pytest.raises(DatasetError, match=r"another process is writing to .*sample"),
    ):
        publish(tmp_path, factory.events()[:3])
    assert dataset.open_collections(tmp_path) == (old,)
    publish(tmp_path, factory.events()[:3])


@pytest.mark.skipif(sys.platform == "win32", reason="processes cannot be forked there")
def test_a_publisher_killed_at_any_moment_leaves_the_old_or_the_new_version(
    tmp_path: Path,
) -> None:
    versions = {publish_loop.publish(tmp_path, number).version for number in (0, 1)}
    chance, seen, interrupted = random.Random(20190916), set(), 0
    command = [sys.executable, "-m", "tests.publish_loop", str(tmp_path)]
    root = Path(__file__).parent.parent
    with subprocess.Popen(
        command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as nursery:
        assert nursery.stdin is not None
        assert nursery.stdout is not None
        for kill in range(100):
            print(kill % 2, file=nursery.stdin, flush=True)
            child = int(nursery.stdout.readline())
            time.sleep(chance.uniform(0.001, 0.15))
            os.kill(child, signal.SIGKILL)
            (found,) = dataset.open_collections(tmp_path)
            for table, sha256 in found.hashes.items():
                assert files.digest(found.path(table)) == sha256
            seen.add(found.version)
            interrupted += (found.folder / ".publishing").exists()
        nursery.stdin.close()
    assert seen == versions
    assert interrupted > 20, "the kills did not fall into publishing: nothing was tested"
    final = publish_loop.publish(tmp_path, 0)
    assert not (final.folder / ".publishing").exists()
    assert len(list(final.folder.glob("*.parquet"))) <= 6
