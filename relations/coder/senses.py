"""Which words mean alike: the rows of `lexicon/senses.tsv` found in a sentence.

A row lets the type model carry what it learned of one word over to its neighbours in
meaning. Nothing is decided here: a word may have several senses.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from relations.coder import lexicon
from relations.coder.words import Token

_GAP = 3  # words that may stand inside an expression: "paid a brief visit"

Expressions = dict[str, list[tuple[tuple[str, ...], str]]]


@cache
def _expressions(pos: str) -> Expressions:
    """Expressions by first word: the words behind it, and the sense."""
    found: Expressions = {}
    for row in lexicon.rows("senses.tsv"):
        if row["pos"] != pos:
            continue
        for expression in row["words"].split("|"):
            first, *rest = expression.split(" ")
            found.setdefault(first, []).append((tuple(rest), row["sense"]))
    return found


def of(tokens: Sequence[Token], index: int) -> list[str]:
    """The senses of the word at `index`, in small letters for nouns, capitals for verbs."""
    token = tokens[index]
    if token.mention is not None:
        return []
    verb = token.tag.startswith(("VB", "MD"))
    senses = [
        sense
        for rest, sense in _expressions("verb" if verb else "noun").get(token.lemma.lower(), ())
        if not rest or _follow(tokens, index, rest)
    ]
    return [sense.upper() if verb else sense for sense in dict.fromkeys(senses)]


def _follow(tokens: Sequence[Token], index: int, rest: tuple[str, ...]) -> bool:
    at = index + 1
    for word in rest:
        for look in range(at, min(at + _GAP + 1, len(tokens))):
            if word in {tokens[look].low, tokens[look].lemma.lower()}:
                at = look + 1
                break
        else:
            return False
    return True


def row(tokens: Sequence[Token], skip: Sequence[range]) -> Iterator[tuple[int, list[str]]]:
    """The words of a sentence that have senses, left to right, those in `skip` left out."""
    for index in range(len(tokens)):
        if not any(index in where for where in skip):
            found = of(tokens, index)
            if found:
                yield index, found
