"""The public reports an article rests on: read from a record, kept as text, read back.

A reference names its publisher, title, web address and date; a column of Parquet and CSV holds
the list as JSON, so that any tool can read it. How references are shown is the pages' business.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Reference:
    """One public report; `date` is an ISO day, month or year, as far as it is known."""

    title: str
    url: str | None = None
    publisher: str | None = None
    date: str | None = None


def of_value(value: object) -> tuple[Reference, ...]:
    """Read a list of addresses or of objects with title, url, publisher and date.

    Text is read as the JSON of such a list, or as one address. Raises ValueError naming what
    is wrong.
    """
    if isinstance(value, str):
        value = _parsed(value)
    if not isinstance(value, list):
        raise ValueError("references are a list of objects with title, url, publisher and date")
    return tuple(_reference(one) for one in value)


def to_text(references: tuple[Reference, ...]) -> str | None:
    """Write references as JSON, without the fields that are not known; None for none."""
    rows = [{k: v for k, v in asdict(one).items() if v} for one in references]
    return json.dumps(rows, ensure_ascii=False) if rows else None


def from_text(text: str | None) -> tuple[Reference, ...]:
    """Read back what `to_text` wrote; none where the text is no such list."""
    try:
        return of_value(json.loads(text)) if text else ()
    except (ValueError, RecursionError):
        return ()


def _parsed(text: str) -> object:
    if not text.lstrip().startswith("["):
        return [text]
    try:
        return json.loads(text)
    except RecursionError as problem:
        raise ValueError("references are nested too deeply") from problem


def _reference(value: object) -> Reference:
    if isinstance(value, str) and value.strip():
        return Reference(value.strip(), value.strip())
    if not isinstance(value, dict):
        raise ValueError(f"a reference is an object or an address, not {str(value)[:40]!r}")
    url, title = _said(value, "url"), _said(value, "title")
    if not (title or url):
        raise ValueError("a reference needs a title or a url")
    return Reference(title or str(url), url, _said(value, "publisher"), _day(value))


def _said(value: dict[str, Any], field: str) -> str | None:
    said = value.get(field)
    return " ".join(str(said).split()) or None if said is not None else None


def _day(value: dict[str, Any]) -> str | None:
    said = value.get("date")
    return said.isoformat()[:10] if isinstance(said, date) else _said(value, "date")
