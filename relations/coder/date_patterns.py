"""The time expressions that are known, and what each says of a day, given that of publication.

A table of patterns, each with the function that resolves a match. Which match in a sentence
counts is for `dates`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

#: Numbers of the months by name and short name, of the weekdays by name, in small letters.
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january|jan", "february|feb", "march|mar", "april|apr", "may", "june|jun",
            "july|jul", "august|aug", "september|sept|sep", "october|oct", "november|nov",
            "december|dec",
        ), 1,
    )
    for name in names.split("|")
}  # fmt: skip
WEEKDAYS = {
    name: number
    for number, name in enumerate(
        ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    )
}
NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "twelve": 12, "several": 3, "a few": 3,
}  # fmt: skip
_SHORT = {name[:3]: number for name, number in WEEKDAYS.items()} | {
    "tues": 1,
    "thur": 3,
    "thurs": 3,
}
_CLOSINGS = {"late", "end", "later"}

_MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November"
    r"|December|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_WEEKDAY = (
    r"(?P<weekday>(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b"
    r"|(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\.)"
)
_PART = r"(?:(?P<part>[Ee]arly|[Mm]id|[Ll]ate|(?:the )?(?:beginning|start|end) of)[- ]?(?:the )?)?"


Resolved = tuple[date, str] | None
Resolver = Callable[[re.Match[str], date, bool], Resolved]


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month_number(match: re.Match[str]) -> int:
    return MONTHS[match["month"].lower().rstrip(".")]


def _full(match: re.Match[str], _published: date, _future: bool) -> Resolved:
    day = _day(int(match["year"]), _month_number(match), int(match["day"]))
    return (day, "day") if day else None


def _iso(match: re.Match[str], _published: date, _future: bool) -> Resolved:
    day = _day(int(match["year"]), int(match["month"]), int(match["day"]))
    return (day, "day") if day else None


def _month_day(match: re.Match[str], published: date, future: bool) -> Resolved:
    day = _day(published.year, _month_number(match), int(match["day"]))
    if day is None:
        return None
    if future and day < published:
        day = _day(day.year + 1, day.month, day.day)
    elif not future and day > published:
        day = _day(day.year - 1, day.month, day.day)
    return (day, "day") if day else None


def _range(match: re.Match[str], published: date, future: bool) -> Resolved:
    """`April 3–4`, `12-14 May 2019`: the first day stands for the range."""
    resolver = _full if match["year"] else _month_day
    return resolver(match, published, future)


def _month_year(match: re.Match[str], _published: date, _future: bool) -> Resolved:
    first = date(int(match["year"]), _month_number(match), 1)
    return _with_part(match, first)


def _with_part(match: re.Match[str], first: date) -> Resolved:
    return first.replace(day=_day_in(match, first)), "month"


def _part(match: re.Match[str]) -> str:
    return (match["part"] or "").lower().removeprefix("the ").partition(" ")[0].rstrip("-")


def _day_in(match: re.Match[str], first: date) -> int:
    """The day that stands for a part of a month: the first, the middle or the last."""
    part = _part(match)
    if part in _CLOSINGS:
        return monthrange(first.year, first.month)[1]
    return 16 if part == "mid" else 1


def _month_alone(match: re.Match[str], published: date, future: bool) -> Resolved:
    month = _month_number(match)
    year = published.year
    if future and month < published.month:
        year += 1
    elif not future and month > published.month:
        year -= 1
    return _with_part(match, date(year, month, 1))


def _year(match: re.Match[str], _published: date, _future: bool) -> Resolved:
    return _in_year(match, int(match["year"])), "year"


def _in_year(match: re.Match[str], year: int) -> date:
    part = _part(match)
    if part in _CLOSINGS:
        return date(year, 12, 31)
    return date(year, 7, 1) if part == "mid" else date(year, 1, 1)


def _quarter(match: re.Match[str], _published: date, _future: bool) -> Resolved:
    word = match["quarter"].lower()
    number = int(word) if word.isdigit() else ("first", "second", "third", "fourth").index(word) + 1
    return date(int(match["year"]), 3 * number - 2, 1), "month"


def _ordinal(match: re.Match[str], published: date, future: bool) -> Resolved:
    """`the 15th`: of this month, or of the one before or after it."""
    for months in (0, 1) if future else (0, -1):
        at = published.year * 12 + published.month - 1 + months
        day = _day(at // 12, at % 12 + 1, int(match["day"]))
        if day is not None and (day >= published if future else day <= published):
            return day, "day"
    return None


def _slashed(match: re.Match[str], _published: date, _future: bool) -> Resolved:
    """`13/05/2025`; where day and month could be exchanged nothing is guessed."""
    first, second = int(match["first"]), int(match["second"])
    if first <= 12 and second <= 12 and first != second:
        return None
    day = _day(int(match["year"]), *((second, first) if first > 12 else (first, second)))
    return (day, "day") if day else None


def _decade(match: re.Match[str], _published: date, _future: bool) -> Resolved:
    return date(int(match["year"]) * 10, 1, 1), "year"


def _weekday(match: re.Match[str], published: date, future: bool) -> Resolved:
    which = (match["which"] or "").lower()
    ahead = (_weekday_number(match) - published.weekday()) % 7
    if which in {"next", "coming"}:
        return published + timedelta(days=ahead or 7), "day"
    if future and which != "last":  # printed on Friday, "will meet on Friday" means today
        return published + timedelta(days=ahead), "day"
    back = (7 - ahead) % 7
    if which == "last" and back == 0:
        back = 7
    return published - timedelta(days=back), "day"


def _weekday_number(match: re.Match[str]) -> int:
    word = match["weekday"].lower().rstrip(".")
    return WEEKDAYS[word] if word in WEEKDAYS else _SHORT[word]


def _named_day(match: re.Match[str], published: date, _future: bool) -> Resolved:
    word = match["word"].lower()
    if word in {"yesterday", "last night", "last evening"}:
        return published - timedelta(days=1), "day"
    return (published + timedelta(days=1) if word == "tomorrow" else published), "day"


def _unit(match: re.Match[str], published: date, _future: bool) -> Resolved:
    """`last week`, `earlier this month`, `next year`."""
    which, unit = match["which"].lower(), match["unit"].lower()
    step = {"last": -1, "next": 1, "coming": 1, "past": -1, "previous": -1}.get(which, 0)
    moved = shifted(published, step, unit, start=True)
    if moved is not None and unit == "month":
        return _with_part(match, moved[0])
    if moved is not None and unit == "year":
        return _in_year(match, moved[0].year), "year"
    return moved


def shifted(published: date, step: int, unit: str, *, start: bool) -> Resolved:
    """So many days, weeks, months or years away; of a week its Monday where `start` is true."""
    if unit == "day":
        return published + timedelta(days=step), "day"
    if unit == "week":
        monday = published - timedelta(days=published.weekday())
        day = monday if start else published
        return day + timedelta(days=7 * step), "week"
    if unit == "month":
        months = published.year * 12 + published.month - 1 + step
        return date(months // 12, months % 12 + 1, 1), "month"
    return date(published.year + step, 1, 1), "year"


def _ago(match: re.Match[str], published: date, _future: bool) -> Resolved:
    word = match["number"].lower()
    number = int(word) if word.isdigit() else NUMBERS.get(word)
    if number is None or number > 500:
        return None
    return shifted(published, -number, match["unit"].lower().rstrip("s"), start=False)


def _weekend(match: re.Match[str], published: date, future: bool) -> Resolved:
    to_saturday = (5 - published.weekday()) % 7
    if future:
        return published + timedelta(days=to_saturday), "day"
    back = (published.weekday() - 5) % 7
    return published - timedelta(days=back), "day"


def _coming(match: re.Match[str], published: date, _future: bool) -> Resolved:
    unit = match["unit"].lower()
    return published, {"days": "week", "weeks": "month", "months": "year"}[unit]


PATTERNS: tuple[tuple[re.Pattern[str], Resolver, bool], ...] = tuple(
    (re.compile(pattern, flags), resolver, future)
    for pattern, flags, resolver, future in (
        (rf"\b{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)(?:T[\d:]+)?\b", 0, _iso, False),
        (rf"\b(?P<first>\d\d?)/(?P<second>\d\d?)/{_YEAR}\b", 0, _slashed, False),
        (rf"\b{_MONTH}\s+{_DAY}\s?[-–]\s?\d\d?\b(?:,?\s+{_YEAR}\b)?", 0, _range, False),
        (rf"\b{_DAY}\s?[-–]\s?\d\d?\s+{_MONTH}\b(?:,?\s+{_YEAR}\b)?", 0, _range, False),
        (rf"\b{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}\b", 0, _full, False),
        (rf"\b{_MONTH}\s+{_DAY},?\s+{_YEAR}\b", 0, _full, False),
        (rf"(?<!\d )\b{_PART}{_MONTH}\s+(?:of\s+)?{_YEAR}\b", 0, _month_year, False),
        (rf"\b{_MONTH}\s+{_DAY}\b(?!\s*[-–]\s*\d)(?!,\d)", 0, _month_day, False),
        (rf"\b{_DAY}\s+(?:of\s+)?{_MONTH}(?!\w)", 0, _month_day, False),
        (
            rf"\b(?P<part>[Ee]arly|[Mm]id|[Ll]ate|(?:beginning|start|end) of)[- ]{_MONTH}(?!\w)",
            0, _month_alone, False,
        ),
        (
            rf"\b(?:[Ii]n|[Ll]ast|[Dd]uring|[Bb]y|[Ss]ince)\s+(?P<part>early|mid|late)?"
            rf"{_MONTH}(?!\w)",
            0, _month_alone, False,
        ),
        (rf"\b(?:(?P<which>last|next|this|coming|on)\s+)?{_WEEKDAY}", re.I, _weekday, False),
        (
            r"\b(?P<word>yesterday|today|tomorrow|tonight|last night|last evening"
            r"|this (?:morning|afternoon|evening))\b",
            re.I, _named_day, False,
        ),
        (
            r"\b(?:in|over|during)\s+the\s+(?:coming|next)\s+(?P<unit>days|weeks|months)\b",
            re.I, _coming, True,
        ),
        (
            r"\b(?:(?P<part>early|earlier|mid|late|later|(?:beginning|start|end) of)[- ](?:the )?)?"
            r"(?P<which>last|this|next|past|previous)\s+(?P<unit>week|month|year)\b",
            re.I, _unit, False,
        ),
        (
            r"\b(?P<part>(?:beginning|start|end) of)\s+(?P<which>the)\s+(?P<unit>month|year)\b",
            re.I, _unit, False,
        ),
        (
            r"\b(?P<number>\d{1,3}|a few|an?|one|two|three|four|five|six|seven|eight|nine|ten"
            r"|twelve|several)"
            r"\s+(?P<unit>days?|weeks?|months?|years?)\s+ago\b",
            re.I, _ago, False,
        ),
        (r"\b(?:over|at|during)\s+the\s+weekend\b|\blast weekend\b", re.I, _weekend, False),
        (
            rf"\b(?:Q(?=\d)|(?:the )?(?=first|second|third|fourth))"
            rf"(?P<quarter>[1-4]|first|second|third|fourth)(?: quarter)?(?: of)? {_YEAR}\b",
            re.I, _quarter, False,
        ),
        (
            r"\b(?:[Ii]n|[Dd]uring|[Ss]ince|^)?\s*the\s+(?:early |mid-?|late )?"
            r"(?P<year>(?:19|20)\d)0s\b",
            0, _decade, False,
        ),
        (
            rf"\b(?:[Ii]n|[Dd]uring|[Ss]ince)\s+{_PART}{_YEAR}\b(?!\s+(?:people|troops|soldiers))",
            0, _year, False,
        ),
        (rf"\b(?P<part>[Ee]arly|[Mm]id|[Ll]ate)[- ]{_YEAR}\b", 0, _year, False),
        (
            r"(?:\b[Oo]n|^) ?[Tt]he (?P<day>[0-3]?\d)(?:st|nd|rd|th)\b"
            r"(?! (?:century|anniversary|floor|day|time|birthday|round|attempt))",
            0, _ordinal, False,
        ),
    )
)  # fmt: skip
