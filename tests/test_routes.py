"""Downloads over HTTP: the same rows as the page, or a refusal that says why."""

from __future__ import annotations

import csv
import io
import json
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from starlette.applications import Starlette

from relations import routes, store
from relations.dataset import DatasetError
from relations.filters import Filters
from relations.queries import summary
from relations.routes import build_routes
from relations.store import Store, StoreError, StoreStale
from tests import showing
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
        f'attachment; filename="RUS-TUR_status-planned.{extension}"'
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
        ("/download/..%2f..%2fetc%2fpasswd.csv", "Not Found"),
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
