"""Cut an article's text into paragraphs, sentences and words, by character offsets.

Offsets always count characters of `Article.text`; nothing here changes the text. Which
words mean something is for the other modules of the coder.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sentencex import segment

from relations.records import Span

_PARAGRAPH = re.compile(r"[^\n]+")
#: Abbreviations after which the segmenter must not end a sentence.
OPEN_END = re.compile(r"\b(?:U\.S|U\.K|U\.N|Gen|Lt|Col|Maj|Sgt|Sen|Rep|Gov|St|Mr|Mrs|Ms|Dr|No)\.$")
_DATELINE = re.compile(
    r"^[A-Z][A-Z .,'’/-]{2,40}(?:(?<=, [A-Z])[a-z][A-Za-z .]{2,25})?"
    r"(?:\([^)]{2,30}\))?,?\s*(?:\w+\.? \d{1,2}\s*)?"
    r"(?:\([^)]{2,30}\)\s*)?[-–—]{1,2}\s+"
)
_WORD = re.compile(
    r"\b(?:[Ss]ecretar(?:y|ies)|[Mm]inisters?) of"
    r" (?:[Ss]tate|[Dd]efen[cs]e|[Ff]oreign [Aa]ffairs)\b"
    r"|\b[Cc]hief of [Ss]taff\b|\b[Hh]eads? of (?:[Ss]tate|[Gg]overnment)\b"
    r"|\d+(?:[.,:]\d+)*(?:st|nd|rd|th|bn|[bBmMkK])?\b|['’]s\b|\w+?(?=n['’]t\b)|n['’]t\b"
    r"|(?:[A-Za-z]\.){2,}|[A-Z]\.(?=\s[A-Z])|\w+(?:[-‐‑]\w+)*(?:['’](?!s\b)\w+)?|[^\w\s]"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its span, the number of its paragraph, and whether it is the headline."""

    span: Span
    paragraph: int
    headline: bool = False


def sentences(text: str, headline_end: int = 0) -> Iterator[Sentence]:
    """The sentences of a text in order; a line break always ends one."""
    for number, match in enumerate(_PARAGRAPH.finditer(text)):
        headline = match.end() <= headline_end
        for span in _split(match.group(), match.start()):
            yield Sentence(span, number, headline)


def _split(paragraph: str, offset: int) -> Iterator[Span]:
    start = at = 0
    for piece in segment("en", paragraph):
        at += len(piece)
        if OPEN_END.search(paragraph[start:at].rstrip()) and at < len(paragraph):
            continue
        yield from _trimmed(paragraph, start, at, offset)
        start = at
    yield from _trimmed(paragraph, start, len(paragraph), offset)


def _trimmed(paragraph: str, start: int, end: int, offset: int) -> Iterator[Span]:
    piece = paragraph[start:end]
    stripped = piece.strip()
    if stripped:
        left = start + piece.index(stripped[0])
        yield Span(offset + left, offset + left + len(stripped))


def dateline_end(sentence: str) -> int:
    """Length of an agency dateline such as "ANKARA (Agency) - " at the start; 0 if none."""
    match = _DATELINE.match(sentence)
    return match.end() if match else 0


def words(text: str, start: int, end: int) -> Iterator[Span]:
    """Spans of the words and signs between two offsets."""
    for match in _WORD.finditer(text, start, end):
        yield Span(match.start(), match.end())
