"""Saved web pages in HTML: trafilatura finds the main text, title, date and site."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import trafilatura

from relations.records import Article
from relations.sources import dates
from relations.sources.common import (
    BadRecordError,
    Defaults,
    Problem,
    bounded,
    clean,
    one_line,
    read_bytes,
    web_address,
)

# It logs what it discards; what matters to a caller comes back as a Problem.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)

_EXACT_TIME = (
    "//meta[@property='article:published_time' or @itemprop='datePublished']/@content"
    "|//time[@itemprop='datePublished']/@datetime"
)


def read(path: Path, defaults: Defaults) -> Iterator[Article | Problem]:
    """Yield the article in an HTML file.

    Its date is the page's, else the caller's, else the one in the file's name.
    """
    try:
        yield _article(path, trafilatura.load_html(read_bytes(path)), defaults)
    except (BadRecordError, OSError) as problem:
        yield Problem(str(path), 0, str(problem))


def _article(path: Path, tree: Any, defaults: Defaults) -> Article:
    times = [] if tree is None else [dates.parse(value) for value in tree.xpath(_EXACT_TIME)]
    page = _extract(tree)
    lines = clean((page and page.text) or "").split("\n")
    if page is None or not any(lines):
        raise BadRecordError("no main text found in the page")
    published = _published(page.date, times) or defaults.published or dates.in_name(path.name)
    if published is None:
        raise BadRecordError("no date in the page: give --published, or a date in the file's name")
    title = one_line(page.title or "") or None
    if title and one_line(lines[0]) == title:
        lines = lines[1:]
    return Article.of(
        collection=defaults.collection,
        published=published,
        body=bounded("\n\n".join(line for line in lines if line.strip())),
        title=title,
        source=one_line(page.sitename or "") or defaults.source,
        url=web_address(page.url),
        language=defaults.language,
        licence=defaults.licence,
    )


def _extract(tree: Any) -> Any:
    """Run trafilatura's reading of a page; None where it finds none.

    The extensive search for a date is off: a guessed date is worse than none.
    """
    if tree is None:
        return None
    return trafilatura.bare_extraction(
        tree,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )


def _published(day: str | None, times: list[datetime | None]) -> datetime | None:
    """Give the page's day, with the time of day where the page states one for that day."""
    found = dates.parse(day or "")
    exact = (time for time in times if time and found and time.date() == found.date())
    return next(exact, found)
