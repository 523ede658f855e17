"""The addresses beside the pages: downloads of a pair's events, and robots.txt.

    /download/RUS-TUR.csv?from=2019-01-01&type=CONSULT     also .json and .parquet

A program must not get other rows than it asked for, so whatever a page would pass over with a
notice is refused here. Handlers are plain functions: Starlette runs them, and steps through
their streams, in worker threads.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from itertools import chain

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from relations import __version__
from relations.dataset import DatasetError
from relations.exports import FORMATS, file_name, stream
from relations.filters import Filters, canonical
from relations.queries import holds
from relations.store import Store, StoreError, StoreStale
from relations.web import middleware, with_query

__all__ = ["build_routes", "middleware"]

_LOG = logging.getLogger(__name__)
_ROBOTS = "User-agent: *\nDisallow: /download/\nDisallow: /_stcore/\n"
_SORRY = "The data cannot be read at the moment. Please try again later.\n"


def build_routes(get_store: Callable[[], Store]) -> list[Route]:
    """List the routes; `get_store` gives the store of the data published now, in any thread."""

    def download(request: Request) -> Response:
        try:
            return _download(request, get_store)
        except (StoreError, DatasetError):
            _LOG.exception("a download failed: %s", request.url.path)
            return PlainTextResponse(_SORRY, 503, {"Retry-After": "60"})

    return [
        Route("/download/{name}", download, methods=["GET"]),
        Route("/robots.txt", lambda request: PlainTextResponse(_ROBOTS), methods=["GET"]),
    ]


def _download(request: Request, get_store: Callable[[], Store]) -> Response:
    name = request.path_params["name"]
    stem, _, extension = name.rpartition(".")
    if extension not in FORMATS:
        known = ", ".join(f".{one}" for one in FORMATS)
        return _refused(404, [f"There is no such download. The address ends in one of {known}."])
    try:
        pair = canonical(stem)
    except ValueError as problem:
        return _refused(404, [f"There is no such pair: {problem}."])
    if pair != stem:
        return RedirectResponse(with_query(f"{pair}.{extension}", request.scope), 308)
    try:
        return _answer(request, get_store(), pair, extension)
    except StoreStale:
        # The data were published anew between opening the store and asking it.
        return _answer(request, get_store(), pair, extension)


def _answer(request: Request, store: Store, pair: str, extension: str) -> Response:
    """Answer with the chosen rows, or with what is wrong with the choice."""
    if not holds(store, pair):
        return _refused(404, [f"No events of {pair} are published here."])
    query = {key: request.query_params.getlist(key) for key in request.query_params}
    known = [one.name for one in store.collections]
    filters, notices = Filters.parse(pair, query, known, other_keys=())
    if notices:
        return _refused(400, ["Nothing was sent, because of the filters:", *notices])
    headers = {
        "Content-Disposition": f'attachment; filename="{file_name(filters, extension)}"',
        "Cache-Control": "public, no-cache",
        "ETag": f'W/"{store.version}-{__version__}-{extension}"',
    }
    if request.headers.get("if-none-match") == headers["ETag"]:
        return Response(status_code=304, headers=headers)
    media_type = FORMATS[extension].media_type
    if request.method == "HEAD":
        return _without_body(headers, media_type)
    return StreamingResponse(
        _begun(stream(store, filters, extension)), headers=headers, media_type=media_type
    )


def _without_body(headers: dict[str, str], media_type: str) -> Response:
    response = Response(headers=headers, media_type=media_type)
    del response.headers["Content-Length"]  # the length of the body is not known beforehand
    return response


def _begun(parts: Iterator[bytes]) -> Iterator[bytes]:
    """Take the first part now, so that what goes wrong at once is told with a status."""
    return chain([next(parts, b"")], parts)


def _refused(status: int, lines: list[str]) -> Response:
    return PlainTextResponse("\n".join(lines) + "\n", status)
