"""Streamlit's page filled: words for programs, a first view for readers, all else untouched."""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Mapping
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from relations.shell import Preview, Previewer, Shell
from tests.asgi import Answer, request

EMPTY = "<html><head><title>Streamlit</title></head><body><div id='root'></div></body></html>" * 20
PREVIEW = Preview("Russia & Turkey", '7 events: "so"', "en", "<main>ready</main>")


def _streamlit(_: Request) -> Response:
    return HTMLResponse(EMPTY, headers={"ETag": '"old"', "Cache-Control": "no-cache"})


def _app(previewer: Previewer) -> Starlette:
    routes = [
        Route("/data.csv", lambda _: PlainTextResponse("a,b")),
        Route("/broken", lambda _: HTMLResponse("<head></head>", 500)),
        Route("/{rest:path}", _streamlit),
    ]
    inner = [Middleware(Shell, previewer=previewer), Middleware(GZipMiddleware, minimum_size=1)]
    return Starlette(routes=routes, middleware=inner)


def _browse(previewer: Previewer, address: str, method: str = "GET", **headers: str) -> Answer:
    asked = {"accept": "text/html,*/*"} | headers
    return request(_app(previewer), address, method, **asked)


def test_a_page_gets_its_title_description_and_first_view() -> None:
    answer = _browse(lambda *_: PREVIEW, "/RUS-TUR")
    head, _, body = answer.text.partition("</head>")
    assert "<title>Russia &amp; Turkey</title>" in head
    assert '<meta name="description" content="7 events: &quot;so&quot;">' in head
    assert "<title>Streamlit</title>" not in head
    assert "<main>ready</main></body>" in body


def test_what_fits_the_old_page_alone_is_not_said_of_the_new_one() -> None:
    answer = _browse(lambda *_: PREVIEW, "/RUS-TUR", if_none_match='"old"')
    assert answer.status == 200
    assert not {"etag", "content-length", "content-encoding"} & set(answer.headers)
    assert "ready" in answer.text
    assert "Accept-Language" in answer.headers["vary"]
    assert answer.headers["cache-control"] == "no-cache"


def test_the_head_is_on_its_way_before_the_first_view_is_made() -> None:
    answer = _browse(lambda *_: PREVIEW, "/RUS-TUR")
    assert len(answer.parts) == 2
    assert b"ready" not in answer.parts[0]
    assert b"<head>" in answer.parts[0]


def test_the_previewer_is_told_page_query_and_language() -> None:
    asked: list[Any] = []

    def previewer(segment: str, query: Mapping[str, list[str]], language: str) -> None:
        asked.append((segment, dict(query), language))

    _browse(previewer, "/RUS-TUR?type=AID&type=ACCUSE&q=a%26b", accept_language="de-AT,en;q=0.5")
    _browse(previewer, "/")
    assert asked == [
        ("RUS-TUR", {"type": ["AID", "ACCUSE"], "q": ["a&b"]}, "de-AT"),
        ("", {}, ""),
    ]


def test_a_failing_preview_leaves_the_page_as_it_was(caplog: pytest.LogCaptureFixture) -> None:
    def fails(*_: Any) -> Preview:
        raise RuntimeError("no data")

    answer = _browse(fails, "/RUS-TUR")
    assert re.sub("<script>.*?</script>", "", answer.text, count=1) == EMPTY
    assert "no first view of /RUS-TUR" in caplog.text


@pytest.mark.parametrize("headers", [{"accept": "*/*"}, {"accept": ""}, {"accept": "image/*"}])
def test_programs_that_run_no_scripts_get_the_words_too(headers: dict[str, str]) -> None:
    assert "<title>Russia &amp; Turkey</title>" in _browse(
        lambda *_: PREVIEW, "/RUS-TUR", **headers
    ).text  # fmt: skip


def test_a_page_is_packed_for_those_who_unpack_it() -> None:
    answer = _browse(lambda *_: PREVIEW, "/RUS-TUR", accept_encoding="br, gzip")
    assert answer.headers["content-encoding"] == "gzip"
    whole = gzip.decompress(b"".join(answer.parts)).decode()
    assert whole == _browse(lambda *_: PREVIEW, "/RUS-TUR").text
    assert b"<head>" in zlib.decompressobj(wbits=31).decompress(answer.parts[0])


def test_who_asks_for_the_head_alone_is_told_what_a_reader_is_told() -> None:
    def previewer(*_: Any) -> Preview:
        raise AssertionError("made what nobody reads")

    head = _browse(previewer, "/RUS-TUR", "HEAD")
    assert head.parts == []
    assert head.headers == _browse(lambda *_: PREVIEW, "/RUS-TUR").headers


@pytest.mark.parametrize(
    ("address", "headers"),
    [
        ("/data.csv", {}),
        ("/static/js/index.js", {}),
        ("/_stcore/health", {}),
        ("/broken", {}),
    ],
)
def test_what_is_no_page_passes_untouched(address: str, headers: dict[str, str]) -> None:
    def previewer(*_: Any) -> Preview:
        raise AssertionError("asked for what is no page")

    answer = _browse(previewer, address, **headers)
    assert answer.text in ("a,b", "<head></head>", EMPTY)
    assert "content-length" in answer.headers
