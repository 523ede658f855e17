"""What a balance is and how it moved, in words; silent of too few events. Plain text."""

from __future__ import annotations

from relations.movement import LEAST_EVENTS, Movement, Window
from relations.pages.wording import events, score, span
from relations.queries import Summary
from relations.texts import N_, _, ngettext

MEANING = N_(
    "mean PLOVER intensity of the events that occurred, "
    "from −10 (worst conflict) to +10 (closest cooperation)."
)
_MOSTLY = 0.6


def meaning() -> str:
    """Say what a balance is, as a sentence of its own."""
    return _("Balance: {meaning}", meaning=_(MEANING))


def score_of(value: float | None, occurred: int) -> str:
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
