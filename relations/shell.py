"""Streamlit's one HTML page, filled before it is sent: title, description, a first view.

Streamlit sends every visitor the same empty page, and its scripts draw it a second later. What
the server knows already is put into it here, so that a visitor reads at once and programs that
run no scripts (link previews, search engines) find words. What a first view says is
`pages.preview`'s business.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from html import escape
from typing import NamedTuple
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_LOG = logging.getLogger(__name__)

#: Headers of a request that would bring an answer we cannot fill: packed, or none at all.
_LEFT_OUT = (b"accept-encoding", b"if-none-match", b"if-modified-since")
_OWN_TITLE, _HEAD_ENDS, _BODY_ENDS = "<title>Streamlit</title>", "</head>", "</body>"


class Preview(NamedTuple):
    """What stands in a page before its scripts: plain texts, and a body of ready HTML or none."""

    title: str
    description: str
    language: str
    body: str = ""


#: From the last part of the path, the query and the visitor's language (`de-DE`, or empty).
Previewer = Callable[[str, Mapping[str, list[str]], str], Preview | None]


class Shell:
    """Fills the pages that a browser asks for; passes on whatever is no page."""

    def __init__(self, app: ASGIApp, previewer: Previewer) -> None:
        self.app = app
        self.previewer = previewer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and the answer back with what we know of the page."""
        if not _asks_for_page(scope):
            await self.app(scope, receive, send)
            return
        headers = [(key, value) for key, value in scope["headers"] if key not in _LEFT_OUT]
        answer = _Answer(send, lambda: self._preview(scope))
        await self.app({**scope, "headers": headers}, receive, answer.send)

    def _preview(self, scope: Scope) -> Preview | None:
        """Ask for the preview; a page without one is a page all the same."""
        query = parse_qs(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        language = Headers(scope=scope).get("accept-language", "")
        segment = scope["path"].strip("/")
        try:
            return self.previewer(segment, query, language.split(",")[0].split(";")[0].strip())
        except Exception:
            _LOG.exception("no first view of /%s", segment)
            return None


class _Answer:
    """An answer on its way back: an HTML page is held until it is whole, all else passes."""

    def __init__(self, send: Send, preview: Callable[[], Preview | None]) -> None:
        self._send = send
        self._preview = preview
        self._start: Message | None = None
        self._body = b""

    async def send(self, message: Message) -> None:
        """Take one message of the answer."""
        if message["type"] == "http.response.start" and _is_html(message):
            self._start = message
        elif self._start is None:
            await self._send(message)
        else:
            self._body += message.get("body", b"")
            if not message.get("more_body"):
                await self._send_filled(self._start, self._body.decode())

    async def _send_filled(self, start: Message, html: str) -> None:
        """Send the head first: the browser loads scripts while the first view is made."""
        headers = MutableHeaders(scope=start)
        for name in ("content-length", "etag", "last-modified", "accept-ranges"):
            del headers[name]
        headers.add_vary_header("Accept-Language")
        await self._send(start)
        head, ends, rest = html.partition(_HEAD_ENDS)
        head = head.replace(_OWN_TITLE, "")
        await self._send({"type": "http.response.body", "body": head.encode(), "more_body": True})
        preview = await run_in_threadpool(self._preview)
        if preview:
            ends = f"{_words(preview)}{ends}"
            rest = rest.replace(_BODY_ENDS, f"{preview.body}{_BODY_ENDS}")
        else:
            ends = f"{_OWN_TITLE}{ends}"
        await self._send({"type": "http.response.body", "body": f"{ends}{rest}".encode()})


def _asks_for_page(scope: Scope) -> bool:
    """Whether a browser asks for a page: pages lie side by side, and have no ending."""
    if scope["type"] != "http" or scope["method"] != "GET":
        return False
    segment = scope["path"].strip("/")
    accept = Headers(scope=scope).get("accept", "")
    return "/" not in segment and "." not in segment and "text/html" in accept


def _is_html(start: Message) -> bool:
    kind = Headers(raw=start["headers"]).get("content-type", "")
    return start["status"] == 200 and kind.startswith("text/html")


def _words(preview: Preview) -> str:
    """The title and what link previews and search engines read."""
    title, description = escape(preview.title), escape(preview.description)
    return (
        f"<title>{title}</title>"
        f'<meta name="description" content="{description}">'
        f'<meta property="og:title" content="{title}">'
        f'<meta property="og:description" content="{description}">'
        f"<script>document.documentElement.lang = '{escape(preview.language)}'\n{_BASE}</script>"
    )


#: Pages lie side by side, so the server need not be looked for below each of them.
_BASE = 'window.__streamlit = {BACKEND_BASE_URL: new URL("./", location.href).href}'
