"""A handful of articles and hand-labelled events that tests publish and question.

The sentences are written for the tests; every span is found in the text by its words, so a
wrong label fails here and not in a page.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from relations.records import Article, Event, Span

CODER = "hand 1.0"
PUBLISHED = datetime(2019, 9, 16, 22, 22)

_ARTICLES: dict[str, dict[str, Any]] = {
    "talks": {
        "title": "Ministers meet in Sochi",
        "source": "Test Gazette",
        "url": "https://example.org/talks",
        "published": datetime(2019, 9, 16, 22, 22),
        "body": "Russia and Turkey held talks in Sochi on Monday. "
        "Turkey will buy more missiles from Russia, an official said.",
    },
    "jet": {
        "title": "=SUM(1;1) Jet shot down near the border",
        "source": "Test Gazette",
        "url": "https://example.org/jet?a=1&b=2",
        "published": datetime(2015, 11, 24, 12, 0),
        "body": "Turkish forces shot down a Russian jet on Tuesday. "
        "Moscow *accused* Ankara of <b>treachery</b> and denied that it had threatened Turkey. "
        "+Moscow banned Turkish fruit, worth $5m to $6m.",
    },
    "note": {
        "title": None,
        "source": None,
        "url": None,
        "published": datetime(2019, 1, 5),
        "body": "Washington criticised Ankara over its missiles.",
    },
}

# article, sentence's first words, source, target, trigger, date words, then the labels
_EVENTS: tuple[tuple[Any, ...], ...] = (
    ("talks", "Russia and Turkey held", "Russia", "Turkey", "held talks", "on Monday",
     "RUS", "TUR", True, "CONSULT", None, "occurred", date(2019, 9, 16)),
    ("talks", "Turkey will buy", "Turkey", "Russia", "buy", None,
     "TUR", "RUS", False, "AGREE", None, "planned", date(2019, 9, 16)),
    ("jet", "Turkish forces", "Turkish forces", "Russian jet", "shot down", "on Tuesday",
     "TUR", "RUS", False, "ASSAULT", "aerial", "occurred", date(2015, 11, 24)),
    ("jet", "Moscow *accused*", "Moscow", "Ankara", "accused", None,
     "RUS", "TUR", False, "ACCUSE", "allege", "occurred", date(2015, 11, 24)),
    ("jet", "Moscow *accused*", "Moscow", "Turkey", "threatened", None,
     "RUS", "TUR", False, "THREATEN", None, "denied", date(2015, 11, 24)),
    ("jet", "+Moscow banned", "Moscow", "Turkish fruit", "banned", None,
     "RUS", "TUR", False, "SANCTION", "discontinue", "occurred", date(2015, 11, 24)),
    ("note", "Washington criticised", "Washington", "Ankara", "criticised", None,
     "USA", "TUR", False, "ACCUSE", "disapprove", "occurred", date(2019, 1, 5)),
)  # fmt: skip


def articles(collection: str = "sample") -> dict[str, Article]:
    """The articles by their short name in this file."""
    return {
        name: Article.of(collection=collection, licence="CC BY 4.0", **fields)
        for name, fields in _ARTICLES.items()
    }


def events(collection: str = "sample") -> list[Event]:
    """Seven events on two pairs: six of RUS-TUR, one of TUR-USA."""
    made = articles(collection)
    return [_event(made[row[0]], *row[1:]) for row in _EVENTS]


def _find(text: str, words: str, start: int = 0) -> Span:
    at = text.index(words, start)
    return Span(at, at + len(words))


def _event(
    article: Article, opening: str, source: str, target: str, trigger: str, when: str | None,
    source_country: str, target_country: str, reciprocal: bool, event_type: str,
    mode: str | None, status: str, day: date,
) -> Event:  # fmt: skip
    start = article.text.index(opening)
    stop = article.text.find(". ", start)
    sentence = Span(start, stop + 1 if stop >= 0 else len(article.text))
    return Event.of(
        article,
        date=day,
        date_precision="day",
        date_basis="stated" if when else "published",
        source_country=source_country,
        target_country=target_country,
        source_sector="GOV",
        target_sector=None,
        reciprocal=reciprocal,
        event_type=event_type,
        mode=mode,
        status=status,
        sentence_span=sentence,
        source_span=_find(article.text, source, start),
        target_span=_find(article.text, target, start),
        trigger_span=_find(article.text, trigger, start),
        date_span=_find(article.text, when, start) if when else None,
        rule="hand",
        why=f"Act: “{trigger}” means {event_type}.\nStatus: {status}.",
        coder=CODER,
    )
