"""Questions answered by single events: a page of the table, one event, all rows for export.

An export is newest first, a page of the table in one of SORTS. Counts and sums are `queries`'
business.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import pyarrow as pa

from relations import finding
from relations.filters import EVENT_KEYS, Filters
from relations.schema import TABLES, Column, column
from relations.store import Store

#: An event may stand in two collections under one identifier; the collection decides then.
_LAST = "event_id, collection"
#: The orders of the table: by date, by distance of the intensity from zero, by reports.
SORTS: dict[str, str] = {
    "newest": f"date DESC, {_LAST}",
    "oldest": f"date, {_LAST}",
    "weight": f"abs(intensity) DESC NULLS LAST, date DESC, {_LAST}",
    "reports": f"reports DESC NULLS LAST, date DESC, {_LAST}",
}
NEWEST = "newest"

_JOIN = "LEFT JOIN articles AS a ON a.article_id = e.article_id AND a.collection = e.collection"
_ARTICLE = tuple(c for c in TABLES["articles"] if c.name not in ("article_id", "collection"))
_TABLE = (
    "event_id", "collection", "pair", "date", "date_precision", "source_country", "target_country",
    "reciprocal", "event_type", "mode", "quad_class", "intensity", "status", "reports",
    "article_id", "sentence",
)  # fmt: skip
_TABLE_ARTICLE = ("title", "source")
_EXPORT_CHUNK = 50_000


def _of_article(entry: Column) -> Column:
    return Column(
        f"article_{entry.name}", entry.type, entry.label, entry.meaning, entry.unit, nullable=True
    )


#: What `page` answers, in this order; article columns carry the prefix `article_`.
PAGE_COLUMNS: tuple[Column, ...] = (
    *(column("events", name) for name in _TABLE),
    *(_of_article(column("articles", name)) for name in _TABLE_ARTICLE),
)
#: What every export holds, in this order: the whole event, then its article but for the text.
EXPORT_COLUMNS: tuple[Column, ...] = (
    *TABLES["events"],
    *(_of_article(entry) for entry in _ARTICLE if entry.name != "text"),
)
#: What `event` answers: the whole event and its whole article.
EVENT_COLUMNS: tuple[Column, ...] = (
    *TABLES["events"],
    *(_of_article(entry) for entry in _ARTICLE),
)


def page(
    store: Store, filters: Filters, limit: int, offset: int = 0, sort: str = NEWEST
) -> pa.Table:
    """At most `limit` events from row `offset` of the order `sort`, with PAGE_COLUMNS."""
    where, parameters = filters.where()
    names, order = ", ".join(_TABLE), SORTS[sort]
    rows = f"SELECT {names} FROM events WHERE {where} ORDER BY {order} LIMIT $limit OFFSET $offset"  # noqa: S608
    return store.ask(
        f"SELECT {_selected(PAGE_COLUMNS)} FROM ({rows}) AS e {_JOIN} ORDER BY {_of_events(order)}",  # noqa: S608
        {**parameters, "limit": max(limit, 0), "offset": max(offset, 0)},
    )


def newest_by_mode(store: Store) -> pa.Table:
    """The newest event that occurred of each type and mode (null for none), with PAGE_COLUMNS."""
    # The winners are found in the narrow columns, and only they are read in full.
    newest = (
        "SELECT event_id, collection FROM events "  # noqa: S608
        "WHERE status = 'occurred' QUALIFY row_number() "
        f"OVER (PARTITION BY event_type, mode ORDER BY {SORTS[NEWEST]}) = 1"
    )
    return store.ask(
        f"SELECT {_selected(PAGE_COLUMNS)} FROM events AS e "  # noqa: S608
        f"JOIN ({newest}) USING (event_id, collection) {_JOIN} "
        "ORDER BY e.event_type, e.mode NULLS LAST"
    )


def position(store: Store, filters: Filters, event_id: str, sort: str = NEWEST) -> int | None:
    """Row number of an event in the order of `page`; None where the filters leave it out."""
    where, parameters = filters.where()
    found = store.ask(
        "SELECT row - 1 AS row FROM (SELECT event_id, "  # noqa: S608
        f"row_number() OVER (ORDER BY {SORTS[sort]}) AS row FROM events WHERE {where}) "
        "WHERE event_id = $id ORDER BY row LIMIT 1",
        {**parameters, "id": event_id},
    )
    return int(found["row"][0].as_py()) if found.num_rows else None


def excerpts(
    store: Store, text: str, article_ids: Sequence[str], reach: int = 45
) -> dict[str, str]:
    """Whole words around the first hit of `text` in these articles, `reach` characters at most."""
    found = store.ask(
        "SELECT article_id, text FROM articles WHERE article_id = ANY($ids::VARCHAR[])",
        {"ids": list(article_ids)},
    )
    return {
        row["article_id"]: _about(row["text"], *hit, reach)
        for row in found.to_pylist()
        if (hit := finding.first(row["text"], text))
    }


def _about(text: str, start: int, end: int, reach: int) -> str:
    """Cut a hit out of its text, without the words that the cuts go through."""
    before, after = text[max(start - reach, 0) : start], text[end : end + reach]
    if start > reach:
        before = before[gap.end() :] if (gap := re.search(r"\s", before)) else before
    if end + reach < len(text):
        after = after[: gap.start()] if (gap := re.search(r"\s\S*$", after)) else after
    return before + text[start:end] + after


def event(store: Store, event_id: str, pair: str | None = None) -> dict[str, Any] | None:
    """One event with EVENT_COLUMNS, article included; None where there is no such event.

    With `pair` given only that pair's rows are looked through, which is far quicker on many
    events. An event without an article has None in every `article_` column.
    """
    scope = "event_id = $event_id" + (" AND pair = $pair" if pair else "")
    parameters = {"event_id": event_id} | ({"pair": pair} if pair else {})
    found = store.ask(
        f"SELECT {_selected(EVENT_COLUMNS)} FROM (SELECT * FROM events WHERE {scope} "  # noqa: S608
        f"ORDER BY collection LIMIT 1) AS e {_JOIN}",
        parameters,
    )
    return dict(found.to_pylist()[0]) if found.num_rows else None


def reports(store: Store, event: dict[str, Any]) -> list[dict[str, Any]]:
    """The articles that tell an event, first published first: title, source, url, published."""
    found = store.ask(
        "SELECT article_id, title, source, url, published FROM articles "
        "WHERE collection = $collection AND list_contains(string_split($ids, ' '), article_id) "
        "ORDER BY published, article_id",
        {"collection": event["collection"], "ids": event["reported_by"] or ""},
    )
    return list(found.to_pylist())


def export(store: Store, filters: Filters) -> Iterator[pa.RecordBatch]:
    """All chosen events with EXPORT_COLUMNS, newest first, batch by batch.

    The events are read in stretches of whole months, newest first, so that no more than one
    stretch (about 50,000 events, or one month) is sorted and held at a time.
    """
    where, parameters = filters.where()
    stretch = f"SELECT * FROM events WHERE {where} AND date BETWEEN $first AND $last"  # noqa: S608
    sql = (
        f"SELECT {_selected(EXPORT_COLUMNS)} FROM ({stretch}) AS e {_JOIN} "  # noqa: S608
        f"ORDER BY {_of_events(SORTS[NEWEST])}"
    )
    for first, last in _stretches(store, filters):
        yield from store.stream(sql, {**parameters, "first": first, "last": last})


def _stretches(store: Store, filters: Filters) -> list[tuple[date, date]]:
    """Cut the filters' time into ranges of whole months, both ends included, newest first."""
    where, parameters = filters.where(without=EVENT_KEYS)
    months = store.ask(
        "SELECT date AS month, last_day(date) AS last, sum(events)::BIGINT AS events "  # noqa: S608
        f"FROM (SELECT month AS date, * FROM monthly) WHERE {where} "
        "GROUP BY date ORDER BY date DESC",
        parameters,
    )
    ranges: list[tuple[date, date]] = []
    held = _EXPORT_CHUNK
    for row in months.to_pylist():
        if held + row["events"] > _EXPORT_CHUNK:
            ranges.append((row["month"], row["last"]))
            held = row["events"]
        else:
            ranges[-1] = (row["month"], ranges[-1][1])
            held += row["events"]
    return ranges


def _selected(columns: tuple[Column, ...]) -> str:
    """List the columns for a SELECT over `events AS e` and `articles AS a`."""
    events = {entry.name for entry in TABLES["events"]}
    return ", ".join(
        f"e.{entry.name}"
        if entry.name in events
        else f"a.{entry.name.removeprefix('article_')} AS {entry.name}"
        for entry in columns
    )


def _of_events(order: str) -> str:
    """Write an order of SORTS for a SELECT that joins other tables to `events AS e`."""
    names = "|".join(entry.name for entry in TABLES["events"])
    return re.sub(rf"\b({names})\b", r"e.\1", order)
