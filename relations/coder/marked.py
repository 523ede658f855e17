"""A sentence with two parties marked in it, whoever they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from relations.coder.clauses import Clauses
from relations.coder.words import Token
from relations.records import Span


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence with the tokens of two parties marked: `first`..`end` (exclusive) each."""

    clauses: Clauses
    source: range
    target: range

    @classmethod
    def of(cls, clauses: Clauses, source: Span, target: Span) -> Marked:
        """Mark the tokens that two character spans cover."""
        return cls(clauses, _covered(clauses.tokens, source), _covered(clauses.tokens, target))


def _covered(tokens: Sequence[Token], span: Span) -> range:
    inside = [
        i for i, t in enumerate(tokens) if t.span.start < span.end and t.span.end > span.start
    ]
    return range(inside[0], inside[-1] + 1) if inside else range(0)
