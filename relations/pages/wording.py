"""Counts, dates and acts in words, as the pages say them. Pure functions; plain text."""

from __future__ import annotations

import re
from datetime import date

from relations import countries, ontology
from relations.choices import long_date
from relations.movement import Movement, Window
from relations.queries import Summary

BALANCE_MEANING = (
    "mean PLOVER intensity of the events that occurred, "
    "from −10 (worst conflict) to +10 (closest cooperation)."
)
ONLY_OCCURRED = (
    "What is only planned, feared or denied is marked so and never counted as having happened."
)
_MOSTLY = 0.6
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")


def plain(text: str) -> str:
    """Make text that Streamlit's Markdown shows as it is: one line, all punctuation escaped."""
    return _PUNCTUATION.sub(r"\\\1", " ".join(text.split()))


def count(number: int, noun: str) -> str:
    """Write a number with its noun: `1 event`, `1,204 events`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def score(value: float | None) -> str:
    """Write a value of a scale from -10 to 10 with its sign, to one decimal; a dash where none."""
    if value is None:
        return "–"
    rounded = round(value, 1)
    return f"{rounded:+.1f}".replace("-", "−") if rounded else "0.0"


def span(first: date, last: date) -> str:
    """Write two days as prose; one where they are the same."""
    return long_date(first) if first == last else f"{long_date(first)} to {long_date(last)}"


def heading(what: str, number: int, first: date | None = None, last: date | None = None) -> str:
    """Write the title of a chart or table: `Events by type, 2015–2019 (n = 1,204)`."""
    years = sorted({day.year for day in (first, last) if day})
    covered = f", {'–'.join(map(str, years))}" if years else ""
    return f"{what}{covered} (n = {number:,})"


def summary_sentence(summary: Summary) -> str:
    """Write `7 events, 24 November 2015 to 16 September 2019: 5 occurred, 1 planned, 1 denied`."""
    said = count(summary.events, "event")
    if summary.first_date and summary.last_date:
        said += f", {span(summary.first_date, summary.last_date)}"
    parts = [
        f"{summary.by_status[status]:,} {status}"
        for status in ontology.STATUSES
        if summary.by_status.get(status)
    ]
    return f"{said}: {', '.join(parts)}" if parts else said


def mostly(summary: Summary) -> str:
    """Say which side has most of what occurred; empty where nothing did."""
    both = summary.cooperation + summary.conflict
    if not both:
        return ""
    share = summary.cooperation / both
    head = (
        "Mostly cooperation" if share >= _MOSTLY
        else "Mostly conflict" if share <= 1 - _MOSTLY else "Cooperation and conflict in turn"
    )  # fmt: skip
    return f"{head}: {summary.cooperation:,} of {both:,} acts that occurred are cooperation."


def moved(movement: Movement) -> str:
    """Say how the balance stands against the period before; nothing of too few events."""
    if movement.judgement is None:
        return ""
    now, before = movement.now, movement.before
    verbs = {"rose": "rose", "fell": "fell", "steady": "shows no clear change"}
    return (
        f"From {span(now.first, now.last)} the balance {verbs[movement.judgement]}: "
        f"{score(now.mean)} in {count(now.events, 'event')}, after {score(before.mean)} in "
        f"{count(before.events, 'event')} in {_length(before)} before."
    )


def _length(window: Window) -> str:
    days = (window.last - window.first).days + 1
    return "the twelve months" if days in (365, 366) else f"the {count(days, 'day')}"


def first_capital(text: str) -> str:
    """Write the text with its first letter in capitals and the rest left alone."""
    return text[:1].upper() + text[1:]


def short_date(day: date, precision: str) -> str:
    """Write the date as exactly as it is known: `2019-09-16`, `2019-09`, `2019`."""
    written = day.isoformat()
    lengths = {"month": 7, "year": 4}
    return ("week of " if precision == "week" else "") + written[: lengths.get(precision, 10)]


def full_date(day: date, precision: str) -> str:
    """Write the date in prose, as exactly as it is known: `16 September 2019`, `September 2019`."""
    words = long_date(day)
    parts = {"month": words.partition(" ")[2], "year": str(day.year)}
    return parts.get(precision, f"week of {words}" if precision == "week" else words)


def direction(source: str, target: str, reciprocal: bool) -> str:
    """Write `Russia → Turkey`, or `Russia ↔ Turkey` for an act of both together."""
    arrow = "↔" if reciprocal else "→"
    return f"{countries.name(source)} {arrow} {countries.name(target)}"


def act(event_type: str, mode: str | None) -> str:
    """Name a type and its mode: `Accuse (allege)`. A type that PLOVER has not is left as it is."""
    known = event_type in ontology.EVENT_TYPES
    said = event_type.capitalize() if known else event_type
    return f"{said} ({mode.replace('-', ' ')})" if mode else said


def side(quad_class: int) -> str:
    """Give the sign of cooperation or conflict, pointing as the bars of the chart do."""
    return "▼" if quad_class >= 3 else "▲"
