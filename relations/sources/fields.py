"""One record of a table (JSON lines, CSV, Parquet) to an article, by the names of its fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from math import isnan
from typing import Any

from relations import references
from relations.records import Article
from relations.sources import dates
from relations.sources.common import (
    BadRecordError,
    Defaults,
    Problem,
    bounded,
    clean,
    one_line,
    web_address,
)

#: The names under which a field is looked for, the first one found being taken. Names are
#: compared without regard to case; spaces and hyphens count as underscores. Other fields are
#: ignored. `lede` becomes the first paragraph of the text.
FIELD_NAMES: dict[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article", "article_text", "full_text", "maintext"),
    "lede": ("lede", "lead", "summary", "description", "abstract"),
    "title": ("title", "headline", "heading"),
    "published": ("published", "published_at", "publication_date", "date_published", "pub_date",
                  "pubdate", "date", "datetime", "created_at", "timestamp"),
    "source": ("source", "publisher", "outlet", "site", "site_name", "sitename", "newspaper",
               "sources"),
    "url": ("url", "link", "address", "web_url", "source_url"),
    "language": ("language", "lang"),
    "licence": ("licence", "license", "rights"),
    "rests_on": ("references", "rests_on", "refs"),
}  # fmt: skip

_KNOWN = frozenset(name for names in FIELD_NAMES.values() for name in names)


def is_known(name: str) -> bool:
    """Whether a column of this name has a meaning here."""
    return _plain(name) in _KNOWN


def _plain(name: object) -> str:
    return str(name).strip().lower().replace(" ", "_").replace("-", "_")


def to_article(
    record: Mapping[str, Any], defaults: Defaults, file: str, line: int
) -> Iterator[Article | Problem]:
    """Yield the record's article, or the problem that keeps it from being one.

    What is left out of a good record, such as an address that is no web address, is told by a
    second item, a problem with `lost` false.
    """
    found = _by_field(record)
    try:
        url = _text(found, "url")
        rests_on, flaw = _rests_on(found)
        yield _article(found, url, rests_on, defaults)
        if flaw:
            yield Problem(file, line, f"{flaw}; the article has none", lost=False)
        if url and not web_address(url):
            reason = f"the address {url[:80]!r} is not http or https; the article has none"
            yield Problem(file, line, reason, lost=False)
    except BadRecordError as problem:
        yield Problem(file, line, str(problem))


def _rests_on(found: Mapping[str, Any]) -> tuple[str | None, str | None]:
    """Give the references as they are kept, or what is wrong with them."""
    try:
        return references.to_text(references.of_value(found.get("rests_on", []))), None
    except ValueError as problem:
        return None, str(problem)


def _article(
    found: Mapping[str, Any], url: str | None, rests_on: str | None, defaults: Defaults
) -> Article:
    title = one_line(_text(found, "title") or "") or None
    body = _body(_text(found, "lede"), _text(found, "text"))
    if not body and not title:
        raise BadRecordError("no text: give a field 'text' (or 'body', 'content') or 'title'")
    return Article.of(
        collection=defaults.collection,
        published=_published(found.get("published"), defaults),
        body=bounded(body),
        title=title,
        source=one_line(_text(found, "source") or "") or defaults.source,
        url=web_address(url),
        language=_language(_text(found, "language"), defaults),
        licence=one_line(_text(found, "licence") or "") or defaults.licence,
        rests_on=rests_on,
    )


def _by_field(record: Mapping[str, Any]) -> dict[str, Any]:
    """Sort the record's values by our names; empty values count as not given."""
    plain = {_plain(name): value for name, value in record.items()}
    return {
        field: value
        for field, names in FIELD_NAMES.items()
        if (value := next((plain[n] for n in names if not _empty(plain.get(n))), None)) is not None
    }


def _empty(value: object) -> bool:
    if isinstance(value, float):
        return isnan(value)
    return value is None or value == [] or (isinstance(value, str) and not value.strip())


def _text(found: Mapping[str, Any], field: str) -> str | None:
    value = found.get(field)
    if value is None or isinstance(value, str):
        return value
    if field == "source" and isinstance(value, list):
        return ", ".join(str(name) for name in value if name)
    if isinstance(value, int | float) and field != "text":
        return str(value)
    raise BadRecordError(f"the field {field!r} holds a {type(value).__name__}, not text")


def _body(lede: str | None, text: str | None) -> str:
    first, rest = clean(lede or ""), clean(text or "")
    if not first or rest.startswith(first):
        return rest
    return f"{first}\n\n{rest}" if rest else first


def _published(value: object, defaults: Defaults) -> datetime:
    if value is None:
        if defaults.published:
            return defaults.published
        raise BadRecordError("no date: give a field 'published' (or 'date'), or --published")
    when = dates.of_value(value)
    if when is None:
        raise BadRecordError(f"{str(value)[:60]!r} is not a date such as 2019-09-16 or "
                             "2019-09-16T22:22")  # fmt: skip
    return when


def _language(value: str | None, defaults: Defaults) -> str:
    if value is None:
        return defaults.language
    code = value.strip().lower().replace("_", "-").partition("-")[0]
    if len(code) != 2 or not code.isascii() or not code.isalpha():
        raise BadRecordError(f"{value[:20]!r} is not a two-letter language code such as en")
    return code
