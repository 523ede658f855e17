"""How an address for programs is answered: as a stream, as JSON, or that nothing is there.

Which addresses there are is `routes`' business, what is written that of `exports`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any

from starlette.convertors import StringConvertor, register_url_convertor
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import Scope

from relations.exports import FORMATS
from relations.provenance import ALL, METADATA
from relations.scopes import canonical


class _DataFile(StringConvertor):
    """A part of a path that ends as data do; `manifest.json` is Streamlit's own."""

    regex = r"(?!manifest\.json$)[^/]+\.(?i:csv|json|parquet|atom|xlsx)"


register_url_convertor("data_file", _DataFile())
_LOST = ("/download/{rest:path}", "/feed/{rest:path}", "/{rest:data_file}")


def with_query(address: str, scope: Scope) -> str:
    """`address` with the request's own query string, where it has one."""
    query = scope.get("query_string", b"").decode("latin-1")
    return f"{address}?{query}" if query else address


def lost_routes() -> list[Route]:
    """List routes, to stand after all others, for addresses that can only be a program's mistake.

    Streamlit answers what no route has with its page and status 200, which a program would take
    for data.
    """
    return [Route(path, _lost, methods=["GET"]) for path in _LOST]


def _lost(request: Request) -> Response:
    way = way_out(request.scope["path"])
    return PlainTextResponse(f"There is nothing at this address.\n{way}\n", 404)


def way_out(path: str) -> str:
    """Say in English which address may have been meant, and where all of them are listed."""
    meant = _meant(path)
    guess = f"Perhaps {meant} was meant. " if meant else ""
    return f"{guess}All addresses are listed at /data."


def _meant(path: str) -> str | None:
    """Guess the address from the last part of the path; None where that names no scope."""
    stem, _, end = path.rpartition("/")[2].partition(".")
    scope = ALL if stem in (ALL, "search") else _scope(stem)
    if not scope:
        return None
    known = (*FORMATS, METADATA)
    if end == "atom" or (path.startswith("/feed/") and end not in known):
        return f"/feed/{scope}.atom"
    return f"/download/{scope}.{end if end in known else 'csv'}"


def _scope(text: str) -> str | None:
    try:
        return canonical(text)
    except ValueError:
        return None


def described_by(address: str) -> dict[str, str]:
    """Name the address of what is to be known of an answer, relative to its own."""
    return {"Link": f'<{address}>; rel="describedby"'}


def told(request: Request, headers: dict[str, str], tell: Callable[[], dict[str, Any]]) -> Response:
    """Answer with what `tell` gives as JSON, unless the program has it already."""
    if request.headers.get("if-none-match") == headers["ETag"]:
        return Response(status_code=304, headers=headers)
    return JSONResponse(tell(), headers=headers)


def sent(
    request: Request, headers: dict[str, str], extension: str, parts: Iterator[bytes]
) -> Response:
    """Answer with a stream, unless the program has it already or wants to know of it only."""
    if request.headers.get("if-none-match") == headers["ETag"]:
        return Response(status_code=304, headers=headers)
    media_type = FORMATS[extension].media_type
    if request.method == "HEAD":
        return _without_body(headers, media_type)
    return StreamingResponse(_begun(parts), headers=headers, media_type=media_type)


def _without_body(headers: dict[str, str], media_type: str) -> Response:
    response = Response(headers=headers, media_type=media_type)
    del response.headers["Content-Length"]  # the length of the body is not known beforehand
    return response


def _begun(parts: Iterator[bytes]) -> Iterator[bytes]:
    """Take the first part now, so that what goes wrong at once is told with a status."""
    return chain([next(parts, b"")], parts)
