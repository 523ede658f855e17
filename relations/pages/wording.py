"""Counts, dates and acts in words, as the pages say them. Pure functions; plain text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from relations import countries, ontology
from relations.choices import either, long_date, long_month
from relations.ontology import mode_name, status_name, type_name
from relations.queries import Summary
from relations.texts import N_, _, first_capital, ngettext

# The names of the ontology and of texts are here too, so that pages have one place for words.
__all__ = [
    "ONLY_OCCURRED", "act", "articles", "counted", "direction", "either_status", "events",
    "first_capital", "full_date", "heading", "score", "short_date", "side", "span", "status_name",
    "summary_sentence", "type_name",
]  # fmt: skip

ONLY_OCCURRED = N_(
    "What is only planned, feared or denied is marked so and never counted as having happened."
)


def events(number: int) -> str:
    """Write a number of events: `1 event`, `1,204 events`."""
    return ngettext("{number:,} event", "{number:,} events", number)


def articles(number: int) -> str:
    """Write a number of articles: `1 article`, `1,204 articles`."""
    return ngettext("{number:,} article", "{number:,} articles", number)


def score(value: float | None) -> str:
    """Write a value of a scale from -10 to 10 with its sign, to one decimal; a dash where none."""
    if value is None:
        return "–"
    rounded = round(value, 1)
    return f"{rounded:+.1f}".replace("-", "−") if rounded else "0.0"


def span(first: date, last: date) -> str:
    """Write two days as prose; one where they are the same."""
    if first == last:
        return long_date(first)
    return _("{first} to {last}", first=long_date(first), last=long_date(last))


def heading(what: str, number: int, first: date | None = None, last: date | None = None) -> str:
    """Write the title of a chart or table: `Events by type, 2015–2019 (n = 1,204)`."""
    covered = "–".join(str(year) for year in sorted({day.year for day in (first, last) if day}))
    said = (
        _("{what}, {years} (n = {number:,})", what=what, years=covered, number=number)
        if covered
        else _("{what} (n = {number:,})", what=what, number=number)
    )
    return said.replace(" = ", "\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}")


def summary_sentence(summary: Summary) -> str:
    """Write `7 events, 24 November 2015 to 16 September 2019: 5 occurred, 1 planned, 1 denied`."""
    said = events(summary.events)
    if summary.first_date and summary.last_date:
        said += f", {span(summary.first_date, summary.last_date)}"
    parts = [
        f"{summary.by_status[status]:,} {status_name(status)}"
        for status in ontology.STATUSES
        if summary.by_status.get(status)
    ]
    return f"{said}: {', '.join(parts)}" if parts else said


def counted(statuses: Sequence[str]) -> str:
    """Say which events a chart counts: `Events that occurred.`, `Events marked as planned.`."""
    if tuple(statuses) in ((), ("occurred",)):
        return _("Events that occurred.")
    return _("Events marked as {statuses}.", statuses=either_status(statuses))


def either_status(statuses: Sequence[str]) -> str:
    """Name chosen statuses as alternatives; nothing where none is chosen."""
    return either([status_name(status) for status in statuses])


def short_date(day: date, precision: str) -> str:
    """Write the date as exactly as it is known: `2019-09-16`, `2019-09`, `2019`."""
    written = day.isoformat()
    lengths = {"month": 7, "year": 4}
    if precision == "week":
        return _("week of {day}", day=written)
    return written[: lengths.get(precision, 10)]


def full_date(day: date, precision: str) -> str:
    """Write the date in prose, as exactly as it is known: `16 September 2019`, `September 2019`."""
    if precision == "week":
        return _("week of {day}", day=long_date(day))
    return {"month": long_month(day), "year": str(day.year)}.get(precision) or long_date(day)


def direction(source: str, target: str, reciprocal: bool) -> str:
    """Write `Russia → Turkey`, or `Russia ↔ Turkey` for an act of both together."""
    arrow = "↔" if reciprocal else "→"
    return f"{countries.name(source)} {arrow} {countries.name(target)}"


def act(event_type: str, mode: str | None) -> str:
    """Name a type and its mode: `Accuse (allege)`. A type that PLOVER has not is left as it is."""
    said = type_name(event_type)
    return f"{said} ({mode_name(mode)})" if mode else said


def side(quad_class: int) -> str:
    """Give the sign of cooperation or conflict, pointing as the bars of the chart do."""
    return "▼" if quad_class >= 3 else "▲"
