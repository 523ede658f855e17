"""A coder that tests can predict: one event for each sentence that names both countries."""

from __future__ import annotations

from dataclasses import dataclass

from relations.records import Article, Event, Span

CODER = "fake 1.0"


@dataclass(frozen=True)
class Reading:
    events: tuple[Event, ...]
    sentences: int


def read(article: Article) -> Reading:
    """Read "… Russia … Turkey …." as an accusation; "boom" makes the coder fail."""
    if "boom" in article.text:
        raise RuntimeError("boom")
    spans, start = [], 0
    for part in article.text.split("."):
        spans.append(Span(start, start + len(part)))
        start += len(part) + 1
    events = tuple(_event(article, span) for span in spans if _told(article.text, span))
    return Reading(events, len([span for span in spans if article.text[slice(*span)].strip()]))


def linger(article: Article) -> Reading:
    """Take longer than any test waits."""
    import time

    time.sleep(60)
    return read(article)


def die(article: Article) -> Reading:
    """End the process as a crash does."""
    import os

    os._exit(9)


def _told(text: str, span: Span) -> bool:
    return "Russia" in text[slice(*span)] and "Turkey" in text[slice(*span)]


def _event(article: Article, sentence: Span) -> Event:
    def find(word: str) -> Span:
        at = article.text.index(word, sentence.start)
        return Span(at, at + len(word))

    return Event.of(
        article,
        date=article.published.date(),
        date_precision="day",
        date_basis="published",
        source_country="RUS",
        target_country="TUR",
        source_sector=None,
        target_sector=None,
        reciprocal=False,
        event_type="ACCUSE",
        mode=None,
        status="occurred",
        sentence_span=sentence,
        source_span=find("Russia"),
        target_span=find("Turkey"),
        trigger_span=find("Russia"),
        date_span=None,
        rule="fake",
        why="It names both.",
        coder=CODER,
    )
