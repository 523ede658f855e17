"""The relation of two parties that somebody has marked in a sentence.

The parties may be anybody, states or not; who they are is not asked. The coder itself finds
its parties in `discourse` and hands the same features to the same model.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from relations.coder import classifier
from relations.coder.clauses import Clauses
from relations.coder.features import features
from relations.coder.gazetteer import mentions
from relations.coder.marked import Marked
from relations.coder.phrases import phrases
from relations.coder.text import dateline_end
from relations.coder.tokens import tokens
from relations.records import Span

_NOBODY = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Relation:
    """The likeliest label, the probabilities of all, and the features that decided."""

    label: str
    verdict: classifier.Verdict
    reasons: tuple[str, ...]


def features_of(text: str, source: Span, target: Span, day: date) -> list[str]:
    """The features of two marked spans of one sentence; names are read as of `day`."""
    end = dateline_end(text)
    start = end if all(span == _NOBODY or span.start >= end for span in (source, target)) else 0
    inside = Span(start, len(text))
    names = [m for m in mentions(text, day) if m.span.start >= start]
    made = tokens(text, inside, names)
    return features(Marked.of(Clauses(made, phrases(made)), source, target))


def relate(text: str, source: Span, target: Span, day: date) -> Relation:
    """What the source does toward the target, as the text tells it."""
    found = features_of(text, source, target, day)
    types = classifier.model("types")
    verdict = types.judge(found)
    likely = max(zip(verdict.probabilities, verdict.labels, strict=True))[1]
    reasons = types.deciding(found, likely.partition("+")[0])
    return Relation(likely, verdict, tuple(reasons))
