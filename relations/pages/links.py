"""Addresses of the dashboard and HTML links to them. Pure functions; everything is escaped.

Addresses are relative, because all pages lie side by side, so that the dashboard also works
under a path of another site. Links are plain: each opens its page anew, which needs no page
to be known to the visitor's session beforehand; `in_place` keeps those to the same page on it.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from urllib.parse import urlencode, urlsplit

Query = Iterable[tuple[str, str]]

HOME = "./"
EVERYTHING = "all"


def page(path: str, query: Query = ()) -> str:
    """Write the address of a page: `./method`, `./RUS-TUR?type=ACCUSE`."""
    written = urlencode(list(query))
    return f"./{path}?{written}" if written else f"./{path}"


def scope(key: str, query: Query = ()) -> str:
    """Write the address of the page of a pair, a country, or (for an empty key) the search."""
    return page(key or "search", query)


def download(key: str, form: str, query: Query = ()) -> str:
    """Write the address of a scope's events as `csv`, `parquet` or `json`."""
    return page(f"download/{key or EVERYTHING}.{form}", query)


def feed(key: str, query: Query = ()) -> str:
    """Write the address of a scope's Atom feed."""
    return page(f"feed/{key or EVERYTHING}.atom", query)


def anchor(address: str, words: str, css: str = "", rel: str = "", title: str = "") -> str:
    """Write an HTML link with a class, a `rel` and a title where they are given."""
    given = {"href": address, "class": css, "rel": rel, "title": title}
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
