"""Persons whom a text introduces with a nationality: later their last name stands for it.

"Turkish Foreign Minister Mevlut Cavusoglu" lets "Cavusoglu" stand for Turkey in the rest
of the article, whether or not a word list knows him.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from relations.coder.clauses import Clauses
from relations.coder.gazetteer import BODIES, PERSON, Entry, Mention, fold
from relations.coder.roles import role_of
from relations.coder.text import words
from relations.coder.words import Token
from relations.records import Span


def introduced(clauses: Clauses) -> dict[str, Entry]:
    """Last names by what they stand for, as this sentence introduces them."""
    found: dict[str, Entry] = {}
    for phrase in clauses.phrases:
        if phrase.kind == "NP":
            for start, end in phrase.members:
                found.update(_person(clauses.tokens[start:end]))
    return found


def recalled(
    text: str, span: Span, known: dict[str, Entry], found: Sequence[Mention]
) -> list[Mention]:
    """The mentions of one sentence, those of introduced persons added to the `found` ones."""
    added = [
        Mention(at, entry.code, entry.kind, entry.sector)
        for at in words(text, *span)
        if (entry := known.get(fold(text[at.start : at.end]))) is not None
        and not any(at.start < m.span.end and m.span.start < at.end for m in found)
    ]
    return sorted([*found, *added], key=lambda mention: mention.span)


def _person(tokens: Sequence[Token]) -> Iterator[tuple[str, Entry]]:
    names = [t for t in tokens if t.mention is not None]
    head = tokens[-1]
    if len(names) != 1 or head.mention is not None or not _is_last_name(head):
        return
    mention = names[0].mention
    role = next((r for t in tokens[:-1] if t.mention is None and (r := role_of(t))), None)
    if mention is None or role is None or mention.code in BODIES or role.kind == "force":
        return
    if mention.kind in {"demonym", "name"} and len(tokens) >= 3:
        yield fold(head.text), Entry(mention.code, PERSON, role.sector)


def _is_last_name(token: Token) -> bool:
    word = token.text
    return word[:1].isupper() and word[1:].islower() and len(word) > 3 and role_of(token) is None
