"""The day a story tells of, which an act takes whose own sentence states no time.

"Lavrov flew to Ankara on Tuesday. He asked his host to …": the request was made on Tuesday, too.
Which words of its own sentence date an act is `timing`'s business.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from relations.coder.dates import Dated, find
from relations.records import Span

#: Days before publication that a report tells of as news; what is older is background.
_NEWS_DAYS = 6

#: "Kyiv had expelled them on 26 March": told to explain, the story goes on from before it.
_BACKGROUND = re.compile(r"\bhad (?!to\b|a\b|an\b|the\b|no\b)", re.I)

#: What opens another clause.
_OPENING = re.compile(r"\b(?:after|when|because|since|who|which|that|whom|before)\b|[,;]")

_REPLY = re.compile(
    r"\b(?:hits?|shot|fired|struck) back\b|\bin (?:its |his )?turn\b"
    r"|\bre(?:plied|torted|sponded)\b"
)


def latest(stated: Iterable[Dated]) -> Dated | None:
    """`who came on Sunday, met X on Monday`: the story goes on from the later day."""
    return max(stated, key=lambda dated: dated.date, default=None)


@dataclass(slots=True)
class Storyline:
    """The sentences read so far, each with the day that an act in it was dated to."""

    text: str
    published: date
    _read: list[tuple[Span, Dated | None]] = field(default_factory=list)

    def add(self, sentence: Span, dated: Dated | None = None) -> None:
        """Note a sentence that has been read, and what an act in it was dated to."""
        self._read.append((sentence, dated))

    def day(self) -> Dated | None:
        """The recent day told last; None where the text before tells none."""
        for sentence, dated in reversed(self._read):
            had = _BACKGROUND.search(self.text, sentence.start, sentence.end)
            news_day = dated if dated is not None and self._is_news(dated) else None
            apart = had and news_day and self._apart(news_day.span, had.start())
            if had and not apart:
                continue
            if news_day:
                return news_day
            stated = find(self.text, sentence, self.published, future=False)
            if news := [one for one in stated if self._is_news(one)]:
                return latest(news)
        return None

    def day_for(self, sentence: Span) -> Dated | None:
        """The story's day for an act in `sentence`; none for an answer: `Tehran hit back`."""
        replies = _REPLY.search(self.text, sentence.start, sentence.end)
        return None if replies else self.day()

    def _apart(self, dated: Span, had: int) -> bool:
        """`detained them on Sunday after they had strayed`: the clause with "had" comes later."""
        return _OPENING.search(self.text, dated.end, max(had, dated.end)) is not None

    def last(self) -> Dated | None:
        """The time that an act was dated to last, from which "a day later" counts."""
        stated = (dated for _, dated in reversed(self._read) if dated is not None)
        return next(stated, None) or self.day()

    def _is_news(self, dated: Dated) -> bool:
        age = (self.published - dated.date).days
        return dated.precision == "day" and 0 <= age <= _NEWS_DAYS
