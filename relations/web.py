"""What every answer of the server goes through: security headers, canonical addresses, `shell`.

Plain ASGI, so that streams stay streams and websockets pass untouched. The addresses for
programs are `routes`' business, how they are answered that of `answers`.
"""

from __future__ import annotations

import re

from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from relations.answers import way_out, with_query
from relations.scopes import canonical
from relations.shell import Previewer, Shell

# Streamlit's page holds one script of its own in the HTML and styles made at run time; Vega
# compiles its charts ('unsafe-eval'), components come as blobs. Nothing comes from another host,
# and none may frame us.
_POLICY = {
    "default-src": "'self'",
    "script-src": "'self' 'unsafe-inline' 'unsafe-eval' blob:",
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


def middleware(previewer: Previewer) -> list[Middleware]:
    """List the middleware in the order in which a request meets it."""
    return [
        Middleware(SecurityHeaders),
        Middleware(FrontDoor),
        Middleware(Shell, previewer=previewer),
    ]


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
