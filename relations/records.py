"""The two records that flow through the making wing: Article and Event.

Their fields are the columns of `schema`, in the same order; this module adds only the
stable identifiers and the values that follow from the event type.
"""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any, NamedTuple, Self

from relations import countries, ontology

Day = date  # `date` names a field of Event


class Span(NamedTuple):
    """Half-open range of characters in an article's text."""

    start: int
    end: int


def stable_id(*parts: object) -> str:
    """Sixteen hexadecimal digits that depend on the parts alone."""
    joined = "\x1f".join("" if part is None else str(part) for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Article:
    """One dated document of one source; make it with `Article.of`."""

    article_id: str
    collection: str
    source: str | None
    title: str | None
    url: str | None
    published: datetime
    language: str
    licence: str | None
    rests_on: str | None
    text: str

    @classmethod
    def of(
        cls,
        *,
        collection: str,
        published: datetime,
        body: str,
        title: str | None = None,
        source: str | None = None,
        url: str | None = None,
        language: str = "en",
        licence: str | None = None,
        rests_on: str | None = None,
    ) -> Self:
        """Build an article; its text is the headline, a blank line and the body."""
        text = body
        if title and not body.startswith(title):
            text = f"{title}\n\n{body}" if body else title
        article_id = stable_id(source, url or title, published.isoformat(), text)
        return cls(
            article_id, collection, source, title, url, published, language, licence, rests_on, text
        )  # fmt: skip

    @property
    def headline_end(self) -> int:
        """Where the headline ends in `text`; 0 where the text has no headline."""
        return len(self.title) if self.title and self.text.startswith(self.title) else 0

    def as_row(self) -> dict[str, Any]:
        """The article as a row of the `articles` table."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Event:
    """One act by one country toward another (or both together); make it with `Event.of`."""

    event_id: str
    group_id: str | None
    collection: str
    pair: str
    date: date
    date_precision: str
    date_basis: str
    source_country: str
    target_country: str
    source_sector: str | None
    target_sector: str | None
    reciprocal: bool
    event_type: str
    mode: str | None
    quad_class: int
    intensity: float
    cameo_root: str
    goldstein: float
    status: str
    reports: int
    reported_by: str | None
    article_id: str | None
    sentence: str | None
    sentence_start: int | None
    sentence_end: int | None
    source_start: int | None
    source_end: int | None
    target_start: int | None
    target_end: int | None
    trigger_start: int | None
    trigger_end: int | None
    date_start: int | None
    date_end: int | None
    rule: str | None
    why: str | None
    coder: str

    @classmethod
    def of(
        cls,
        article: Article,
        *,
        date: Day,
        date_precision: str,
        date_basis: str,
        source_country: str,
        target_country: str,
        source_sector: str | None,
        target_sector: str | None,
        reciprocal: bool,
        event_type: str,
        mode: str | None,
        status: str,
        sentence_span: Span,
        source_span: Span,
        target_span: Span,
        trigger_span: Span,
        date_span: Span | None,
        rule: str,
        why: str,
        coder: str,
        group_id: str | None = None,
    ) -> Self:
        """Build an event read from `article`; reciprocal sides are put in the pair's order."""
        if reciprocal and source_country > target_country:
            source_country, target_country = target_country, source_country
            source_sector, target_sector = target_sector, source_sector
            source_span, target_span = target_span, source_span
        identity = (
            article.article_id, source_country, target_country, reciprocal, event_type,
            mode, status, date, *sentence_span, *source_span, *target_span, *trigger_span,
        )  # fmt: skip
        return cls(
            event_id=stable_id(*identity),
            group_id=group_id,
            collection=article.collection,
            pair=countries.pair_key(source_country, target_country),
            date=date,
            date_precision=date_precision,
            date_basis=date_basis,
            source_country=source_country,
            target_country=target_country,
            source_sector=source_sector,
            target_sector=target_sector,
            reciprocal=reciprocal,
            event_type=event_type,
            mode=mode,
            quad_class=ontology.quad_class(event_type),
            intensity=ontology.intensity(event_type, mode),
            cameo_root=ontology.cameo_root(event_type, mode),
            goldstein=ontology.goldstein(event_type, mode),
            status=status,
            reports=1,
            reported_by=article.article_id,
            article_id=article.article_id,
            sentence=article.text[sentence_span.start : sentence_span.end],
            sentence_start=sentence_span.start,
            sentence_end=sentence_span.end,
            source_start=source_span.start,
            source_end=source_span.end,
            target_start=target_span.start,
            target_end=target_span.end,
            trigger_start=trigger_span.start,
            trigger_end=trigger_span.end,
            date_start=date_span.start if date_span else None,
            date_end=date_span.end if date_span else None,
            rule=rule,
            why=why,
            coder=coder,
        )

    def as_row(self) -> dict[str, Any]:
        """The event as a row of the `events` table."""
        return asdict(self)
