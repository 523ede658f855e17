"""Which time expression of a sentence dates an act, and whether it lies ahead of the report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from relations.coder.dates import Dated, find
from relations.records import Span

_CLOSE = 4  # characters between a verb and its time: "said on Monday"


@dataclass(frozen=True, slots=True)
class Verbs:
    """Where the verbs of a sentence stand: `all`, and those that do more than report."""

    all: tuple[Span, ...] = ()
    acting: tuple[Span, ...] = ()


def of_act(
    text: str, sentence: Span, published: date, trigger: Span, verbs: Verbs, *, planned: bool
) -> Dated | None:
    """The expression nearest the words of the act, behind them before one in front of them.

    Of a planned act what stands in its clause lies ahead ("On Friday they will meet"), what
    stands in one before it is when it was said ("On Friday he said …"). What follows another
    verb belongs to that one ("condemned the attack carried out last year"), unless that verb
    only reports the act.
    """
    end = min((v.start for v in verbs.all if v.start >= trigger.end), default=sentence.end)
    clause = _clause_start(text, sentence, published, trigger, verbs)
    others = (v.end for v in verbs.acting if v.end <= trigger.start)
    open_until = min((trigger.start, *others))
    found = find(text, Span(sentence.start, min(clause, open_until)), published, future=False)
    found += find(text, Span(clause, max(clause, open_until)), published, future=planned)
    found += find(text, Span(trigger.end, end), published, future=planned)
    return min(found, key=lambda dated: _distance(dated.span, trigger), default=None)


def _clause_start(text: str, sentence: Span, published: date, trigger: Span, verbs: Verbs) -> int:
    """Where the clause of the act begins: behind the verb before it and that verb's own time.

    "announced on Sunday that they will meet": Sunday is when it was announced.
    """
    last = max((v for v in verbs.all if v.end <= trigger.start), default=None)
    if last is None:
        return sentence.start
    told = find(text, Span(last.end, trigger.start), published, future=False)
    close = [d.span.end for d in told if d.span.start - last.end <= _CLOSE]
    return max((last.end, *close))


def _distance(span: Span, trigger: Span) -> tuple[int, int]:
    if span.start >= trigger.end:
        return span.start - trigger.end, 0
    return max(0, trigger.start - span.end), 1
