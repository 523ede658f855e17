"""What a phrase is, and the simple kinds: verb groups, prepositions, joints, stops.

Noun phrases are left to `noun_phrases`, their order and lists to `phrases`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from relations.coder.words import BE, DO, HAVE, Token

_AUX_TAGS = {"MD"}
_AUX = (BE | HAVE | DO) - {"'s", "’s"}
_RELATIVE = {"who", "which", "whom", "whose"}
_SUBORDINATORS = {
    "that", "if", "whether", "while", "when", "because", "although", "though", "unless", "as",
    "where", "once", "so", "than", "until", "since", "after", "before",
}  # fmt: skip
#: Signs that end a stretch of phrases.
STOPS = set(";:()[]—–-…!?.")
#: Subordinators that are prepositions where a noun phrase without a verb follows.
EITHER = {"after", "before", "since", "until", "as", "than"}


@dataclass(slots=True)
class Phrase:
    """Tokens `start` to `end` (exclusive) of a sentence as one unit.

    `kind` is NP (noun phrase), VG (verb group), P (preposition), REL (relative pronoun),
    SUB (subordinator), CC, COMMA, STOP or ADV. Of a noun phrase that lists several,
    `members` holds each (start, end).
    """

    kind: str
    start: int
    end: int
    low: str = ""
    members: list[tuple[int, int]] = field(default_factory=list)


def single(tokens: Sequence[Token], at: int) -> Phrase:
    """The phrase of a token that stands alone: a preposition, a joint, an adverb."""
    token = tokens[at]
    return Phrase(_single_kind(token), at, at + 1, token.low)


def _single_kind(token: Token) -> str:
    low = token.low
    if low == ",":
        return "COMMA"
    if low in STOPS:
        return "STOP"
    if low in {"and", "or", "but", "&", "nor"}:
        return "CC"
    if low in _RELATIVE:
        return "REL"
    if low in _SUBORDINATORS and low not in EITHER and token.tag != "DT":
        return "SUB"
    return "P" if token.tag in {"IN", "TO"} or low in EITHER else "ADV"


def _is_adverb(token: Token) -> bool:
    return token.tag in {"RB", "RBR", "RBS"} and token.low not in {"ago", "earlier", "later"}


def _joined_adverb(tokens: Sequence[Token], at: int) -> bool:
    """`were forcibly and publicly expelled`: a joint between two adverbs before a verb."""
    if tokens[at].low not in {"and", "but"} or at + 2 >= len(tokens):
        return False
    around = _is_adverb(tokens[at - 1]) and _is_adverb(tokens[at + 1])
    return around and tokens[at + 2].tag.startswith("VB")


def verb_group(tokens: Sequence[Token], at: int) -> Phrase | None:
    """`has not yet been accused`, `to discuss`, `will meet`: auxiliaries, adverbs, one verb."""
    end = at
    if tokens[at].low == "to" and at + 1 < len(tokens):
        end = at + 1
    head = None
    while end < len(tokens):
        token = tokens[end]
        if token.low in _AUX or token.tag in _AUX_TAGS:
            head = end
        elif token.tag.startswith("VB"):
            head = end
            end += 1
            break
        elif end > at and _joined_adverb(tokens, end):
            end += 2
            continue
        elif not (_is_adverb(token) and end > at) or (token.low == "to"):
            break
        end += 1
    if head is None:
        return None
    return Phrase("VG", at, head + 1, tokens[head].low)
