"""Words of a sentence as tokens: span, part of speech, lemma, and the name they belong to.

A name of several words is one token. The base tags are TextBlob's (Penn Treebank tag set);
`tagging` settles what that tagger, which looks at single words, cannot.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from textblob.en import tag as base_tags

from relations.coder import tagging
from relations.coder.gazetteer import Mention
from relations.coder.positions import COMPOUND_HEADS
from relations.coder.text import OPEN_END, words
from relations.coder.words import Token, lemma_of
from relations.records import Span

_REACH = 9  # words between "let" and "go"
_FREEING = {("set", "free"), ("let", "go")}
_QUOTES = set("\"“”‘’'«»")
#: Letters before a dollar sign: `US$5m`, `A$300 million`.
_DOLLARS = {"US", "A", "AU", "C", "CA", "NZ", "HK", "S", "R", "NT"}


def tokens(text: str, span: Span, names: Iterable[Mention]) -> list[Token]:
    """The tagged tokens of one sentence; `names` are the mentions inside it, in order."""
    made = _cut(text, span, names)
    for token, tag in zip(made, _base(made), strict=True):
        token.tag = tag
    tagging.settle(made)
    for token in made:
        upos = "VERB" if token.tag.startswith(("VB", "MD")) else "NOUN"
        word = token.low.rpartition("-")[2] if token.tag in {"NN", "NNS"} else token.low
        token.lemma = lemma_of(word if word in COMPOUND_HEADS else token.low, upos)
        if token.mention is not None:
            token.lemma = token.text
    _join_idioms(made)
    return made


def _join_idioms(made: list[Token]) -> None:
    """`set free`, `let go`: two words that say one thing."""
    for token, after in pairwise(made):
        if (token.lemma, after.low) in _FREEING and token.tag.startswith("VB"):
            token.lemma, after.tag = "free", "RB"
    for at, token in enumerate(made):
        if token.lemma == "let" and token.tag.startswith("VB"):
            _let_go(token, made[at + 1 : at + _REACH])


def _let_go(verb: Token, behind: Sequence[Token]) -> None:
    """`let the researcher go`: what stands between is who is freed."""
    for token in behind:
        if token.text in {",", ";", "."}:
            return
        if token.low == "go" and token.tag.startswith("VB"):
            verb.lemma, token.tag = "free", "RB"
            return


def _cut(text: str, span: Span, names: Iterable[Mention]) -> list[Token]:
    made: list[Token] = []
    at = span.start
    for name in names:
        made += [Token(text[s:e], Span(s, e)) for s, e in words(text, at, name.span.start)]
        made.append(Token(text[name.span.start : name.span.end], name.span, mention=name))
        at = name.span.end
    made += [Token(text[s:e], Span(s, e)) for s, e in words(text, at, span.end)]
    kept = [token for token in made if token.text not in _QUOTES]
    return _glue(_without_asides(_whole_currency(_without_dots(kept))))


def _whole_currency(made: list[Token]) -> list[Token]:
    """Drop the letters of `US$`, which name a currency and no country."""
    return [
        token
        for token, after in zip(made, [*made[1:], None], strict=True)
        if not (
            after is not None
            and after.text[0] == "$"
            and token.text in _DOLLARS
            and token.span.end == after.span.start
        )
    ]


def _without_dots(made: list[Token]) -> list[Token]:
    """Drop the dot of `Gen. Milley` and `Mr. Obama`, which ends no clause."""
    return [
        token
        for index, token in enumerate(made)
        if not (
            token.text == "."
            and 0 < index < len(made) - 1
            and made[index - 1].span.end == token.span.start
            and OPEN_END.search(f"{made[index - 1].text}.")
        )
    ]


def _without_asides(made: list[Token]) -> list[Token]:
    """Drop `(IRGC)` and `(MoD)`: the short form of the name before it, between its brackets."""
    kept: list[Token] = []
    at = 0
    while at < len(made):
        around = [token.text for token in made[at : at + 3 : 2]]
        if at and around == ["(", ")"] and _short_form(made[at + 1], made[at - 1]):
            at += 3
            continue
        kept.append(made[at])
        at += 1
    return kept


def _short_form(token: Token, before: Token) -> bool:
    """Whether a word in brackets says nothing new: capitals, and no other country's name."""
    capitals = sum(letter.isupper() for letter in token.text) > 1
    if token.mention is None:
        return capitals
    return capitals and before.mention is not None and before.mention.code == token.mention.code


def _glue(made: list[Token]) -> list[Token]:
    """Drop hyphens between words without space and mark the second word as glued."""
    kept: list[Token] = []
    for index, token in enumerate(made):
        tight = index and made[index - 1].span.end == token.span.start
        if token.text in "-‐‑–" and tight and index + 1 < len(made):
            following = made[index + 1]
            if following.span.start == token.span.end and following.text[0].isalnum():
                following.glued = True
                continue
        kept.append(token)
    return kept


def _base(made: Sequence[Token]) -> list[str]:
    shown = [_shown(token) for token in made]
    tagged = base_tags(" ".join(shown), tokenize=False)
    if len(tagged) != len(made):
        tagged = [base_tags(word, tokenize=False)[0] for word in shown]
    return [str(tag) for _, tag in tagged]


def _shown(token: Token) -> str:
    """What the base tagger is given: a plain name for every name, no sign it would split at."""
    if token.mention is not None:
        return "Turkish" if token.mention.kind == "demonym" else "Turkey"
    return token.text.partition(" ")[0].replace("/", "-")
