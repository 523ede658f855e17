"""What a chart says of itself, to be understood without its page: title and source line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from relations import scopes
from relations.charts import Heading
from relations.filters import Filters
from relations.pages import wording
from relations.store import Store
from relations.texts import _, ngettext

_MOST_NAMES = 3
#: As many characters of the data version as the names of downloads have.
_SHORT = 8


def heading(
    store: Store, filters: Filters, what: str, number: int, span: Sequence[date] | None = None
) -> Heading:
    """Make the heading of a chart that shows `what` of `number` events over `span`."""
    return Heading(wording.heading(what, number, *(span or ())), source_line(store, filters))


def counted(filters: Filters, occurred: str, of_statuses: str) -> str:
    """Say whose events a chart counts, in the words for what occurred or for chosen statuses.

    Both texts have `{countries}`, the second `{statuses}`, too; they are translated here.
    """
    names = scopes.name(filters.scope)
    if not filters.statuses:
        return _(occurred, countries=names)
    statuses = wording.either_status(filters.statuses)
    return _(of_statuses, countries=names, statuses=statuses)


def source_line(store: Store, filters: Filters) -> str:
    """Write where a chart comes from: collections and data version; chosen filters below."""
    names = filters.collections or tuple(one.name for one in store.collections)
    said = _(
        "Relations · {collections} · data version {version}",
        collections=_named(names), version=store.version[:_SHORT],
    )  # fmt: skip
    chosen = replace(filters, collections=())
    return f"{said}\n{wording.first_capital(chosen.words())}" if chosen.query() else said


def _named(names: Sequence[str]) -> str:
    if len(names) <= _MOST_NAMES:
        return ", ".join(names)
    return ngettext("{number} collection", "{number} collections", len(names))
