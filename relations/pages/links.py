"""Addresses of the dashboard and HTML links to them. Pure functions; everything is escaped.

Addresses are relative, because all pages lie side by side, so that the dashboard also works
under a path of another site. Links are plain: each opens its page anew, which needs no page
to be known to the visitor's session beforehand.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from urllib.parse import urlencode, urlsplit

Query = Iterable[tuple[str, str]]

HOME = "./"
METHOD = "./method"


def _with_query(path: str, query: Query) -> str:
    written = urlencode(list(query))
    return f"{path}?{written}" if written else path


def pair(key: str, query: Query = ()) -> str:
    """Write the address of a pair's page: `./RUS-TUR?type=ACCUSE`."""
    return _with_query(f"./{key}", query)


def download(key: str, form: str, query: Query = ()) -> str:
    """Write the address of a pair's events as `csv`, `parquet` or `json`."""
    return _with_query(f"./download/{key}.{form}", query)


def anchor(address: str, words: str, css: str = "", rel: str = "") -> str:
    """Write an HTML link with a class and a `rel` where they are given."""
    given = {"href": address, "class": css, "rel": rel}
    attributes = "".join(f' {key}="{escape(value)}"' for key, value in given.items() if value)
    return f"<a{attributes}>{escape(words)}</a>"


def outward(address: str | None, words: str) -> str:
    """Link out of the dashboard to an http or https address; the bare words for any other."""
    if not is_web(address):
        return escape(words)
    return anchor(str(address), words, rel="noopener noreferrer nofollow")


def is_web(address: str | None) -> bool:
    """Whether this is an absolute http or https address."""
    try:
        parts = urlsplit(address or "")
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)
