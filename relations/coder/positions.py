"""What stands around a word: the words next to it, the finite verb before, the small words.

Nothing is decided here: `tagging` and `noun_or_verb` read a word's tag from its position.
"""

from __future__ import annotations

from dataclasses import dataclass

from relations.coder.words import Token

#: Articles and their like: a noun phrase starts there.
DETERMINERS = {
    "the", "a", "an", "this", "that", "these", "those", "any", "some", "no", "each",
}  # fmt: skip
#: Pronouns that own the noun behind them.
POSSESSIVES = {"his", "her", "its", "their", "our", "my", "your"}
#: The sign of an owner, which may also be short for "is".
OWNING = {"'s", "’s"}
#: Prepositions that open a phrase of their own.
PREPOSITIONS = {
    "of", "in", "on", "at", "by", "for", "with", "from", "to", "into", "between", "against",
    "after", "before", "over", "about", "amid", "during", "toward", "towards", "under", "through",
    "near", "among", "without", "within", "despite", "across", "around", "via", "along",
}  # fmt: skip
#: Nouns that close a hyphenated word: "air-strike", "drone-attacks".
COMPOUND_HEADS = {"strike", "strikes", "attack", "attacks", "raid", "raids"}
#: Words of denial, passed over when looking left.
NOT = {"n't", "n’t", "not", "never"}
#: Tags of verbs that make a clause.
FINITE = {"VBD", "VBZ", "VBP", "MD"}
_CLAUSE_OPENERS = {
    "that", "who", "which", "after", "as", "while", "when", "if", "because", "and", "but",
    "before", "since", "whether", "although", "though", "where",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """A token where it stands: the tokens before it are settled, those after it are not."""

    tokens: list[Token]
    index: int

    @property
    def token(self) -> Token:
        """The token itself."""
        return self.tokens[self.index]

    @property
    def before(self) -> Token | None:
        """The token before it."""
        return self.tokens[self.index - 1] if self.index else None

    @property
    def after(self) -> Token | None:
        """The token after it."""
        return self.tokens[self.index + 1] if self.index + 1 < len(self.tokens) else None

    @property
    def left(self) -> str:
        """The nearest word to the left that is no adverb, in small letters."""
        at = self.index - 1
        while at >= 0 and (self.tokens[at].tag == "RB" or self.tokens[at].low in {"also", *NOT}):
            at -= 1
        return self.tokens[at].low if at >= 0 else ""

    @property
    def after_nationality(self) -> bool:
        """Whether an adjective of nationality stands right before: "Turkish …"."""
        before = self.before
        return (
            before is not None
            and before.mention is not None
            and before.mention.kind == "demonym"
            and not before.text.endswith("s")
        )


def opens_thing(after: Token | None) -> bool:
    """Whether a word opens a noun phrase for certain: "the", "his", "them", "12", a name."""
    if after is None:
        return False
    return after.mention is not None or after.tag in {"DT", "PRP$", "PRP", "CD"}


def as_noun(low: str) -> str:
    """The tag of a word as a noun, plural where it ends in "s"."""
    return "NNS" if low.endswith("s") and not low.endswith("ss") else "NN"


def opens_object(after: Token | None) -> bool:
    """Whether a word may open what a verb acts on: a name, "the", "his", "to", "with", "that"."""
    if after is None:
        return False
    return (
        after.mention is not None
        or after.tag in {"DT", "PRP$", "PRP", "NNP", "NNPS", "TO", "CD"}
        or after.low in DETERMINERS | POSSESSIVES | {"to", "with", "that"}
    )


def finite_verb_before(place: Place) -> Token | None:
    """The finite verb that the clause to the left already has."""
    for token in reversed(place.tokens[: place.index]):
        if token.text in {",", ";", ":", "—", "–"} or token.low in _CLAUSE_OPENERS:
            return None
        if token.tag in FINITE:
            return token
    return None
