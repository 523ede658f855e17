"""Which time expression of a sentence dates an act, and whether it lies ahead of the report.

The act's own clause comes first; then an expression that counts from a day told before ("a
day later"); then the time of a clause that is joined to it ("met on Monday and signed").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from relations.coder.dates import Dated, find, relative
from relations.records import Span

_CLOSE = 4  # characters between a verb and its time: "said on Monday"
#: Words that open a clause with a time of its own.
_BOUNDARY = re.compile(
    r"\b(?:who|which|that|when|after|before|since|until|because|while|whose|where|if|whether"
    r"|said|says|saying|told|telling|announced)\b|[;:]"
)


#: A clause about what went on at the same time and place: "on Tuesday, where he".
_THERE = re.compile(
    r"(?: (?:in|at) [A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*)?,? (?:where|when|at which) [^.;:,]*"
)
_WHEN = re.compile(r"[^.;:,]* when [^.;:,]*")
_SINCE = re.compile(r"\bsince (?:\w+ ){0,3}\w+$")
_RECENT = 6  # days
#: Who says so: "reached an agreement, the president announced on Thursday".
_REPORTED = re.compile(r"(?:said|announced|disclosed|reported|confirmed|stated|added|revealed),?")
#: A relative clause that is still open at its end.
_RELATIVE = re.compile(r", (?:who|which|whose|whom)\b[^,]*$")
_JOINT = re.compile(r"\band\b|,")


@dataclass(frozen=True, slots=True)
class Verbs:
    """Where the verbs of a sentence stand: `all`, and those that do more than report."""

    all: tuple[Span, ...] = ()
    acting: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where an act stands: its sentence, the day of publication, and the day told before.

    `noun` is true where a noun tells the act, whose clause goes on past its verb.
    """

    text: str
    sentence: Span
    published: date
    told: Dated | None = None
    noun: bool = False


def of_act(place: Place, trigger: Span, verbs: Verbs, *, planned: bool) -> Dated | None:
    """The expression that dates the act, or None where the sentence has none for it."""
    if place.noun:
        trigger = _with_verb(trigger, verbs)
    own = _own(place, trigger, verbs, planned=planned)
    if own is not None:
        return own
    clause = _clause(place, trigger, verbs)
    anchor = _anchor(place, clause, planned=planned)
    counted = relative(place.text, clause, anchor) or relative(
        place.text, _until_boundary(place, trigger), anchor
    )
    return (
        counted
        or _joined(place, trigger, verbs, planned=planned)
        or _counted_before(place, trigger, anchor)
        or _where_he_was(place, trigger)
        or _when_it_was(place, trigger)
    )


def of_report(place: Place, trigger: Span) -> Dated | None:
    """`signed an accord, the minister announced on Thursday`: the day on which it was told."""
    told = find(place.text, Span(trigger.end, place.sentence.end), place.published, future=False)
    for dated in told:
        before = place.text[trigger.end : dated.span.start].rstrip().removesuffix(" on")
        said = before.rpartition(" ")[2]
        if dated.precision == "day" and _REPORTED.fullmatch(said) and "," in before:
            return dated
    return None


def _counted_before(place: Place, trigger: Span, anchor: date | None) -> Dated | None:
    """`A day earlier he met X and praised Russia`: the opening of the clause holds for both."""
    before = relative(place.text, Span(place.sentence.start, trigger.start), anchor)
    if before is None or _BOUNDARY.search(place.text, before.span.end, trigger.start):
        return None
    return before


def _where_he_was(place: Place, trigger: Span) -> Dated | None:
    """`visited Moscow on Tuesday, where he held talks`: what was done there was done then."""
    for dated in reversed(find(place.text, Span(place.sentence.start, trigger.start),
                               place.published, future=False)):  # fmt: skip
        if _THERE.fullmatch(place.text, dated.span.end, trigger.start):
            return dated
    return None


def _when_it_was(place: Place, trigger: Span) -> Dated | None:
    """`accepted the offer when the two spoke on Monday`: of the time that the clause tells."""
    behind = Span(trigger.end, place.sentence.end)
    for dated in find(place.text, behind, place.published, future=False):
        if _WHEN.fullmatch(place.text, trigger.end, dated.span.start):
            return dated
    return None


def only_day(place: Place) -> Dated | None:
    """The one time that a sentence states, where it is a day of the last week."""
    told = find(place.text, place.sentence, place.published, future=False)
    if len(told) != 1 or told[0].precision != "day" or _since(place, told[0].span):
        return None
    age = (place.published - told[0].date).days
    return told[0] if 0 <= age <= _RECENT else None


def _with_verb(trigger: Span, verbs: Verbs) -> Span:
    """`talks were under way on Monday`: the noun and the verb behind it."""
    behind = min((v for v in verbs.all if v.start >= trigger.end), default=trigger)
    return Span(trigger.start, behind.end)


def _own(place: Place, trigger: Span, verbs: Verbs, *, planned: bool) -> Dated | None:
    """The expression nearest the words of the act in its clause.

    Behind them goes before in front of them. Of a planned act what stands in its clause lies
    ahead ("On Friday they will meet"), what stands in one before it is when it was said ("On
    Friday he said …"). What follows another verb belongs to that one ("condemned the attack
    carried out last year"), unless that verb only reports the act.
    """
    text, sentence, published = place.text, place.sentence, place.published
    end = min((v.start for v in verbs.all if v.start >= trigger.end), default=sentence.end)
    clause = _clause_start(place, trigger, verbs)
    others = (v.end for v in verbs.acting if v.end <= trigger.start)
    open_until = min((trigger.start, *others))
    found = find(text, Span(sentence.start, min(clause, open_until)), published, future=False)
    found += find(text, Span(clause, max(clause, open_until)), published, future=planned)
    found += find(text, Span(trigger.end, end), published, future=planned)
    found = [
        dated
        for dated in found
        if not _in_relative(place, dated.span, trigger) and not _since(place, dated.span)
    ]
    return min(
        found,
        key=lambda dated: (dated.span.end <= clause, *_distance(dated.span, trigger)),
        default=None,
    )


def _since(place: Place, dated: Span) -> bool:
    """`men held since 2014`: from when on, not when."""
    return _SINCE.search(place.text[place.sentence.start : dated.end]) is not None


def _in_relative(place: Place, dated: Span, trigger: Span) -> bool:
    """`Misri, who came on Sunday, discussed …`: the time is of the clause in between."""
    if dated.start >= trigger.start:
        return False
    before = place.text[place.sentence.start : dated.start]
    opened = _RELATIVE.search(before)
    return opened is not None and "," in place.text[dated.end : trigger.start]


def _clause_start(place: Place, trigger: Span, verbs: Verbs) -> int:
    """Where the clause of the act begins: behind the verb before it and that verb's own time.

    "announced on Sunday that they will meet": Sunday is when it was announced.
    """
    last = max((v for v in verbs.all if v.end <= trigger.start), default=None)
    if last is None:
        return place.sentence.start
    told = find(place.text, Span(last.end, trigger.start), place.published, future=False)
    close = [d.span.end for d in told if d.span.start - last.end <= _CLOSE]
    return max((last.end, *close))


def _clause(place: Place, trigger: Span, verbs: Verbs) -> Span:
    start = max((v.end for v in verbs.all if v.end <= trigger.start), default=place.sentence.start)
    end = min((v.start for v in verbs.all if v.start >= trigger.end), default=place.sentence.end)
    return Span(start, end)


def _until_boundary(place: Place, trigger: Span) -> Span:
    """From the act to where a clause with a time of its own begins."""
    found = _BOUNDARY.search(place.text, trigger.end, place.sentence.end)
    return Span(trigger.end, found.start() if found else place.sentence.end)


def _anchor(place: Place, clause: Span, *, planned: bool) -> date | None:
    """The day that "a day later" counts from: the last one told before it."""
    before = find(place.text, Span(place.sentence.start, clause.end), place.published,
                  future=planned)  # fmt: skip
    if before:
        return before[-1].date
    return place.told.date if place.told else None


def _joined(place: Place, trigger: Span, verbs: Verbs, *, planned: bool) -> Dated | None:
    """The nearest expression of the sentence that no boundary parts from the act.

    Another verb on the way must be joined to it: "met on Monday and signed", not "condemned
    the raid carried out last year".
    """
    every = find(place.text, place.sentence, place.published, future=planned)
    near = []
    for dated in every:
        way = _between(dated.span, trigger)
        words = place.text[way.start : way.end]
        passed = any(way.start <= v.start and v.end <= way.end for v in verbs.all)
        if _in_relative(place, dated.span, trigger) or _since(place, dated.span):
            continue
        if not _BOUNDARY.search(words) and (not passed or _JOINT.search(words)):
            near.append(dated)
    return min(near, key=lambda dated: _distance(dated.span, trigger), default=None)


def _between(one: Span, other: Span) -> Span:
    first, second = sorted((one, other))
    return Span(first.end, max(first.end, second.start))


def _distance(span: Span, trigger: Span) -> tuple[int, int]:
    if span.start >= trigger.end:
        return span.start - trigger.end, 0
    return max(0, trigger.start - span.end), 1
