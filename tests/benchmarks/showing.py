"""Questions and exports on a million events, against the plainest way to get the same."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from relations import exports, ontology, queries, rows
from relations.dataset import About, publish
from relations.filters import Filters
from relations.schema import TABLES
from relations.store import Store
from tests.benchmarks import Row, median

Act = Callable[[], object]

EVENTS = 1_000_000
ARTICLES = 50_000
PAIR = Filters("RUS-TUR")

_EVENT_VALUES = {
    "event_id": "md5(i::VARCHAR)[:16]",
    "pair": "if(i % 5 = 0, 'RUS-TUR', 'AAA-' || chr(66 + (i % 23)::INT) || 'BC')",
    "date": "DATE '2000-01-01' + (hash(i) % 9000)::INT",
    "date_precision": "'day'",
    "date_basis": "'stated'",
    "source_country": "if(hash(i, 2) % 2 = 0, pair[:3], pair[5:])",
    "target_country": "if(hash(i, 2) % 2 = 0, pair[5:], pair[:3])",
    "reciprocal": "hash(i, 3) % 3 = 0",
    "event_type": "$types[1 + (hash(i, 4) % len($types))::INT]",
    "quad_class": "($quads[1 + (hash(i, 4) % len($quads))::INT])::TINYINT",
    "intensity": "(hash(i, 5) % 21)::DOUBLE - 10",
    "cameo_root": "'04'",
    "goldstein": "1.0::DOUBLE",
    "status": "if(hash(i, 6) % 5 = 0, 'planned', 'occurred')",
    "reports": "1",
    "article_id": "md5((i % $articles)::VARCHAR)[:16]",
    "sentence": "'Moscow and Ankara held talks, number ' || i || ', about trade and missiles.'",
    "why": "'Act: “held talks” means CONSULT.'",
    "rule": "'talks'",
    "coder": "'benchmark 1'",
    "collection": "'bench'",
}
_ARTICLE_VALUES = {
    "article_id": "md5(i::VARCHAR)[:16]",
    "collection": "'bench'",
    "source": "'Gazette ' || i % 40",
    "title": "'Headline number ' || i",
    "url": "'https://example.org/' || i",
    "published": "TIMESTAMP '2019-01-01'",
    "language": "'en'",
    "licence": "'CC BY 4.0'",
    "text": "repeat('Moscow and Ankara held talks. ', 40)",
}


def _generate(table: str, values: dict[str, str], count: int, target: Path) -> list[Path]:
    columns = ", ".join(f"{values.get(c.name, 'NULL')} AS {c.name}" for c in TABLES[table])
    sql = f"COPY (SELECT {columns} FROM range({count}) t(i)) TO '{target}' (FORMAT parquet)"
    known = ontology.EVENT_TYPES.values()
    given = {
        "types": [one.code for one in known],
        "quads": [one.quad_class for one in known],
        "articles": ARTICLES,
    }
    used = {name: value for name, value in given.items() if f"${name}" in sql}
    duckdb.connect().execute(sql, used)
    return [target]


def _publish(folder: Path) -> Store:
    articles = _generate("articles", _ARTICLE_VALUES, ARTICLES, folder / "articles.parquet")
    events = _generate("events", _EVENT_VALUES, EVENTS, folder / "events.parquet")
    publish(folder / "data", "bench", articles, events, About("Benchmark"), "benchmark 1")
    return Store.open(folder / "data")


def measure() -> Iterator[Row]:
    """Yield the comparisons."""
    with TemporaryDirectory(prefix="relations-bench-") as name:
        folder = Path(name)
        sys.stderr.write(f"publishing {EVENTS:,} events …\n")
        store = _publish(folder)
        yield from _questions(store, folder)
        yield from _exports(store, folder)


def _questions(store: Store, folder: Path) -> Iterator[Row]:
    plain = duckdb.connect()
    unsorted = f"read_parquet('{folder / 'events.parquet'}') WHERE pair = 'RUS-TUR'"
    by_month = (
        "SELECT date_trunc('month', date) AS m, quad_class, count(*), sum(intensity) "
        "FROM {} AND status = 'occurred' GROUP BY ALL ORDER BY ALL"
    )
    ours = by_month.format("events WHERE pair = 'RUS-TUR'")
    newest = f"FROM {unsorted} ORDER BY date DESC, event_id LIMIT 50"
    deep = f"{newest} OFFSET 100000"
    cut = Filters("RUS-TUR", date(2004, 3, 5), date(2015, 7, 20))
    one = rows.page(store, PAIR, 1, 5_000)["event_id"][0].as_py()

    def plainly(sql: str) -> Act:
        return lambda: plain.sql(sql).to_arrow_table()

    comparisons: tuple[tuple[str, Act, str, Act], ...] = (
        ("a pair by month (200,000 events)", lambda: queries.series(store, PAIR),
         "from events, not monthly", lambda: store.ask(ours)),
        ("a pair by month, dates within months", lambda: queries.series(store, cut),
         "whole months", lambda: queries.series(store, PAIR)),
        ("a pair in numbers", lambda: queries.summary(store, PAIR),
         "by month from an unsorted file", plainly(by_month.format(unsorted))),
        ("facets of a pair", lambda: queries.facets(store, PAIR),
         "a pair by month", lambda: queries.series(store, PAIR)),
        ("newest 50 events, with articles", lambda: rows.page(store, PAIR, 50),
         "unsorted file, no articles", plainly(newest)),
        ("events 100,000 to 100,050", lambda: rows.page(store, PAIR, 50, 100_000),
         "unsorted file, no articles", plainly(deep)),
        ("one event, its pair known", lambda: rows.event(store, one, "RUS-TUR"),
         "pair not known", lambda: rows.event(store, one)),
        ("row number of an event", lambda: rows.position(store, PAIR, one),
         "newest 50", lambda: rows.page(store, PAIR, 50)),
        ("overview of all pairs", lambda: queries.overview(store),
         "counting events", lambda: store.ask("SELECT pair, count(*) FROM events GROUP BY 1")),
    )  # fmt: skip
    for name, act, against, peer in comparisons:
        yield Row(name, median(act), median(peer), against)
    asked = median(lambda: store.ask("SELECT 1"), 500)
    yield Row("a question, with its cursor", asked, median(plainly("SELECT 1"), 500), "no cursor")


def _exports(store: Store, folder: Path) -> Iterator[Row]:
    plain = duckdb.connect()
    for table in ("events", "articles"):
        path = store.collections[0].path(table)
        plain.execute(f"CREATE VIEW {table} AS FROM read_parquet('{path}')")
    select = (
        "SELECT e.*, a.* EXCLUDE (text) FROM events e LEFT JOIN articles a USING (article_id) "
        "WHERE pair = 'RUS-TUR' ORDER BY date DESC, event_id"
    )
    for extension in exports.FORMATS:
        copy = f"COPY ({select}) TO '{folder / 'out'}.{extension}' (FORMAT {extension})"
        peer = median(lambda sql=copy: plain.execute(sql), 3)
        whole = median(lambda e=extension: sum(map(len, exports.stream(store, PAIR, e))), 3)
        yield Row(f"200,000 events as {extension}", whole, peer, "COPY … TO, without provenance")
        first = median(lambda e=extension: next(exports.stream(store, PAIR, e)), 3)
        yield Row(f"first bytes of 200,000 events as {extension}", first, peer, "COPY … TO, whole")
