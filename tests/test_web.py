"""Middleware: headers on every answer, one address a pair, streams and websockets untouched."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, StreamingResponse
from starlette.routing import Route

from relations.answers import way_out
from relations.web import HEADERS, middleware
from tests.asgi import request, run


def _stream(_: Request) -> StreamingResponse:
    def parts() -> Iterator[bytes]:
        yield b"one"
        yield b"two"

    return StreamingResponse(parts())


def _framed(_: Request) -> PlainTextResponse:
    return PlainTextResponse("own", headers={"X-Frame-Options": "DENY"})


def _page(request: Request) -> PlainTextResponse:
    return PlainTextResponse(f"page {request.url.path}")


APP = Starlette(
    routes=[Route("/stream", _stream), Route("/framed", _framed), Route("/{rest:path}", _page)],
    middleware=middleware(lambda *_: None),
)


@pytest.mark.parametrize("path", ["/", "/RUS-TUR", "/TUR-RUS", "/stream", "/_stcore/metrics"])
def test_every_answer_has_the_headers(path: str) -> None:
    answer = request(APP, path)
    for name, value in HEADERS.items():
        assert answer.headers.getlist(name) == [value]


def test_an_answers_own_header_is_kept() -> None:
    assert request(APP, "/framed").headers.getlist("x-frame-options") == ["DENY"]


def test_the_policy_lets_no_other_host_in() -> None:
    policy = HEADERS["Content-Security-Policy"]
    assert "frame-ancestors 'self'" in policy
    assert "default-src 'self'" in policy
    assert "*" not in policy
    assert "http" not in policy


def test_streams_stay_streams() -> None:
    assert request(APP, "/stream").parts == [b"one", b"two"]


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("/TUR-RUS", "RUS-TUR"),
        ("/rus-tur", "RUS-TUR"),
        ("/Tur-Rus?from=2019&q=a%20b", "RUS-TUR?from=2019&q=a%20b"),
        ("/RUS-TUR/", "../RUS-TUR"),
        ("/tur-rus/?x=1", "../RUS-TUR?x=1"),
    ],
)
def test_a_pair_has_one_address(address: str, target: str) -> None:
    for method in ("GET", "HEAD"):
        answer = request(APP, address, method)
        assert answer.status == 308
        assert answer.headers["location"] == target


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/RUS-TUR",
        "/RUS-XXX",
        "/rus-rus",
        "/xy-zzz",
        "/static/tur-rus",
        "//example.org/tur-rus",
    ],
)
def test_other_addresses_are_left_alone(path: str) -> None:
    assert request(APP, path).status == 200


def test_only_reading_is_sent_on() -> None:
    assert request(APP, "/tur-rus", "POST").status == 405


def test_no_query_can_send_a_visitor_elsewhere() -> None:
    answer = request(APP, "/tur-rus?next=//example.org/%0d%0aSet-Cookie:x")
    assert answer.headers["location"].startswith("RUS-TUR?")
    assert "\r" not in answer.headers["location"]


@pytest.mark.parametrize("path", ["/<b>x</b>.csv", "/RUS-RUS.csv", "/", "/.csv", "/download/"])
def test_a_way_out_repeats_nothing_that_was_asked(path: str) -> None:
    assert way_out(path) == "All addresses are listed at /data."


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/metrics/", "/base/_stcore/metrics"])
def test_metrics_are_not_public(path: str) -> None:
    assert request(APP, path).status == 404
    assert request(APP, path, "OPTIONS").status == 404


def test_websockets_pass_untouched() -> None:
    seen: list[Any] = []

    async def inner(scope: Any, receive: Any, send: Any) -> None:
        seen.append((scope["type"], scope["path"]))
        await send({"type": "websocket.accept"})

    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    app: Any = inner
    for entry in reversed(middleware(lambda *_: None)):
        app = entry.cls(app, *entry.args, **entry.kwargs)
    run(app({"type": "websocket", "path": "/tur-rus"}, None, send))
    assert seen == [("websocket", "/tur-rus")]
    assert sent == [{"type": "websocket.accept"}]


@pytest.mark.parametrize("path", ["/nonsense/x", "/RUS-TUR/events", "/a/b/c"])
def test_a_browser_below_a_page_is_told_so_instead_of_a_white_page(path: str) -> None:
    answer = request(APP, path, accept="text/html,*/*")
    assert answer.status == 404
    assert "no page at this address" in answer.text


@pytest.mark.parametrize("path", ["/static/js/x.js", "/_stcore/health", "/download/RUS-TUR.csv"])
def test_what_lies_in_a_folder_is_passed_on(path: str) -> None:
    assert request(APP, path, accept="text/html").status == 200
