"""What a sentence says about two marked parties, as named features for the type model.

The names are readable ("subject verb: condemn"), because they are also the reasons that an
event gives. Which type they speak for is learned in `relations.training` and applied in
`classifier`. All spans count characters of the article.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from relations.coder.clause_features import of_nouns, of_senses, of_verbs
from relations.coder.dates import MONTHS, WEEKDAYS
from relations.coder.marked import Marked
from relations.coder.roles import role_of
from relations.coder.words import Token

SOURCE, TARGET = "SOURCE", "TARGET"
_TIMES = {*WEEKDAYS, *MONTHS, "today", "yesterday", "tomorrow"}
_NEAR = 4  # words beside a marked party that are read as its neighbours
_PREFIX = 5  # letters that stand for a word's family: "conde" for condemn, condemnation
_SILENT = {"a", "an", "the", ".", ";", ":", "(", ")", "--", "-", "–", "—", "[", "]", "mr", "mr."}
_WILL = {"will", "would", "shall", "wo", "'ll"}
_NOT = {"not", "n't", "n’t", "never", "no longer"}


def features(marked: Marked) -> list[str]:
    """All features, each once, in a fixed order."""
    parts = (
        _words(_row(marked)), _inside(marked),
        of_verbs(marked), of_nouns(marked), of_senses(marked),
    )  # fmt: skip
    return list(dict.fromkeys(feature for part in parts for feature in part))


def in_words(feature: str) -> str:
    """A feature as a reader may see it: `the source is subject of “sign”`."""
    name, _, value = feature.partition(": ")
    value = value.replace(SOURCE, "the source").replace(TARGET, "the target")
    group = value.isupper() or name.startswith("sense")
    said = f"words like “{value.lower()}”" if group else f"“{value}”"
    party, _, role = name.partition(" ")
    if party in {"source", "target"} and role:
        return f"the {party} as {role} of {said}".replace(" and target", " and the target")
    return said if value else name.replace(SOURCE, "the source").replace(TARGET, "the target")


# -- words in their order ---------------------------------------------------------------


def symbol(token: Token) -> str:
    """A word as features name it: its lemma, or the sort of name or number it is."""
    if token.mention is not None:
        return "NAME"
    if token.low in _TIMES:
        return "DAY"
    if token.text[:1].isdigit():
        return "NUMBER"
    if token.tag.startswith(("NNP",)) and token.text[:1].isupper() and role_of(token) is None:
        return "NAME"
    return token.lemma.lower() if token.lemma else token.low


def _row(marked: Marked) -> list[str]:
    """The sentence as symbols, each party as one."""
    row: list[str] = []
    for index, token in enumerate(marked.clauses.tokens):
        for name, where in ((SOURCE, marked.source), (TARGET, marked.target)):
            if index in where:
                if index == where.start:
                    row.append(name)
                break
        else:
            made = symbol(token)
            if made in _SILENT or (made == "NAME" and row and row[-1] == "NAME"):
                continue
            if made in _NOT and row and row[-1] in _WILL:
                row[-1] = "will-not"  # a refusal, not an announcement
            else:
                row.append("will" if token.tag == "MD" and token.low in _WILL else made)
    return row


def _words(row: list[str]) -> Iterator[str]:
    at = sorted(row.index(name) for name in (SOURCE, TARGET) if name in row)
    order = "backward" if at and row[at[0]] == TARGET else "forward"
    at = [*at, len(row), len(row)][:2] if SOURCE in row else [-1, *at, len(row)][:2]
    yield f"order: {order}"
    for index, word in enumerate(row):
        if word in {SOURCE, TARGET}:
            continue
        region = "before" if index < at[0] else "between" if index < at[1] else "behind"
        yield f"word: {word}"
        yield f"{region} ({order}): {word}"
        if len(word) > _PREFIX:
            yield f"family: {word[:_PREFIX]}"
            yield f"family {region}: {word[:_PREFIX]}"
    for left, right in pairwise(row):
        yield f"pair: {left} {right}"
    for three in zip(row, row[1:], row[2:], strict=False):
        yield f"three: {' '.join(three)}"
    for name in {SOURCE, TARGET}.intersection(row):
        centre = row.index(name)
        for word in row[centre + 1 : centre + 1 + _NEAR]:
            yield f"after {name}: {word}"
        for word in row[max(0, centre - _NEAR) : centre]:
            yield f"ahead of {name}: {word}"


def _inside(marked: Marked) -> Iterator[str]:
    """The words of the parties themselves: "police", "decision", "rebels"."""
    for name, where in ((SOURCE, marked.source), (TARGET, marked.target)):
        for index in where:
            token = marked.clauses.tokens[index]
            made = symbol(token)
            if made not in {"NAME", "DAY", "NUMBER"} and token.tag not in {"DT", "IN"}:
                yield f"in {name}: {made}"
            role = role_of(token)
            if role is not None:
                yield f"{name} is {role.sector} {role.kind}"
        if all(marked.clauses.tokens[i].mention for i in where):
            yield f"{name} is a name"
