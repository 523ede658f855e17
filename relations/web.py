"""What every answer of the server goes through: security headers, canonical addresses.

Plain ASGI, so that streams stay streams and websockets pass untouched. Here is also how
streams and JSON are sent, and what answers an address for programs that there is not; those that
there are, are `routes`' business.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any

from starlette.convertors import StringConvertor, register_url_convertor
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import (
    JSONResponse,
    PlainTextResponse,
    RedirectResponse,
    Response,
    StreamingResponse,
)
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from relations.exports import FORMATS
from relations.provenance import ALL, METADATA
from relations.scopes import canonical

# Streamlit's page holds one script of its own in the HTML and styles made at run time; Vega
# compiles its charts ('unsafe-eval'). Nothing comes from another host, and none may frame us.
_POLICY = {
    "default-src": "'self'",
    "script-src": "'self' 'unsafe-inline' 'unsafe-eval'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "connect-src": "'self' data: blob:",
    "worker-src": "'self' blob:",
    "object-src": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'self'",
}

HEADERS: dict[str, str] = {
    "Content-Security-Policy": "; ".join(f"{key} {value}" for key, value in _POLICY.items()),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
}

_SCOPE_PATH = re.compile(r"/([A-Za-z]{3}(?:-[A-Za-z]{3})?)(/?)")
_METRICS = "/_stcore/metrics"
#: What lies below these is ours or Streamlit's; a page lies below nothing.
_FOLDERS = ("download", "feed", "static", "_stcore", "component", "media", "app")


class _DataFile(StringConvertor):
    """A part of a path that ends as data do; `manifest.json` is Streamlit's own."""

    regex = r"(?!manifest\.json$)[^/]+\.(?i:csv|json|parquet|atom|xlsx)"


register_url_convertor("data_file", _DataFile())
_LOST = ("/download/{rest:path}", "/feed/{rest:path}", "/{rest:data_file}")


class SecurityHeaders:
    """Adds HEADERS to every HTTP answer that does not set them itself."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and the answer back with the headers."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, send_with_headers)


class FrontDoor:
    """Sends `/tur-rus` to `/RUS-TUR` and `/tur` to `/TUR`; hides what is not for the public."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer at once where the app need not be asked."""
        answer = _answer(scope) if scope["type"] == "http" else None
        await (answer or self.app)(scope, receive, send)


def middleware() -> list[Middleware]:
    """List the middleware in the order in which a request meets it."""
    return [Middleware(SecurityHeaders), Middleware(FrontDoor)]


def _answer(scope: Scope) -> Response | None:
    """Answer a request that the app need not see; None for any other."""
    path = scope["path"]
    if path.rstrip("/").endswith(_METRICS):
        return PlainTextResponse("Not found.\n", 404)
    if _lies_too_deep(scope):
        return PlainTextResponse(f"There is no page at this address.\n{way_out(path)}\n", 404)
    match = _SCOPE_PATH.fullmatch(path)
    if not match or scope["method"] not in ("GET", "HEAD"):
        return None
    target = _canonical(match[1])
    if target is None or (target == match[1] and not match[2]):
        return None
    # Relative, so that no path can send a visitor to another host.
    return RedirectResponse(with_query(("../" if match[2] else "") + target, scope), 308)


def _lies_too_deep(scope: Scope) -> bool:
    """Whether a browser asks for a page below another: Streamlit's page would stay white there."""
    first, *rest = scope["path"].strip("/").split("/")
    accept = dict(scope["headers"]).get(b"accept", b"")
    return bool(rest) and first not in _FOLDERS and b"text/html" in accept


def _canonical(scope: str) -> str | None:
    try:
        return canonical(scope)
    except ValueError:
        return None


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
    scope = ALL if stem in (ALL, "search") else _canonical(stem)
    if not scope:
        return None
    known = (*FORMATS, METADATA)
    if end == "atom" or (path.startswith("/feed/") and end not in known):
        return f"/feed/{scope}.atom"
    return f"/download/{scope}.{end if end in known else 'csv'}"


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
