"""Lists for readers of news and for search engines: an Atom feed of events, a sitemap.

XML as bytes; outside text goes through the library's own escaping. Where they are served is
`routes`' business.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode
from xml.etree import ElementTree

from relations import countries, scopes
from relations.filters import Filters
from relations.rows import page
from relations.store import Store

MOST_ENTRIES = 50
#: As many addresses as a sitemap may hold (sitemaps.org).
MOST_ADDRESSES = 50_000

_ATOM, _SITEMAP = "http://www.w3.org/2005/Atom", "http://www.sitemaps.org/schemas/sitemap/0.9"
#: Signs that XML 1.0 cannot hold in any way.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def atom(store: Store, filters: Filters, site: str, own: str) -> bytes:
    """Write the newest chosen events as an Atom feed (RFC 4287).

    `site` is the address of the home page with its slash, `own` that of the feed.
    """
    rows = page(store, filters, MOST_ENTRIES).to_pylist()
    feed = ElementTree.Element("feed", xmlns=_ATOM)
    page_of = f"{site}{filters.scope or 'search'}"
    query = urlencode(filters.query())
    _add(feed, "title", f"{scopes.name(filters.scope)}: {filters.words()}")
    _add(feed, "id", own)
    _add(feed, "updated", _moment(rows[0]["date"] if rows else None))
    ElementTree.SubElement(feed, "link", rel="self", href=own)
    ElementTree.SubElement(feed, "link", href=f"{page_of}?{query}" if query else page_of)
    _add(ElementTree.SubElement(feed, "author"), "name", "Relations between countries")
    for row in rows:
        _entry(feed, row, site)
    return _bytes(feed)


def _entry(feed: ElementTree.Element, row: dict[str, Any], site: str) -> None:
    arrow = "and" if row["reciprocal"] else "toward"
    who = f" {arrow} ".join(countries.name(row[k]) for k in ("source_country", "target_country"))
    entry = ElementTree.SubElement(feed, "entry")
    address = f"{site}{row['pair']}?event={row['event_id']}"
    kind = row["event_type"].capitalize() + (f" ({row['mode']})" if row["mode"] else "")
    _add(entry, "title", f"{row['date']}: {who}: {kind}, {row['status']}")
    _add(entry, "id", address)
    _add(entry, "updated", _moment(row["date"]))
    ElementTree.SubElement(entry, "link", href=address)
    ElementTree.SubElement(entry, "category", term=row["event_type"])
    source = f" ({row['article_source']})" if row["article_source"] else ""
    _add(entry, "summary", f"{row['sentence'] or row['article_title'] or ''}{source}")


def sitemap(site: str, pages: Iterable[str]) -> bytes:
    """Write the addresses of pages, given relative to `site`, as a sitemap."""
    root = ElementTree.Element("urlset", xmlns=_SITEMAP)
    for path in list(pages)[:MOST_ADDRESSES]:
        _add(ElementTree.SubElement(root, "url"), "loc", f"{site}{path}")
    return _bytes(root)


def _moment(day: object) -> str:
    return f"{day or '1970-01-01'}T00:00:00Z"


def _add(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, name).text = _NOT_XML.sub("\ufffd", text)


def _bytes(root: ElementTree.Element) -> bytes:
    ElementTree.indent(root)
    return bytes(ElementTree.tostring(root, "utf-8", xml_declaration=True))
