"""What one filter is, and how text from an address is read for it.

A `Definition` states a filter once; `filters` lists them. Nothing here knows which filters
there are, or SQL beyond a definition's own condition.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from relations import finding, texts
from relations.texts import _

#: Characters of the expression that finds words: all that MAX_TEXT letters can need.
_MOST_COST = 20_000
MAX_TEXT = 200
_SHOWN = 60


def _as_given(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


@dataclass(frozen=True, slots=True)
class Definition:
    """One filter: `key` in the address, `field` of the value, SQL `condition` on `events`.

    The condition uses the parameter `$field`, and `{direction}` for the direction of a row.
    `wanted` completes "this is not …". A list filter has `options` (scope, known collections ->
    values in order). One with `read` takes whatever `read` does not answer with None; a list
    filter without it takes its options alone. `words` gets the whole `Filters`, `parameter` the
    value that SQL is to get.
    """

    key: str
    field: str
    wanted: str
    condition: str
    words: Callable[[Any], str]
    options: Callable[[str, Sequence[str]], Sequence[str]] | None = None
    read: Callable[[str], object] | None = None
    parameter: Callable[[Any], object] = _as_given

    def parse(
        self, texts: Sequence[str], known: Sequence[str] | None, notices: list[str]
    ) -> Any | None:
        """Return the filter's value, None where no text was fit; every refusal adds a notice.

        `known` are the values of a list filter; None takes any plain text.
        """
        found: list[Any] = []
        for text in texts:
            value = self._one(text.strip(), known)
            if value:
                found.append(value)
            elif value != "":  # no words at all choose everything, as a form sends them
                notices.append(self._refusal(text, known))
        if self.options:
            return tuple(found)
        if len(set(found)) > 1:
            notices.append(_("{key} was given more than once; the first was used", key=self.key))
        return found[0] if found else None

    def _one(self, text: str, known: Sequence[str] | None) -> object:
        if self.read:
            return self.read(text)
        if known is None:
            return plain_text(text)
        if text in known:
            return text
        alike = [value for value in known if value.casefold() == text.casefold()]
        return alike[0] if len(alike) == 1 else None

    def _refusal(self, text: str, known: Sequence[str] | None) -> str:
        choices = f" ({', '.join(known)})" if known and len(known) <= 6 else ""
        return _(
            "{key}={value} is not {wanted}; it was left out",
            key=self.key, value=shown(text), wanted=_(self.wanted, most=MAX_TEXT) + choices,
        )  # fmt: skip


def shown(text: str) -> str:
    """Make outside text fit to be repeated: printable signs on one line of bounded length."""
    clean = "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text)
    return clean if len(clean) <= _SHOWN else clean[: _SHOWN - 1] + "…"


def plain_text(text: str) -> str | None:
    """Make runs of white space one; None if too long or not printable."""
    line = " ".join(text.split())
    return line if line.isprintable() and len(line) <= MAX_TEXT else None


def sought(text: str) -> str | None:
    """Make plain text of words to look for; None as well where nothing of them can be found.

    No words at all are no such case: they are answered as they are. Words of hundreds of
    ligatures, which nobody looks for, would be costly to find.
    """
    line = plain_text(text)
    return line if line == "" or (line and 0 < len(finding.pattern(line)) <= _MOST_COST) else None


def year(text: str) -> str | None:
    """Return the text if it writes a year in four digits."""
    return text if re.fullmatch(r"(?!0000)[0-9]{4}", text) else None


def _day(text: str, last: bool) -> date | None:
    match = re.fullmatch(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", text)
    if not match:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        month = month if month is not None else (12 if last else 1)
        if day is None:
            day = calendar.monthrange(year or 0, month)[1] if last else 1
        return date(year or 0, month, day)
    except ValueError:
        return None


def first_day(text: str) -> date | None:
    """Return the day `text` writes, or the first of the month or year (`2019-09`, `2019`)."""
    return _day(text, last=False)


def last_day(text: str) -> date | None:
    """Return the day `text` writes, or the last of the month or year (`2019-09`, `2019`)."""
    return _day(text, last=True)


def long_date(day: date) -> str:
    """Write a date as prose writes it: 1 January 2019."""
    return _("{day} {month} {year}", day=day.day, month=month_name(day), year=day.year)


def long_month(day: date) -> str:
    """Write the month of a date as prose writes it: January 2019."""
    return _("{month} {year}", month=month_name(day), year=day.year)


def month_name(day: date, width: Literal["wide", "abbreviated"] = "wide") -> str:
    """Name the month of a date, January or Jan; by CLDR where texts are not in English."""
    language = texts.written()
    if language == texts.ENGLISH:
        names = calendar.month_name if width == "wide" else calendar.month_abbr
        return names[day.month]
    # Imported here, because most of the project's work has no use for it.
    from babel.dates import get_month_names

    return str(get_month_names(width, locale=language)[day.month])


def either(parts: Sequence[str]) -> str:
    """Join choices in a sentence: `a, b or c`."""
    if len(parts) < 2:
        return "".join(parts)
    return _("{most} or {last}", most=", ".join(parts[:-1]), last=parts[-1])
