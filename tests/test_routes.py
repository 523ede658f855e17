"""Downloads over HTTP: the same rows as the page, or a refusal that says why."""

from __future__ import annotations

import csv
import io
import json
import re
import threading
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from relations import routes, store
from relations.dataset import DatasetError
from relations.filters import Filters
from relations.provenance import today
from relations.queries import page, summary
from relations.routes import ADDRESSES, Address, build_routes
from relations.schema import TABLES
from relations.store import Store, StoreError, StoreStale
from tests import factory, showing, strategies
from tests.asgi import Answer, request


def _app(get_store: Callable[[], Store] = showing.sample_store) -> Starlette:
    return Starlette(routes=build_routes(get_store))


def _get(address: str, method: str = "GET", **headers: str) -> Answer:
    return request(_app(), address, method, **headers)


def test_csv_has_the_rows_the_filters_choose() -> None:
    answer = _get(
        "/download/RUS-TUR.csv?from=2015&to=2015&status=occurred&type=accuse&type=ASSAULT"
    )
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert answer.status == 200
    assert sorted(row["event_type"] for row in rows) == ["ACCUSE", "ASSAULT"]
    assert answer.headers["content-type"] == "text/csv; charset=utf-8; header=present"


@pytest.mark.parametrize(
    ("extension", "media_type", "count"),
    [
        (
            "csv",
            "text/csv; charset=utf-8; header=present",
            lambda body: len(list(csv.DictReader(io.StringIO(body.decode())))),
        ),
        ("json", "application/json", lambda body: len(json.loads(body)["events"])),
        (
            "parquet",
            "application/vnd.apache.parquet",
            lambda body: pq.read_table(io.BytesIO(body)).num_rows,
        ),
    ],
)
def test_each_form_has_its_type_and_file_name(
    extension: str, media_type: str, count: Callable[[bytes], int]
) -> None:
    store, _ = showing.random_data()
    expected = summary(store, Filters("RUS-TUR", statuses=("planned",))).events
    answer = request(_app(lambda: store), f"/download/RUS-TUR.{extension}?status=planned")
    assert answer.headers["content-type"] == media_type
    assert answer.headers["content-disposition"] == (
        f'attachment; filename="RUS-TUR_status-planned_{store.version[:8]}_{today()}.{extension}"'
    )
    assert count(b"".join(answer.parts)) == expected > 50


def test_a_download_is_sent_in_parts() -> None:
    assert len(_get("/download/RUS-TUR.csv").parts) >= 2
    assert "content-length" not in _get("/download/RUS-TUR.csv").headers


def test_filters_that_choose_nothing_give_the_header_alone() -> None:
    answer = _get("/download/RUS-TUR.csv?from=1900&to=1901")
    assert answer.status == 200
    assert len(answer.text.splitlines()) == 1


def test_head_tells_the_same_without_a_body() -> None:
    get, head = _get("/download/RUS-TUR.json"), _get("/download/RUS-TUR.json", "HEAD")
    assert head.status == 200
    assert head.parts == []
    assert "content-length" not in head.headers
    for name in ("content-type", "content-disposition", "etag", "cache-control"):
        assert head.headers[name] == get.headers[name]


@pytest.mark.parametrize("pair", ["TUR-RUS", "rus-tur", "Tur-Rus"])
def test_another_way_to_write_the_pair_is_sent_on_with_its_query(pair: str) -> None:
    answer = _get(f"/download/{pair}.csv?from=2019&q=a%20b%26c")
    assert answer.status == 308
    assert answer.headers["location"] == "RUS-TUR.csv?from=2019&q=a%20b%26c"


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/download/RUS-TUR", "ends in one of .csv, .json, .parquet"),
        ("/download/RUS-TUR.xlsx", "ends in one of"),
        ("/download/RUS-XXX.csv", "'XXX' is not an ISO 3166-1 alpha-3 country code"),
        ("/download/RUS-RUS.csv", "two different countries"),
        ("/download/.csv", "no such pair"),
        ("/download/..%2f..%2fetc%2fpasswd.csv", "nothing at this address"),
        ("/download/FRA-GBR.csv", "No events of FRA-GBR are published here"),
    ],
)
def test_what_is_not_there_is_told_in_plain_text(address: str, words: str) -> None:
    answer = _get(address)
    assert answer.status == 404
    assert words in answer.text
    assert answer.headers["content-type"].startswith("text/plain")


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("type=FOO", "type=FOO is not a PLOVER event type"),
        ("form=2019", "form is not a filter"),
        ("event=0ab5de3c9dfe91f8", "event is not a filter"),
        ("from=2020&to=2019", "swapped"),
        ("from=yesterday", "is not a date"),
        ("collection=gdelt", "is not a collection here"),
        ("type=", "is not a PLOVER event type"),
        ("status=occurred'%20OR%201=1--", "is not a status"),
    ],
)
def test_a_program_never_gets_other_rows_than_it_asked_for(query: str, words: str) -> None:
    answer = _get(f"/download/RUS-TUR.csv?{query}")
    assert answer.status == 400
    assert words in answer.text
    assert "event_id" not in answer.text


def test_unchanged_data_need_not_be_sent_again() -> None:
    first = _get("/download/RUS-TUR.csv")
    again = _get("/download/RUS-TUR.csv", if_none_match=first.headers["etag"])
    assert (again.status, again.parts) == (304, [])
    other = _get("/download/RUS-TUR.csv", if_none_match='W/"old"')
    assert other.status == 200


def test_new_data_have_a_new_tag_and_are_served_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "_CURRENT", {})
    showing.publish_sample(tmp_path)
    app = _app(lambda: store.current(tmp_path))
    first = request(app, "/download/RUS-TUR.csv")
    showing.publish_sample(tmp_path, "second")
    second = request(app, "/download/RUS-TUR.csv", if_none_match=first.headers["etag"])
    assert second.status == 200
    assert len(second.text.splitlines()) == 2 * len(first.text.splitlines()) - 1


def test_data_published_meanwhile_are_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    tries: list[int] = []
    real = routes.stream

    def stale_once(*args: Any) -> Any:
        tries.append(1)
        if len(tries) == 1:
            raise StoreStale("new data")
        return real(*args)

    monkeypatch.setattr(routes, "stream", stale_once)
    assert _get("/download/RUS-TUR.csv").status == 200
    assert len(tries) == 2


@pytest.mark.parametrize("problem", [StoreError("secret /path"), DatasetError("secret /path")])
def test_a_failure_is_plain_and_tells_no_inside(
    problem: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    def get_store() -> Store:
        raise problem

    answer = request(_app(get_store), "/download/RUS-TUR.csv")
    assert answer.status == 503
    assert "secret" not in answer.text
    assert "Traceback" not in answer.text
    assert "secret" in caplog.text


def test_the_event_loop_is_not_held_up() -> None:
    """Questions and streams run in worker threads, never in that of the loop."""
    threads: set[int] = set()

    class Watched(Store):
        def ask(self, *args: Any, **more: Any) -> Any:
            threads.add(threading.get_ident())
            return super().ask(*args, **more)

        def stream(self, *args: Any, **more: Any) -> Any:
            for batch in super().stream(*args, **more):
                threads.add(threading.get_ident())
                yield batch

    real = showing.sample_store()
    watched = Watched(real._connection, real._data_dir, real.collections, real.version)
    answer = request(_app(lambda: watched), "/download/RUS-TUR.csv")
    assert answer.status == 200
    assert threads
    assert answer.loop_thread not in threads


def test_robots_may_read_pages_but_not_downloads() -> None:
    answer = _get("/robots.txt")
    assert answer.status == 200
    assert "Disallow: /download/" in answer.text
    assert "Disallow: /\n" not in answer.text


def test_only_get_and_head_are_answered() -> None:
    assert _get("/download/RUS-TUR.csv", "POST").status == 405
    assert _get("/download/RUS-TUR.csv", "DELETE").status == 405


@pytest.mark.parametrize("stem", ["RUS-TUR", "TUR", "all"])
def test_a_csv_has_beside_it_what_it_cannot_say(stem: str) -> None:
    csv_answer = _get(f"/download/{stem}.csv?year=2015")
    assert csv_answer.headers["link"] == f'<{stem}.metadata.json?year=2015>; rel="describedby"'
    answer = _get(f"/download/{stem}.metadata.json?year=2015")
    told = json.loads(answer.text)
    assert answer.headers["content-type"] == "application/json"
    rows = list(csv.DictReader(io.StringIO(csv_answer.text)))
    assert told["rows"] == len(rows) == 4
    assert told["filters"] == "in 2015"
    assert told["retrieved"] == today().isoformat()
    assert told["collections"][0]["licence"] == "CC BY 4.0"
    names = [column["name"] for column in told["columns"]]
    assert names == list(rows[0])
    assert all(column["meaning"] for column in told["columns"])


def test_a_country_has_the_events_of_all_its_pairs() -> None:
    rows = list(csv.DictReader(io.StringIO(_get("/download/TUR.csv").text)))
    assert {row["pair"] for row in rows} == {"RUS-TUR", "TUR-USA"}
    assert len(list(csv.DictReader(io.StringIO(_get("/download/USA.csv").text)))) == 1
    assert _get("/download/FRA.csv").status == 404
    assert _get("/download/tur.csv").headers["location"] == "TUR.csv"


def test_a_search_is_an_address_too() -> None:
    rows = list(csv.DictReader(io.StringIO(_get("/download/all.csv?q=SOCHI").text)))
    assert {row["article_title"] for row in rows} == {"Ministers meet in Sochi"}
    assert len(rows) == 2


@pytest.mark.parametrize("extension", ["csv", "json", "parquet"])
def test_one_event_can_be_had_alone(extension: str) -> None:
    one = factory.events()[2]
    answer = _get(f"/download/event/{one.event_id}.{extension}")
    assert answer.status == 200
    body = b"".join(answer.parts)
    if extension == "csv":
        [row] = csv.DictReader(io.StringIO(body.decode()))
    elif extension == "json":
        [row] = json.loads(body)["events"]
        assert json.loads(body)["filters"] == f"event {one.event_id}"
    else:
        [row] = pq.read_table(io.BytesIO(body)).to_pylist()
    assert row["event_id"] == one.event_id
    assert row["sentence"] == "Turkish forces shot down a Russian jet on Tuesday."


@pytest.mark.parametrize("extension", ["csv", "json", "parquet"])
def test_one_event_has_the_provenance_that_a_choice_has(extension: str) -> None:
    event_id, version = factory.events()[2].event_id, showing.sample_store().version
    answer = _get(f"/download/event/{event_id}.{extension}")
    assert answer.headers["content-disposition"] == (
        f'attachment; filename="event-{event_id}_{version[:8]}_{today()}.{extension}"'
    )
    assert answer.headers["link"] == f'<{event_id}.metadata.json>; rel="describedby"'
    again = _get(f"/download/event/{event_id}.{extension}", if_none_match=answer.headers["etag"])
    assert (again.status, again.parts) == (304, [])
    assert _get(f"/download/event/{event_id}.{extension}", "HEAD").parts == []


def test_what_the_csv_of_one_event_cannot_say_has_an_address() -> None:
    event_id = factory.events()[2].event_id
    [row] = csv.DictReader(io.StringIO(_get(f"/download/event/{event_id}.csv").text))
    answer = _get(f"/download/event/{event_id}.metadata.json")
    told = json.loads(answer.text)
    assert answer.headers["content-type"] == "application/json"
    assert f"_{today()}.metadata.json" in answer.headers["content-disposition"]
    assert (told["filters"], told["rows"]) == (f"event {event_id}", 1)
    assert told["data_version"] == showing.sample_store().version
    assert [one["name"] for one in told["collections"]] == ["sample"]
    assert [column["name"] for column in told["columns"]] == list(row)
    assert _get("/download/event/0000.metadata.json").status == 404


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/RUS-TUR.csv", "/download/RUS-TUR.csv"),
        ("/tur-rus.parquet", "/download/RUS-TUR.parquet"),
        ("/RUS-TUR.xlsx", "/download/RUS-TUR.csv"),
        ("/RUS-TUR.metadata.json", "/download/RUS-TUR.metadata.json"),
        ("/TUR.atom", "/feed/TUR.atom"),
        ("/feed/RUS-TUR.xml", "/feed/RUS-TUR.atom"),
        ("/search.csv", "/download/all.csv"),
        ("/nothing.CSV", "/data"),
        ("/download/RUS-TUR.xlsx", "/download/RUS-TUR.csv"),
        ("/download/RUS/TUR.csv", "/download/TUR.csv"),
        ("/download/collection/sample/articles.xyz", "/data"),
        ("/download/nonsense", "/data"),
        ("/download/", "/data"),
        ("/feed/a/b", "/data"),
    ],
)
def test_what_only_a_program_asks_for_is_never_a_page(address: str, words: str) -> None:
    """Behind the routes lies a page that answers everything, as Streamlit's does."""
    answer = request(_before_a_page(), address)
    assert answer.status == 404
    assert answer.headers["content-type"].startswith("text/plain")
    assert f" {words}" in answer.text


@pytest.mark.parametrize(
    "address",
    [
        "/", "/RUS-TUR", "/data", "/download", "/manifest.json", "/favicon.png", "/index.html",
        "/static/x.json", "/_stcore/host-config", "/component/a/b.json", "/media/x.csv", "/csv",
    ],
)  # fmt: skip
def test_the_pages_and_files_of_streamlit_are_left_alone(address: str) -> None:
    assert request(_before_a_page(), address).text == "page"


@pytest.mark.parametrize("address", ["/world.json", "/robots.txt", "/sitemap.xml"])
def test_what_has_an_address_keeps_it(address: str) -> None:
    answer = request(_before_a_page(), address)
    assert answer.status == 200
    assert answer.text != "page"


def _before_a_page() -> Starlette:
    page = Route("/{rest:path}", lambda _: PlainTextResponse("page"))
    return Starlette(routes=[*build_routes(showing.sample_store), page])


@pytest.mark.parametrize("name", ["0000.json", "x'y.csv", f"{factory.events()[0].event_id}.xls"])
def test_an_event_that_is_not_there_is_told(name: str) -> None:
    assert _get(f"/download/event/{name}").status == 404


@pytest.mark.parametrize("table", ["events", "articles", "monthly"])
def test_a_whole_table_is_the_published_file(table: str) -> None:
    store = showing.sample_store()
    answer = _get(f"/download/collection/sample/{table}.parquet")
    assert b"".join(answer.parts) == store.collections[0].path(table).read_bytes()
    assert store.collections[0].version[:8] in answer.headers["content-disposition"]


@pytest.mark.parametrize("table", ["events", "articles", "monthly"])
def test_a_whole_table_is_a_csv_too_with_the_rows_of_the_file(table: str) -> None:
    one = showing.sample_store().collections[0]
    address = f"/download/collection/sample/{table}.csv"
    answer, head = _get(address), _get(address, "HEAD")
    rows = list(csv.DictReader(io.StringIO(answer.text, newline=""), strict=True))
    kept = pq.read_table(one.path(table))
    assert list(rows[0]) == [column.name for column in TABLES[table]]
    for name in {"event_id", "article_id", "pair", "text", "sentence", "month"} & set(rows[0]):
        expected = [str(value or "") for value in kept[name].to_pylist()]
        assert [row[name].removeprefix("'") for row in rows] == expected
    assert answer.headers["content-type"] == "text/csv; charset=utf-8; header=present"
    assert answer.headers["content-disposition"] == (
        f'attachment; filename="sample-{table}_{one.version[:8]}_{today()}.csv"'
    )
    assert answer.headers["link"] == head.headers["link"] == '<metadata.json>; rel="describedby"'
    assert (head.status, head.parts) == (200, [])
    assert _get(address, if_none_match=answer.headers["etag"]).status == 304


def test_a_collection_has_beside_its_files_what_they_cannot_say() -> None:
    one = showing.sample_store().collections[0]
    parquet = _get("/download/collection/sample/events.parquet")
    assert parquet.headers["link"] == '<metadata.json>; rel="describedby"'
    told = json.loads(_get("/download/collection/sample/metadata.json").text)
    assert {key: told[key] for key in ("collection", "title", "licence", "citation")} == {
        "collection": "sample", "title": "Sample", "licence": "CC BY 4.0",
        "citation": "Sample (2019)",
    }  # fmt: skip
    assert (told["coder"], told["version"]) == (factory.CODER, one.version)
    assert told["retrieved"] == today().isoformat()
    for table, columns in TABLES.items():
        assert told["tables"][table]["file"] == one.files[table]
        assert told["tables"][table]["sha256"] == sha256(one.path(table).read_bytes()).hexdigest()
        assert told["tables"][table]["rows"] == one.rows[table]
        named = told["tables"][table]["columns"]
        assert [(c["name"], c["meaning"]) for c in named] == [(c.name, c.meaning) for c in columns]


@pytest.mark.parametrize("path", ["nowhere/metadata.json", "nowhere/events.csv", "sample/x.csv"])
def test_no_other_collection_or_table_is_told(path: str) -> None:
    answer = _get(f"/download/collection/{path}")
    assert answer.status == 404
    assert "no such table" in answer.text


def test_a_file_replaced_meanwhile_is_told_with_a_status(tmp_path: Path) -> None:
    showing.publish_sample(tmp_path)
    held = Store.open(tmp_path)
    held.collections[0].path("articles").unlink()
    answer = request(_app(lambda: held), "/download/collection/sample/articles.csv")
    assert answer.status == 503


@pytest.mark.parametrize("path", ["nowhere/events", "sample/secrets", "..%2f..%2fx/events"])
def test_no_other_file_can_be_had(path: str) -> None:
    assert _get(f"/download/collection/{path}.parquet").status == 404


def test_the_feed_of_a_pair_has_its_newest_events_and_keeps_its_filters() -> None:
    answer = _get("/feed/RUS-TUR.atom?status=occurred")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    assert answer.text.count("<entry>") == 4
    assert "http://test/RUS-TUR?status=occurred" in answer.text
    assert _get("/feed/RUS-TUR.atom?type=FOO").status == 400
    assert _get("/feed/all.atom").text.count("<entry>") == 7
    assert _get("/feed/tur-rus.atom?q=a").headers["location"] == "RUS-TUR.atom?q=a"
    assert _get("/feed/nothing.atom").status == 404


def test_the_sitemap_names_every_page_with_data() -> None:
    app = Starlette(routes=build_routes(showing.sample_store, ["search", "method"]))
    told = request(app, "/sitemap.xml").text
    for path in ("", "method", "search", "RUS-TUR", "TUR-USA", "TUR", "RUS", "USA"):
        assert f"<loc>http://test/{path}</loc>" in told
    assert "Sitemap: http://test/sitemap.xml" in _get("/robots.txt").text


def test_the_outlines_of_the_map_are_kept_by_browsers() -> None:
    answer = _get("/world.json")
    assert json.loads(answer.text)["features"]
    assert "max-age" in answer.headers["cache-control"]


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda one: one.path)
def test_every_address_that_is_told_has_an_example_of_its_kind(address: Address) -> None:
    pattern = re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(address.path))
    assert re.fullmatch(pattern, address.example.partition("?")[0])
    assert address.meaning.endswith(".")


@settings(
    max_examples=200, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)  # fmt: skip
@given(strategies.filters(strategies.SCOPES))
def test_a_csv_has_the_rows_of_its_page(filters: Filters) -> None:
    store, _ = showing.random_data()
    stem, query = filters.scope or "all", urlencode(filters.query())
    answer = request(_app(lambda: store), f"/download/{stem}.csv?{query}")
    shown = page(store, filters, 10_000)["event_id"].to_pylist()
    if answer.status == 404:
        assert shown == []
        return
    assert answer.status == 200
    rows = csv.DictReader(io.StringIO(answer.text, newline=""))
    assert [row["event_id"] for row in rows] == shown
    assert len(shown) == summary(store, filters).events
