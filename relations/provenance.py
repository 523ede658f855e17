"""Where a download comes from, in words and in its name: terms, version, filters, day.

How its rows are written is `exports`' business.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any
from urllib.parse import urlencode

from relations import scopes
from relations.dataset import Collection
from relations.filters import Filters
from relations.rows import EXPORT_COLUMNS
from relations.schema import TABLES, Column
from relations.store import Store

#: How everything is called in addresses and file names.
ALL = "all"
#: The ending of the address that tells what a CSV cannot.
METADATA = "metadata.json"
_LONGEST_NAME = 100


def today() -> date:
    """The day of retrieval, in coordinated universal time."""
    return datetime.now(UTC).date()


def provenance(store: Store, filters: Filters) -> dict[str, Any]:
    """Where the rows come from, what was chosen and when, as JSON values."""
    chosen = [one for one in store.collections if one.name in (filters.collections or (one.name,))]
    return {
        "scope": filters.scope or ALL,
        "countries": scopes.name(filters.scope),
        "filters": filters.words(),
        "query": urlencode(filters.query()),
        "retrieved": today().isoformat(),
        "data_version": store.version,
        "collections": [_terms(one) for one in chosen],
    }


def event_provenance(store: Store, event: dict[str, Any]) -> dict[str, Any]:
    """`provenance` of a download that holds one event, an answer of `rows.event`."""
    about = provenance(store, Filters(event["pair"], collections=(event["collection"],)))
    event_id = event["event_id"]
    return about | {"filters": f"event {event_id}", "query": f"event={event_id}"}


def _terms(one: Collection) -> dict[str, Any]:
    return {
        "name": one.name,
        "title": one.title,
        "licence": one.licence,
        "citation": one.citation,
        "coder": one.coder,
        "version": one.version,
    }


def metadata(store: Store, filters: Filters, events: int) -> dict[str, Any]:
    """What a CSV file has no room for: provenance, the number of rows, each column's meaning."""
    about = provenance(store, filters)
    return {**about, "rows": events, "columns": _columns(EXPORT_COLUMNS)}


def event_metadata(store: Store, event: dict[str, Any]) -> dict[str, Any]:
    """Tell of one event, an answer of `rows.event`, what `metadata` tells of a choice."""
    about = event_provenance(store, event)
    return {**about, "rows": 1, "columns": _columns(EXPORT_COLUMNS)}


def collection_metadata(collection: Collection) -> dict[str, Any]:
    """Tell the terms and version of a collection, and of each table its file and columns."""
    tables = {
        table: {
            "file": collection.files[table],
            "sha256": collection.hashes[table],
            "rows": collection.rows[table],
            "columns": _columns(columns),
        }
        for table, columns in TABLES.items()
    }
    terms = {("collection" if key == "name" else key): v for key, v in _terms(collection).items()}
    return {**terms, "retrieved": today().isoformat(), "tables": tables}


def _columns(columns: Iterable[Column]) -> list[dict[str, str]]:
    return [
        {"name": one.name, "type": str(one.type), "label": one.label, "meaning": one.meaning}
        | ({"unit": one.unit} if one.unit else {})
        for one in columns
    ]


def file_name(filters: Filters, extension: str, version: str, day: date) -> str:
    """Name a download by what it holds: scope, filters, data version, day of retrieval.

    In plain ASCII and of bounded length.
    """
    query = filters.query()
    parts = [filters.scope or ALL]
    for key in dict.fromkeys(key for key, _ in query):
        values = "-".join(value for name, value in query if name == key)
        parts.append(f"{key}-{re.sub('[^A-Za-z0-9]+', '-', values).strip('-')}")
    name = "_".join(parts)
    if len(name) > _LONGEST_NAME:
        mark = sha256(urlencode(query).encode()).hexdigest()[:8]
        name = f"{name[:_LONGEST_NAME]}_{mark}"
    return stamped(name, extension, version, day)


def stamped(name: str, extension: str, version: str, day: date) -> str:
    """Name a download `name` with the version of its data and the day of retrieval, in ASCII."""
    plain = re.sub("[^A-Za-z0-9_-]+", "-", name)
    return f"{plain}_{version[:8]}_{day.isoformat()}.{extension}"
