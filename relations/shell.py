"""Streamlit's one HTML page, filled before it is sent: title, description, a first view.

Streamlit sends every visitor the same empty page, and its scripts draw it a second later. What
the server knows already is put into it here, so that a visitor reads at once and programs that
run no scripts (link previews, search engines) find words. What a first view says is
`pages.preview`'s business.
"""

from __future__ import annotations

import json
import logging
import zlib
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
_GZIP = 31  # as zlib names a gzip stream of its largest window
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
        answer = _Answer(scope, send, lambda: self._preview(scope))
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

    def __init__(self, scope: Scope, send: Send, preview: Callable[[], Preview | None]) -> None:
        self._head_alone = scope["method"] == "HEAD"
        packs = "gzip" in Headers(scope=scope).get("accept-encoding", "")
        self._packer = zlib.compressobj(wbits=_GZIP) if packs else None
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
        """Send the head first: the browser fetches scripts while the first view is made."""
        headers = MutableHeaders(scope=start)
        for name in ("content-length", "etag", "last-modified", "accept-ranges"):
            del headers[name]
        headers.add_vary_header("Accept-Language, Accept-Encoding")
        if self._packer:
            headers["content-encoding"] = "gzip"
        await self._send(start)
        if self._head_alone:
            await self._send({"type": "http.response.body", "body": b""})
            return
        head, ends, rest = html.partition(_HEAD_ENDS)
        await self._send_part(head.replace(_OWN_TITLE, ""))
        preview = await run_in_threadpool(self._preview)
        if preview:
            rest = rest.replace(_BODY_ENDS, f"{preview.body}{_BODY_ENDS}")
        await self._send_part(f"{_words(preview)}{ends}{rest}", last=True)

    async def _send_part(self, html: str, last: bool = False) -> None:
        body = html.encode()
        if self._packer:
            body = self._packer.compress(body)
            body += self._packer.flush(zlib.Z_FINISH if last else zlib.Z_SYNC_FLUSH)
        await self._send({"type": "http.response.body", "body": body, "more_body": not last})


def _asks_for_page(scope: Scope) -> bool:
    """Whether this may be a page: pages lie side by side, and have no ending."""
    if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
        return False
    segment = scope["path"].strip("/")
    return "/" not in segment and "." not in segment


def _is_html(start: Message) -> bool:
    kind = Headers(raw=start["headers"]).get("content-type", "")
    return start["status"] == 200 and kind.startswith("text/html")


def _words(preview: Preview | None) -> str:
    """The title and what link previews and search engines read."""
    if preview is None:
        return f"{_OWN_TITLE}<script>{_BASE}</script>"
    title, description = escape(preview.title), escape(preview.description)
    language = json.dumps(preview.language.replace("_", "-"))
    return (
        f"<title>{title}</title>"
        f'<meta name="description" content="{description}">'
        f'<meta property="og:title" content="{title}">'
        f'<meta property="og:description" content="{description}">'
        f"<script>{_BASE}\ndocument.documentElement.lang = {language}</script>"
    )


#: Pages lie side by side, so the server need not be looked for below each of them.
_BASE = 'window.__streamlit = {BACKEND_BASE_URL: new URL("./", location.href).href}'
