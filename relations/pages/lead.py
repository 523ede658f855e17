"""What a page of a pair or a country says first: title, answer, numbers, what to read.

Texts and HTML, drawn by `briefing` on the page and by `preview` before it.
"""

from __future__ import annotations

from relations import countries, queries, scopes
from relations.filters import Filters
from relations.pages import balance_words, event_lines, wording
from relations.queries import Summary
from relations.store import Store
from relations.texts import N_, _

WHAT = N_(
    "Dated events between two countries, read out of news text: who did what toward whom, "
    "when, and the sentence that says so."
)


_SHOWN = 3
#: Titles of the lists to read first, and the order of each.
_FIRST = ((N_("Latest"), "newest"), (N_("Weightiest"), "weight"))


def title(scope: str) -> str:
    """Name the page: `Russia – Turkey`, `Turkey and its partners`."""
    if scopes.is_pair(scope):
        return countries.pair_name(scope)
    return _("{country} and its partners", country=countries.name(scope))


def answer(filters: Filters, summary: Summary) -> str:
    """Say the chosen filters and how many events they leave."""
    return f"{wording.first_capital(filters.words())}. {wording.summary_sentence(summary)}."


def menu() -> str:
    """Say where a phone hides menu and filters."""
    return _("Menu and filters open with the arrows at the top left.")


def numbers(summary: Summary) -> tuple[tuple[str, str], ...]:
    """The four numbers of the relationship, each with its label: all events first, balance last."""
    return (
        (_("Events"), f"{summary.events:,}"),
        (_("▲ Cooperation, occurred"), f"{summary.cooperation:,}"),
        (_("▼ Conflict, occurred"), f"{summary.conflict:,}"),
        (_("Balance"), balance_words.score_of(summary.balance, summary.occurred)),
    )


def movement(store: Store, filters: Filters, summary: Summary) -> str:
    """Say which side prevails, and how the balance moved against the period before."""
    moved = queries.movement(store, filters, summary.last_occurred)
    said = [balance_words.mostly(summary), balance_words.moved(moved) if moved else ""]
    return " ".join(part for part in said if part)


def to_read(store: Store, filters: Filters) -> list[tuple[str, str]]:
    """List what to read first, each a title and the HTML of a few events."""
    query = filters.query()
    return [
        (
            _(words),
            event_lines.lines(
                queries.page(store, filters, _SHOWN, sort=sort).to_pylist(), query, filters.text
            ),
        )
        for words, sort in _FIRST
    ]
