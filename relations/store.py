"""The published collections behind one locked-down DuckDB connection.

One `Store` serves a whole process: every question gets a cursor of its own, because a shared
connection mixes up the answers of two threads. It knows no question (that is `queries`) and
never writes.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

import duckdb
import pyarrow as pa

from relations.dataset import Collection, DatasetError, data_version, open_collections
from relations.schema import TABLES, arrow_schema

MEMORY_LIMIT = "1GB"
#: Tables up to so many rows are held in memory, but for the articles with their texts.
MOST_IN_MEMORY = 100_000
_IN_MEMORY = ("events", "monthly")
#: So many searches for words are remembered.
MOST_SEARCHES = 64
MOST_THREADS = 4
BATCH_ROWS = 10_000


class StoreError(Exception):
    """A question could not be answered."""


class StoreStale(StoreError):  # noqa: N818 - a state of the data, not a mistake
    """The data were published anew meanwhile: open the store again and repeat the question."""


class Store:
    """Tables `events`, `articles` and `monthly` over all collections of one data version.

    A table has the columns of `schema`; without a collection it has no rows. `collections`
    and `version` say what is shown. Safe to share between threads.
    """

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        data_dir: Path,
        collections: tuple[Collection, ...],
        version: str,
    ) -> None:
        self._connection = connection
        self._data_dir = data_dir
        self.collections = collections
        self.version = version
        self._hits: dict[str, list[str]] = {}

    @classmethod
    def open(cls, data_dir: Path) -> Store:
        """Open what is published under `data_dir`; a missing folder is an empty one.

        Raises DatasetError naming the file where a collection is broken.
        """
        data_dir = data_dir.resolve()
        # The version is read first: a publish in between makes this store stale, never wrong.
        version = data_version(data_dir)
        collections = open_collections(data_dir)
        connection = duckdb.connect(":memory:")
        try:
            for table in TABLES:
                _create(connection, table, collections)
            _lock_down(connection, data_dir)
        except duckdb.Error as problem:
            connection.close()
            raise DatasetError(
                f"the collections under {data_dir} cannot be read: {problem}; "
                "run the check of the collections and publish the broken one again"
            ) from problem
        return cls(connection, data_dir, collections, version)

    def ask(self, sql: str, params: Mapping[str, object] | None = None) -> pa.Table:
        """Answer one SELECT as an Arrow table; `params` are the values of `$name` in it.

        `$hits` needs none: it stands for the identifiers of the articles with events in whose
        text the pattern `$text` of `finding` is found. Raises StoreStale where the files were
        replaced meanwhile, StoreError otherwise.
        """
        with self._explained(), closing(self._connection.cursor()) as cursor:
            return _relation(cursor, sql, self._filled(cursor, sql, params)).to_arrow_table()

    def stream(
        self, sql: str, params: Mapping[str, object] | None = None, batch_rows: int = BATCH_ROWS
    ) -> Iterator[pa.RecordBatch]:
        """Answer one SELECT in batches, read on as they are taken; raises as `ask` does."""
        with self._explained(), closing(self._connection.cursor()) as cursor:
            filled = self._filled(cursor, sql, params)
            yield from _relation(cursor, sql, filled).to_arrow_reader(batch_rows)

    def _filled(
        self, cursor: duckdb.DuckDBPyConnection, sql: str, params: Mapping[str, object] | None
    ) -> dict[str, object]:
        """Give `$hits` its value: reading all texts for each question of a page is slow."""
        filled = dict(params or {})
        if "$hits" in sql:
            text = str(filled["text"])
            hits = self._hits.get(text)
            if hits is None:
                found = _relation(cursor, _HITS, {"text": text}).to_arrow_table()
                hits = found["article_id"].to_pylist()
                if len(self._hits) >= MOST_SEARCHES:
                    self._hits.clear()
                self._hits[text] = hits
            filled["hits"] = hits
        return filled

    def is_stale(self) -> bool:
        """Whether another version of the data has been published since this was opened."""
        return data_version(self._data_dir) != self.version

    def close(self) -> None:
        """Let go of the connection; streams under way go on to their end."""
        self._connection.close()

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except (duckdb.Error, pa.ArrowException, OSError) as problem:
            if self.is_stale():
                raise StoreStale("the data were published anew; ask again") from problem
            raise StoreError(f"the question could not be answered: {problem}") from problem


_HITS = (
    "SELECT DISTINCT article_id FROM articles WHERE regexp_matches(text, $text) "
    "AND article_id IN (SELECT article_id FROM events)"
)

_CURRENT: dict[Path, Store] = {}
_OPENING = threading.Lock()


def current(data_dir: Path) -> Store:
    """Give the process's one store of what is published under `data_dir` now, in any thread.

    Opens it anew when the data have changed; the store before is let go, and answers those
    who still hold it while its files last. Raises DatasetError as `Store.open` does.
    """
    with _OPENING:
        store = _CURRENT.get(data_dir)
        if store is None or store.is_stale():
            store = _CURRENT[data_dir] = Store.open(data_dir)
        return store


def _relation(
    cursor: duckdb.DuckDBPyConnection, sql: str, params: Mapping[str, object] | None
) -> duckdb.DuckDBPyRelation:
    statements = cursor.extract_statements(sql)
    if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
        raise StoreError("only one SELECT can be asked at a time")
    return cursor.sql(statements[0], params=dict(params or {}))


def _create(
    connection: duckdb.DuckDBPyConnection, table: str, collections: tuple[Collection, ...]
) -> None:
    """Create one table as a view of its files; a small one without texts in memory.

    A page asks a dozen questions, and is quicker where none of them opens files. Without
    collections the table is empty.
    """
    if not collections:
        connection.register("empty", arrow_schema(table).empty_table())
        connection.execute(f"CREATE TABLE {table} AS FROM empty")
        connection.unregister("empty")
        return
    columns = ", ".join(f'"{column.name}"' for column in TABLES[table])
    files = ", ".join(_quoted(str(collection.path(table))) for collection in collections)
    rows = sum(collection.rows[table] for collection in collections)
    kind = "TABLE" if table in _IN_MEMORY and rows <= MOST_IN_MEMORY else "VIEW"
    connection.execute(
        f"CREATE {kind} {table} AS SELECT {columns} "  # noqa: S608 - names come from the schema
        f"FROM read_parquet([{files}], hive_partitioning = false)"
    )


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _lock_down(connection: duckdb.DuckDBPyConnection, data_dir: Path) -> None:
    """Leave the connection nothing but reading `data_dir`.

    The order matters: directories cannot be allowed once external access is off, and nothing
    can be set once the configuration is locked.
    """
    threads = min(os.cpu_count() or 1, MOST_THREADS)
    for setting in (
        "parquet_metadata_cache = true",
        "python_enable_replacements = false",
        "autoinstall_known_extensions = false",
        "autoload_known_extensions = false",
        "allow_community_extensions = false",
        "temp_directory = ''",
        f"allowed_directories = [{_quoted(f'{data_dir}/')}]",
        "enable_external_access = false",
        f"threads = {threads}",
        f"memory_limit = '{MEMORY_LIMIT}'",
        "lock_configuration = true",
    ):
        connection.execute(f"SET {setting}")
