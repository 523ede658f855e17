"""Read one sentence and write its events as short lines that a test can name."""

from __future__ import annotations

from datetime import datetime

from relations import coder
from relations.records import Article, Event

PUBLISHED = datetime(2019, 9, 16)  # a Monday


def article(text: str, published: datetime = PUBLISHED, title: str | None = None) -> Article:
    return Article.of(collection="test", body=text, published=published, title=title)


def events(text: str, published: datetime = PUBLISHED) -> tuple[Event, ...]:
    return coder.code(article(text, published))


def lines(text: str, published: datetime = PUBLISHED) -> list[str]:
    """`RUS > TUR ACCUSE occurred` for a directed act, `RUS = TUR …` for a mutual one."""
    return [line(event) for event in events(text, published)]


def line(event: Event) -> str:
    sign = "=" if event.reciprocal else ">"
    return f"{event.source_country} {sign} {event.target_country} {event.event_type} {event.status}"
