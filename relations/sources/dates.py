"""Dates as articles print them: ISO 8601 and the usual English forms, never a guess.

Time zones are dropped: what is kept is the date and time as printed. A date in figures whose
day and month could be taken for each other is refused. Dates inside sentences are the coder's
business.
"""

from __future__ import annotations

import re
from datetime import date, datetime

_DAYS = r"(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?"
_NOISE = re.compile(rf"\b(?:{_DAYS}|at|on|of)\b\.?|[,|•·]|(?<=\d)(?:st|nd|rd|th)\b", re.I)
_ZONE = re.compile(r"\s*(?:\(?\b(?:UTC|GMT|Z|E[DS]T|C[DS]T|P[DS]T|M[DS]T|BST|CES?T|MSK)\b\)?)"
                   r"|\s+[+-]\d{2}:?\d{2}$", re.I)  # fmt: skip
_DATES = ("%d %b %Y", "%d %B %Y", "%b %d %Y", "%B %d %Y", "%Y/%m/%d", "%Y.%m.%d", "%Y %B %d")
_TIMES = ("", " %H:%M", " %H:%M:%S", " %I:%M %p", " %I:%M%p")
_FORMATS = tuple(day + time for day in _DATES for time in _TIMES)
_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d{2})[-_.]?(\d{2})[-_.]?(\d{2})(?!\d)")


def parse(text: str) -> datetime | None:
    """Read the date and time that `text` as a whole states, to the second, or None.

    `parse("16 Sep, 2019 22:22")` and `parse("2019-09-16T22:22:00+03:00")` give the same.
    """
    text = text.strip()
    if len(text) > 80:
        return None
    try:
        return _bare(datetime.fromisoformat(text))
    except ValueError:
        pass
    plain = _ZONE.sub("", _NOISE.sub(" ", text))
    plain = " ".join(re.sub(r"\bsept\b", "Sep", plain.replace("Sept.", "Sep"), flags=re.I).split())
    plain = re.sub(r"(?<=[A-Za-z])\.", "", plain).lstrip("-– ")
    return next((found for form in _FORMATS if (found := _by_format(plain, form))), None)


def of_value(value: object) -> datetime | None:
    """Read a value of a table in the same way: a date, a time or text."""
    if isinstance(value, datetime):
        return _bare(value)
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day)
    return parse(value) if isinstance(value, str) else None


def in_name(name: str) -> datetime | None:
    """Find the date in a file name such as `2019-09-16-summit.txt` or `20190916.txt`."""
    for found in _IN_NAME.finditer(name):
        year, month, day = map(int, found.groups())
        try:
            return datetime(year, month, day)
        except ValueError:
            continue
    return None


def _bare(when: datetime) -> datetime:
    return datetime(when.year, when.month, when.day, when.hour, when.minute, when.second)


def _by_format(text: str, form: str) -> datetime | None:
    try:
        found = datetime.strptime(text, form)
    except ValueError:
        return None
    return found if found.year >= 1000 else None
