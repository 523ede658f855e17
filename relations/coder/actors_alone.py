"""Which country some words stand for when they stand alone, outside a sentence."""

from __future__ import annotations

from datetime import date

from relations.coder.clauses import Clauses
from relations.coder.discourse import Reader
from relations.coder.gazetteer import mentions
from relations.coder.memory import Memory
from relations.coder.phrases import phrases
from relations.coder.tokens import tokens
from relations.records import Span


def country(words: str, context: str, day: date) -> str | None:
    """The code of the country (or body) on a day; None where nothing says.

    `context` is other text of the same article, for names that need it.
    """
    found = [m for m in mentions(f"{words}\n{context}", day) if m.span.end <= len(words)]
    made = tokens(words, Span(0, len(words)), found)
    if not made:
        return None
    reader = Reader(Clauses(made, phrases(made)), Memory())
    for index, phrase in enumerate(reader.clauses.phrases):
        if phrase.kind == "NP" and (parties := reader.parties(index)):
            return parties[0].code
    return next((m.code for m in found if m.code != "NONE"), None)
