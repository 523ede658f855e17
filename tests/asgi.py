"""A client that drives an ASGI application in this process, part by part."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from starlette.datastructures import Headers
from starlette.types import ASGIApp


@dataclass
class Answer:
    """What came back: `parts` are the pieces of the body as they were sent."""

    status: int = 0
    headers: Headers = field(default_factory=Headers)
    parts: list[bytes] = field(default_factory=list)
    loop_thread: int = 0

    @property
    def text(self) -> str:
        return b"".join(self.parts).decode()


def request(app: ASGIApp, address: str, method: str = "GET", **headers: str) -> Answer:
    """Ask for `address` (path and query); header names are given with underscores."""
    path, _, query = address.partition("?")
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method,
        "scheme": "http", "path": unquote(path), "raw_path": path.encode(), "root_path": "",
        "query_string": query.encode(), "server": ("test", 80), "client": ("test", 1),
        "headers": [(n.replace("_", "-").encode(), v.encode()) for n, v in headers.items()],
    }  # fmt: skip
    answer = Answer()

    async def receive() -> dict[str, Any]:
        await asyncio.sleep(3600)
        return {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        if message["type"] == "http.response.start":
            answer.status, answer.headers = message["status"], Headers(raw=message["headers"])
        elif message.get("body"):
            answer.parts.append(message["body"])

    answer.loop_thread = run(app(scope, receive, send))
    return answer


def run(work: Coroutine[Any, Any, None]) -> int:
    """Run a coroutine in a thread of its own, whose number is returned.

    A browser driven in the main thread may already have an event loop there.
    """
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, work).result()
        return pool.submit(threading.get_ident).result()
