"""Plain text, and web pages saved as text: the headline, the date and the report, no more.

Saved pages carry what stood around the report: icon names, menus, picture captions, calls to
share. The signs by which these are known are few and general, and are listed here; a line
that shows none of them stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from relations.records import Article
from relations.sources import dates
from relations.sources.common import (
    NOT_UTF8,
    BadRecordError,
    Defaults,
    Problem,
    bounded,
    clean,
    one_line,
    read_text,
)

#: Lines this far from the top may hold the headline, the date and what stands around them.
_HEAD = 15
_LONGEST_TITLE = 250

_STAMP = re.compile(
    r"(?:(?:first |originally )?(?:published|posted|issued)|pub(?:lication)? date|date|dateline|"
    r"(?:last )?(?:updated|modified))(?: (?:time|date|on|at))?\s*[:\-–]?\s*(?P<when>.*\d.*)",
    re.I,
)
_LEADING_DATE = re.compile(r"date[:\s]+(\d{4}-\d{2}-\d{2})\b", re.I)
_BYLINE = re.compile(r"(?:by|from|author|reporting by|written by)\b:?\s+\S.{0,80}", re.I)
_CREDIT = re.compile(
    r"©|\(c\) |[/(|–—]\s*(?:Getty Images|AFP|Reuters|Sputnik|EPA|AP|TASS|Shutterstock)"
    r"(?: Photo| Images)?\)?\s*$"
)
_CAPTION = re.compile(r"\W*(?:file (?:photo|picture|image)|photo|image|picture|illustration|video)"
                      r"\s*(?:by|credit|courtesy)?\s*[:©]", re.I)  # fmt: skip
# Calls to the reader, whatever follows them; and labels, which stand alone or before a colon.
_CALL = re.compile(
    r"(?:read (?:more|also|next)|see also|also read|also on \S+\.[a-z]{2,4}|more on this|"
    r"(?:follow|like|find|join) us|share this|subscribe|sign (?:up|in)|log ?in|skip to|"
    r"you may also like|all rights reserved|(?:think your friends|like this story)|"
    r"accept (?:all )?cookies|this (?:web)?site uses cookies|copyright (?:©|\(c\)|\d{4}))\b"
    r"|(?:related(?: \w+)?|tags?|topics?|comments?|recommended|advertisement)\s*(?:[:(].*)?$",
    re.I,
)
_MENU_WORDS = frozenset(
    ("home", "menu", "search", "news", "world", "politics", "business", "sport", "sports",
     "culture", "opinion", "video", "videos", "photos", "live", "tv", "shop", "weather", "travel",
     "more", "share", "print", "email", "facebook", "twitter", "telegram", "whatsapp", "reddit",
     "linkedin", "close", "back", "next", "previous", "top", "save", "listen", "loading")
)  # fmt: skip


class Page(NamedTuple):
    """What a text holds; `published` is None where it does not say."""

    title: str | None
    published: datetime | None
    body: str


def read(path: Path, defaults: Defaults) -> Iterator[Article | Problem]:
    """Yield the article in a text file.

    Its date is what the page prints, else the caller's, else the one in the file's name.
    """
    file = str(path)
    try:
        text, guessed = read_text(path)
        if guessed:
            yield Problem(file, 0, NOT_UTF8, lost=False)
        yield _article(path, parse(text), defaults)
    except (BadRecordError, OSError) as problem:
        yield Problem(file, 0, str(problem))


def _article(path: Path, page: Page, defaults: Defaults) -> Article:
    if not page.body and not page.title:
        raise BadRecordError("no text in it")
    published = page.published or defaults.published or dates.in_name(path.name)
    if published is None:
        raise BadRecordError(
            "no date: give --published, or a line such as 'Published: 16 Sep 2019' under the "
            "headline, or a date such as 2019-09-16 in the file's name"
        )
    return Article.of(
        collection=defaults.collection,
        published=published,
        body=bounded(page.body),
        title=page.title,
        source=defaults.source,
        language=defaults.language,
        licence=defaults.licence,
    )


def parse(text: str) -> Page:
    """Find headline, date and body of a text."""
    lines = [line.strip() for line in clean(text).split("\n")]
    stamp, printed = _stamp(lines)
    leading = _LEADING_DATE.match(lines[0])
    published = printed or (dates.parse(leading[1]) if leading else None)
    if stamp is None:
        title, start = _title_alone(lines)
        return Page(title, published, _body(lines[start:]))
    title, deck = _above(lines[:stamp])
    rest = lines[stamp + 1 :]
    if title is None:
        title, start = _title_alone(rest)
        rest = rest[start:]
    return Page(title, published, _body([*deck, "", *rest]))


def _stamp(lines: list[str]) -> tuple[int | None, datetime | None]:
    """Find the line that prints the date, and the date."""
    filled = [number for number, line in enumerate(lines) if line][:_HEAD]
    for number in filled:
        found = _STAMP.fullmatch(lines[number])
        when = dates.parse(found["when"] if found else lines[number])
        if when:
            return number, when
    return None, None


def _above(lines: list[str]) -> tuple[str | None, list[str]]:
    """Find the headline among the lines above the date, and a deck that stands below it."""
    kept = [line for line in lines if line and not _is_chrome(line) and not _BYLINE.fullmatch(line)]
    if not kept:
        return None, []
    at = next((n for n, line in enumerate(kept) if len(line.split()) >= 4), len(kept) - 1)
    deck = [line for line in kept[at + 1 :] if len(line.split()) >= 8]
    return one_line(kept[at])[:_LONGEST_TITLE], deck


def _title_alone(lines: list[str]) -> tuple[str | None, int]:
    """Take a first line set apart that is no sentence as the headline; the rest begins there."""
    start = next((n for n, line in enumerate(lines) if line and not _is_chrome(line)), len(lines))
    alone = start + 1 < len(lines) and not lines[start + 1]
    if not alone or len(lines[start]) > _LONGEST_TITLE or lines[start].endswith((".", ":", ";")):
        return None, start
    return one_line(lines[start]), start + 1


def _body(lines: list[str]) -> str:
    kept = ["" if _is_no_report(line) else line for line in lines]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()


def _is_no_report(line: str) -> bool:
    return _is_chrome(line) or _is_caption(line) or _is_stamp(line)


def _is_stamp(line: str) -> bool:
    found = _STAMP.fullmatch(line)
    return bool(found and dates.parse(found["when"]))


def _is_chrome(line: str) -> bool:
    """Whether a line belongs to the page around the report."""
    words = re.findall(r"[^\W\d_]+", line.lower())
    if words and all(word in _MENU_WORDS for word in words):
        return True
    called = len(line) < 200 and bool(_CALL.match(line))
    return called or _is_icons(line) or bool(_LEADING_DATE.fullmatch(line))


def _is_icons(line: str) -> bool:
    """Whether a line is made of the names of a page's icons, run together."""
    words = line.split()
    return len(words) >= 4 and sum("icon" in word for word in words) * 4 > len(words)


def _is_caption(line: str) -> bool:
    """Whether a line describes a picture: it says so, or is short and ends in a credit."""
    return len(line) < 400 and bool(_CAPTION.match(line) or _CREDIT.search(line))
