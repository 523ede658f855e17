"""How many events each choice of each filter would give.

Counts come from `counting`. What a filter is, is `filters`' business.
"""

from __future__ import annotations

import pyarrow as pa

from relations import scopes
from relations.counting import asks_texts, counted
from relations.filters import Filters
from relations.store import Store


def facets(store: Store, filters: Filters) -> pa.Table:
    """How many events each choice would give: key, value, events; most events first.

    `key` is one of FACETS or "source". A key's own choice is left aside while its values are
    counted, all other filters hold. All statuses are counted. Of sources the MOST_SOURCES with
    most events are there.
    """
    rows, parameters = _base(filters)
    parts = [_facet(filters, key) for key in FACETS]
    source, _ = filters.where(without=("source",))
    parts.append(
        f"(SELECT 'source', a.source, count(*) FROM (FROM events WHERE {source}) AS e "  # noqa: S608
        "JOIN articles AS a USING (collection, article_id) WHERE a.source IS NOT NULL "
        f"GROUP BY a.source ORDER BY count(*) DESC, a.source LIMIT {MOST_SOURCES})"
    )
    _, used = filters.where()
    return store.ask(
        f"WITH base AS MATERIALIZED ({rows}) {' UNION ALL '.join(parts)} "
        "ORDER BY key, events DESC, value",
        parameters | used,
    )


#: What can be counted, as SQL on rows of `counted`; the direction depends on the scope.
FACETS = {
    "type": "event_type",
    "direction": "",
    "status": "status",
    "year": "strftime(date, '%Y')",
    "collection": "collection",
}
MOST_SOURCES = 40


def _base(filters: Filters) -> tuple[str, dict[str, object]]:
    """Rows to count facets in: chosen by scope, dates and words alone, counted once."""
    keys = tuple(FACETS)
    if not asks_texts(filters):
        return counted(filters, without=keys)
    where, parameters = filters.where(without=keys)
    columns = "pair, date, source_country, target_country, reciprocal, event_type, status"
    return (
        f"SELECT {columns}, collection, article_id, 1 AS events FROM events WHERE {where}",  # noqa: S608
        parameters,
    )


def _facet(filters: Filters, key: str) -> str:
    value = FACETS[key] or scopes.direction_sql(filters.scope)
    where, _ = filters.where(without=(key, "from", "to", "source", "q"))
    return (
        f"SELECT '{key}' AS key, {value} AS value, sum(events)::BIGINT AS events "  # noqa: S608
        f"FROM base WHERE {where} GROUP BY value"
    )
