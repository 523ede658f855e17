"""Time expressions of a sentence, resolved against the day of publication.

Each becomes a first day, a precision and the words it was read from. What cannot be
resolved from the expression and the day alone is left out, never guessed. Which expression
dates which act is for `timing`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from relations.coder.date_patterns import MONTHS, NUMBERS, PATTERNS, WEEKDAYS, shifted
from relations.records import Span

__all__ = ["MONTHS", "WEEKDAYS", "Dated", "find", "relative", "resolve"]


@dataclass(frozen=True, slots=True)
class Dated:
    """A resolved time expression: first day, precision, and the words."""

    date: date
    precision: str
    span: Span


#: "days after the September 11 attacks": the expression names another event.
_BEARING = re.compile(r"\b(?:(?:after|before|until)\s+(?:the\s+)?|since\s+the\s+)$", re.I)
#: "the second half of 2022", "last summer": a part of a year that has no day of its own.
_VAGUE = re.compile(
    r"\b(?:half|season|summer|winter|spring|autumn|fall)\s+(?:of\s+)?(?:the\s+)?$", re.I
)
#: "Wednesday, officials said": whether the day is that of the act or of the saying is open.
_SAID = re.compile(r",.*\b(?:said|says|told|reported|announced)\b")


def find(text: str, span: Span, published: date, *, future: bool) -> list[Dated]:
    """The resolved time expressions inside a span of a text, without overlaps.

    `future` says that the act lies ahead, so that "on Friday" means the next one.
    """
    found: list[Dated] = []
    for dated in _all(text, span, published, future):
        if not any(dated.span.start < other.span.end and other.span.start < dated.span.end
                   for other in found):  # fmt: skip
            found.append(dated)
    return sorted(found, key=lambda dated: dated.span)


def _all(text: str, span: Span, published: date, future: bool) -> Iterator[Dated]:
    for pattern, resolver, ahead in PATTERNS:
        for match in pattern.finditer(text, span.start, span.end):
            if any(p.search(text, span.start, match.start()) for p in (_BEARING, _VAGUE)):
                continue
            resolved = resolver(match, published, future or ahead)
            if resolved is not None and 1000 < resolved[0].year < 2100:
                start = match.start()
                yield Dated(resolved[0], resolved[1], Span(start, match.end()))


#: Expressions that count from a day told before.
_LATER = re.compile(
    r"\b(?:(?:the|that) (?P<next>next|following|same|previous) "
    r"(?P<unit>day|week|month|year|morning|evening|afternoon|night)"
    r"|(?:later |earlier )?(?:that|in the) (?P<part>day|morning|evening|afternoon|night)"
    r"|the (?P<beside>day) (?P<side>before|after)(?=[\s,.])"
    r"|(?P<number>an?|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) "
    r"(?P<units>days?|weeks?|months?|years?) (?P<way>later|earlier|before|after(?=[\s,]))"
    r"|(?:minutes|hours|an hour|(?:two|three|four|several) hours) (?:later|earlier))",
    re.I,
)  # fmt: skip
_DAY_PARTS = {"morning", "evening", "afternoon", "night"}


def relative(text: str, span: Span, anchor: date | None) -> Dated | None:
    """The first expression in a span that counts from `anchor`; None without an anchor."""
    match = _LATER.search(text, span.start, span.end) if anchor is not None else None
    if match is None or anchor is None:
        return None
    unit = (match["unit"] or match["units"] or match["part"] or "day").lower().rstrip("s")
    unit = "day" if unit in _DAY_PARTS else unit
    moved = shifted(anchor, _steps(match), unit, start=match["number"] is None)
    return Dated(*moved, Span(*match.span())) if moved else None


def _steps(match: re.Match[str]) -> int:
    if match["next"]:
        return {"next": 1, "following": 1, "previous": -1}.get(match["next"].lower(), 0)
    if match["side"]:
        return 1 if match["side"].lower() == "after" else -1
    if not match["number"]:
        return 0  # hours and minutes
    word = match["number"].lower()
    number = int(word) if word.isdigit() else NUMBERS[word]
    return number if match["way"].lower() in {"later", "after"} else -number


def resolve(expression: str, published: date) -> Dated | None:
    """One time expression standing alone; None where day and expression do not settle it."""
    if _SAID.search(expression):
        return None
    found = find(expression, Span(0, len(expression)), published, future=False)
    return found[0] if found else None
