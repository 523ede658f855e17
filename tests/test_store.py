"""The store: right answers in many threads, nothing but reading, and clear news of new data."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pytest

from relations import store as store_module
from relations.dataset import DatasetError, publish
from relations.schema import TABLES, arrow_schema
from relations.store import Store, StoreError, StoreStale, current
from tests import factory, showing


def _count(store: Store) -> int:
    return int(store.ask("SELECT count(*) AS n FROM events")["n"][0].as_py())


def test_views_have_the_columns_and_types_of_the_schema() -> None:
    for store in (showing.sample_store(), showing.empty_store()):
        for table in TABLES:
            found, wanted = store.ask(f"SELECT * FROM {table}").schema, arrow_schema(table)
            assert found.names == wanted.names
            for name in wanted.names:
                if name != "published":  # Parquet has no unit of whole seconds
                    assert found.field(name).type == wanted.field(name).type, name


def test_no_collection_gives_empty_views(tmp_path: Path) -> None:
    for data_dir in (tmp_path, tmp_path / "missing"):
        store = Store.open(data_dir)
        assert store.collections == ()
        assert _count(store) == 0


def test_collections_stand_side_by_side(tmp_path: Path) -> None:
    for name in ("one", "two"):
        showing.publish_sample(tmp_path, name)
    store = Store.open(tmp_path)
    counts = store.ask(
        "SELECT collection, count(*) AS n FROM events GROUP BY collection ORDER BY collection"
    )
    assert counts.to_pylist() == [{"collection": "one", "n": 7}, {"collection": "two", "n": 7}]


@pytest.mark.parametrize("name", ["o'brien", "year=2019", "a b", "with[1]", "Übung"])
def test_a_folder_may_have_any_name(tmp_path: Path, name: str) -> None:
    showing.publish_sample(tmp_path / name)
    assert _count(Store.open(tmp_path / name)) == 7


def test_sixteen_threads_get_no_wrong_answer() -> None:
    store, rows = showing.random_data()
    expected = {
        (row["event_type"], row["status"]): sum(
            1
            for other in rows
            if (other["event_type"], other["status"]) == (row["event_type"], row["status"])
        )
        for row in rows
    }
    keys = sorted(expected)

    def ask_many(thread: int) -> int:
        wrong = 0
        for number in range(200):
            code, status = keys[(thread * 7 + number) % len(keys)]
            found = store.ask(
                "SELECT $code AS code, count(*) AS n FROM events "
                "WHERE event_type = $code AND status = $status",
                {"code": code, "status": status},
            )
            wrong += found.to_pylist() != [{"code": code, "n": expected[code, status]}]
        return wrong

    with ThreadPoolExecutor(16) as pool:
        assert sum(pool.map(ask_many, range(16))) == 0


def test_streams_of_two_threads_do_not_mix() -> None:
    store, rows = showing.random_data()
    streams = [
        store.stream("SELECT event_id FROM events WHERE status = $s", {"s": status}, batch_rows=7)
        for status in ("occurred", "denied")
    ]
    found: list[list[str]] = [[], []]
    for one, other in zip(*streams, strict=False):
        found[0] += one["event_id"].to_pylist()
        found[1] += other["event_id"].to_pylist()
    for ids, status in zip(found, ("occurred", "denied"), strict=True):
        assert ids
        assert set(ids) <= {row["event_id"] for row in rows if row["status"] == status}


def test_a_stream_comes_in_batches() -> None:
    store, rows = showing.random_data()
    sizes = [b.num_rows for b in store.stream("FROM events", batch_rows=100)]
    assert sum(sizes) == len(rows)
    assert max(sizes) <= 100


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM read_text('/etc/passwd')",
        "SELECT * FROM glob('/etc/*')",
        "FROM '/etc/passwd'",
        "COPY (SELECT 1) TO '{outside}/stolen.csv'",
        "ATTACH '{outside}/other.db'",
        "EXPORT DATABASE '{outside}/all'",
        "SET threads = 1",
        "SET enable_external_access = true",
        "SET allowed_directories = ['/']",
        "RESET lock_configuration",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SELECT * FROM read_parquet('https://example.org/x.parquet')",
    ],
)
def test_the_connection_itself_is_locked_down(tmp_path: Path, sql: str) -> None:
    showing.publish_sample(tmp_path / "data")
    store = Store.open(tmp_path / "data")
    with pytest.raises(duckdb.Error):
        store._connection.cursor().execute(sql.format(outside=tmp_path)).fetchall()
    with pytest.raises(StoreError):
        store.ask(sql.format(outside=tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == ["data"]


def test_python_variables_are_out_of_reach() -> None:
    secret = arrow_schema("monthly").empty_table()
    assert secret.num_rows == 0
    with pytest.raises(duckdb.CatalogException):
        showing.sample_store()._connection.cursor().sql("SELECT * FROM secret")


@pytest.mark.parametrize(
    "sql",
    [
        "DROP VIEW events",
        "CREATE TABLE t AS SELECT 1",
        "SELECT 1; SELECT 2",
        "COPY (SELECT 1) TO '{data}/x.csv'",
        "",
    ],
)
def test_only_a_single_select_can_be_asked(tmp_path: Path, sql: str) -> None:
    showing.publish_sample(tmp_path)
    store = Store.open(tmp_path)
    with pytest.raises(StoreError, match="only one SELECT"):
        store.ask(sql.format(data=tmp_path))
    assert _count(store) == 7
    assert not list(tmp_path.glob("*.csv"))


def test_values_never_become_sql() -> None:
    evil = "x'); DROP VIEW events; --"
    found = showing.sample_store().ask("SELECT $v AS v", {"v": evil})
    assert found["v"].to_pylist() == [evil]


def test_files_replaced_meanwhile_make_the_store_stale(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module, "MOST_IN_MEMORY", 0)
    showing.publish_sample(tmp_path)
    store = Store.open(tmp_path)
    assert not store.is_stale()
    made = factory.articles().values()
    publish(tmp_path, "sample", made, factory.events()[:3], showing.ABOUT, "hand 2", prune=True)
    assert store.is_stale()
    with pytest.raises(StoreStale):
        store.ask("SELECT sentence FROM events")
    with pytest.raises(StoreStale):
        list(store.stream("SELECT sentence FROM events"))
    assert _count(Store.open(tmp_path)) == 3


def test_what_is_held_in_memory_stays_that_of_its_version(tmp_path: Path) -> None:
    showing.publish_sample(tmp_path)
    store = Store.open(tmp_path)
    made = list(factory.articles().values())[:2]
    publish(tmp_path, "sample", made, factory.events()[:3], showing.ABOUT, "hand 2", prune=True)
    assert _count(store) == 7
    with pytest.raises(StoreStale):
        store.ask("SELECT text FROM articles")


def test_large_tables_answer_from_their_files_as_small_ones_from_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    showing.publish_sample(tmp_path)
    small = Store.open(tmp_path)
    monkeypatch.setattr(store_module, "MOST_IN_MEMORY", 3)
    large = Store.open(tmp_path)
    kinds = "SELECT DISTINCT table_type AS kind FROM information_schema.tables"
    assert large.ask(kinds)["kind"].to_pylist() == ["VIEW"]
    assert len(small.ask(kinds)) == 2
    for table in TABLES:
        question = f"FROM (SELECT * FROM {table}) ORDER BY ALL"
        assert small.ask(question).equals(large.ask(question))


def test_a_bad_question_is_not_called_stale() -> None:
    with pytest.raises(StoreError, match="could not be answered") as caught:
        showing.sample_store().ask("SELECT nonsense FROM events")
    assert not isinstance(caught.value, StoreStale)


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    showing.publish_sample(tmp_path)
    [path] = (tmp_path / "sample").glob("events-*.parquet")
    path.write_bytes(b"\0" * path.stat().st_size)
    with pytest.raises(DatasetError, match=path.name):
        Store.open(tmp_path)


def test_one_store_is_shared_until_the_data_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module, "_CURRENT", {})
    showing.publish_sample(tmp_path)
    with ThreadPoolExecutor(8) as pool:
        stores = set(pool.map(lambda _: current(tmp_path), range(32)))
    assert len(stores) == 1
    showing.publish_sample(tmp_path, "second")
    assert _count(current(tmp_path)) == 14
    assert _count(stores.pop()) == 7


def test_closing_ends_questions_but_not_a_stream_under_way(tmp_path: Path) -> None:
    showing.publish_sample(tmp_path)
    store = Store.open(tmp_path)
    stream = store.stream("SELECT event_id FROM events", batch_rows=2)
    rows = next(stream).num_rows
    store.close()
    assert rows + sum(batch.num_rows for batch in stream) == 7
    with pytest.raises(StoreError):
        store.ask("SELECT 1")


def test_the_articles_with_a_word_are_found_once_for_all_questions(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from relations import finding
    from relations import store as module
    from tests import showing

    store, sql = showing.sample_store(), "SELECT len($hits) AS n, $text AS word"
    sought = finding.pattern("SOCHI")
    assert store.ask(sql, {"text": sought}).to_pylist() == [{"n": 1, "word": sought}]
    monkeypatch.setattr(module, "_HITS", "SELECT nonsense")
    assert store.ask(sql, {"text": finding.pattern("Söchı")})["n"][0].as_py() == 1
    with pytest.raises(StoreError):
        store.ask(sql, {"text": "another word"})
