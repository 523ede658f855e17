"""Counts, dates and acts in words, as the pages say them. Pure functions; plain text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from relations import countries, ontology
from relations.choices import either, long_date, long_month
from relations.movement import LEAST_EVENTS, Movement, Window
from relations.ontology import mode_name, status_name, type_name
from relations.queries import Summary
from relations.texts import N_, _, first_capital, ngettext

# The names of the ontology and of texts are here too, so that pages have one place for words.
__all__ = [
    "BALANCE_MEANING", "ONLY_OCCURRED", "act", "articles", "balance",
    "balance_meaning", "counted", "direction", "events", "first_capital", "full_date", "heading",
    "mode_name", "mostly", "moved", "score", "short_date", "side", "span", "status_name",
    "summary_sentence", "too_few", "type_name",
]  # fmt: skip

BALANCE_MEANING = N_(
    "mean PLOVER intensity of the events that occurred, "
    "from −10 (worst conflict) to +10 (closest cooperation)."
)
ONLY_OCCURRED = N_(
    "What is only planned, feared or denied is marked so and never counted as having happened."
)
_MOSTLY = 0.6


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


def balance(value: float | None, occurred: int) -> str:
    """Write the balance of so many events that occurred; a dash where they are `too_few`."""
    return score(value if occurred >= LEAST_EVENTS else None)


def too_few(occurred: int) -> str:
    """Say that so few events that occurred have no balance; nothing where they are enough."""
    if not occurred:
        return _("No act occurred, so there is no balance.")
    return "" if occurred >= LEAST_EVENTS else ngettext(
        "Only {number} act occurred, too few to speak of a balance.",
        "Only {number} acts occurred, too few to speak of a balance.",
        occurred,
    )  # fmt: skip


def span(first: date, last: date) -> str:
    """Write two days as prose; one where they are the same."""
    if first == last:
        return long_date(first)
    return _("{first} to {last}", first=long_date(first), last=long_date(last))


def balance_meaning() -> str:
    """Say what a balance is, as a sentence of its own."""
    return _("Balance: {meaning}", meaning=_(BALANCE_MEANING))


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
    said = either([status_name(status) for status in statuses])
    return _("Events marked as {statuses}.", statuses=said)


def mostly(summary: Summary) -> str:
    """Say the balance and which side has most of what occurred; that it is too little to say."""
    both = summary.occurred
    if few := too_few(both):
        return few
    share = summary.cooperation / both
    side = "cooperation" if share >= _MOSTLY else "conflict" if share <= 1 - _MOSTLY else "neither"
    own = summary.conflict if side == "conflict" else summary.cooperation
    return _(_MOST[side], balance=score(summary.balance), own=own, both=both)


_MOST = {
    "cooperation": N_(
        "The balance is {balance}, mostly cooperation: {own:,} of {both:,} acts that occurred."
    ),
    "conflict": N_(
        "The balance is {balance}, mostly conflict: {own:,} of {both:,} acts that occurred."
    ),
    "neither": N_(
        "The balance is {balance}, cooperation and conflict in turn: {own:,} of {both:,} acts that "
        "occurred are cooperation."
    ),
}


def moved(movement: Movement) -> str:
    """Say how the balance stands against the period before; nothing of too few events."""
    if movement.judgement is None:
        return ""
    now, before = movement.now, movement.before
    return _(
        _MOVED[movement.judgement],
        span=span(now.first, now.last), now=score(now.mean), events=events(now.events),
        before=score(before.mean), earlier=events(before.events), length=_length(before),
    )  # fmt: skip


_MOVED = {
    "rose": N_(
        "From {span} the balance rose: {now} in {events}, after {before} in {earlier} in "
        "{length} before."
    ),
    "fell": N_(
        "From {span} the balance fell: {now} in {events}, after {before} in {earlier} in "
        "{length} before."
    ),
    "steady": N_(
        "From {span} the balance shows no clear change: {now} in {events}, after {before} in "
        "{earlier} in {length} before."
    ),
}


def _length(window: Window) -> str:
    days = (window.last - window.first).days + 1
    if days in (365, 366):
        return _("the twelve months")
    return ngettext("the {number:,} day", "the {number:,} days", days)


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
