"""What a second verb shares with the one before: its agent, its target, its object.

`arrested two Russians and released them`, `frees eight sailors seized in May`. Which frame fits
is left to `matching`.
"""

from __future__ import annotations

from dataclasses import replace

from relations import ontology
from relations.coder import complements
from relations.coder.actors import Party
from relations.coder.agents_by_place import BY_LAW
from relations.coder.clauses import Clauses
from relations.coder.complements import Slot
from relations.coder.discourse import Reader
from relations.coder.frames import Act, Frame
from relations.coder.subjects import may_act, rank_fits

_ARREST = ("COERCE", "arrest")
_ABOUT_CAPTIVES = {"RETREAT", "CONCEDE", "SANCTION"}


def taken_before(reader: Reader, verb: int, candidates: tuple[Frame, ...], told: Act) -> Act | None:
    """`Iran frees eight sailors seized in May`: who lets them go is who has taken them."""
    clauses = reader.clauses
    frame = next((f for f in candidates if (f.event_type, f.mode) == _ARREST), None)
    slots = complements.of_verb(clauses, verb, verb)
    taken = _main_subject(clauses, verb) if _having_been(clauses, verb) else verb - 1
    if frame is None or taken is None or told.mutual or told.event_type not in _ABOUT_CAPTIVES:
        return None
    if not _is_participle(clauses, verb) or any(slot.prep == "by" for slot in slots):
        return None
    whom = {party.code for party in reader.parties(taken)} if clauses.kind(taken) == "NP" else set()
    if not whom or whom != {party.code for party in told.targets}:
        return None
    if any(reader.parties(slot.phrase) for slot in slots if slot.prep in {"in", "at"}):
        return None  # where they were taken may be elsewhere
    return replace(_again(clauses, verb, frame, told), effects=(), pattern="passive")


def _again(clauses: Clauses, verb: int, frame: Frame, told: Act) -> Act:
    """`freed and deported`: another act between the sides of the one told before."""
    return replace(
        told,
        rule=frame.name,
        event_type=frame.event_type,
        mode=frame.mode,
        trigger=clauses.head(verb).span,
    )


def _having_been(clauses: Clauses, verb: int) -> bool:
    """`, having been arrested`: the passive participle of an act before the main one."""
    return clauses.words(verb)[:2] == ["having", "been"]


def _main_subject(clauses: Clauses, verb: int) -> int | None:
    """Of what the last finite verb before another one is told."""
    finite = [g for g in clauses.verb_groups() if g < verb and clauses.voice(g).finite]
    return clauses.subject(finite[-1]) if finite else None


def done_as_well(reader: Reader, verb: int, candidates: tuple[Frame, ...], told: Act) -> Act | None:
    """`is freed by Peru and deported`: the second passive has the agent of the first."""
    clauses = reader.clauses
    frame = next((f for f in candidates if (f.event_type, f.mode) in BY_LAW), None)
    joined = clauses.kind(verb - 1) == "CC" and clauses.voice(verb).passive
    if frame is None or not joined or told.pattern != "passive" or told.mutual:
        return None
    if any(slot.prep in {"by", "in"} for slot in complements.of_verb(clauses, verb, verb)):
        return None
    return _again(clauses, verb, frame, told)


def _is_participle(clauses: Clauses, verb: int) -> bool:
    """`sailors seized in May`, `, having been arrested`: told of the noun before it."""
    single = clauses.phrases[verb].end - clauses.phrases[verb].start == 1
    reduced = single and clauses.voice(verb).passive and not clauses.voice(verb).finite
    return reduced or _having_been(clauses, verb)


def goes_on(clauses: Clauses, verb: int) -> bool:
    """`and severs ties`, `, signing agreements`: a second act toward the same state."""
    if clauses.voice(verb).infinitive and clauses.kind(verb - 1) == "VG":
        return goes_on(clauses, verb - 1)  # "and agreed to reopen the border"
    if clauses.voice(verb).gerund:
        return clauses.kind(verb - 1) == "COMMA"
    return clauses.kind(verb - 1) == "CC" and not clauses.voice(verb).passive


def has_pronoun(clauses: Clauses, verb: int) -> bool:
    """`arrested two Russians and released them`: whoever was struck before."""
    behind = " ".join(clauses.words(verb + 1)) if clauses.kind(verb + 1) == "NP" else ""
    second = clauses.kind(verb + 2) == "NP"
    if second and not (clauses.is_time(verb + 2) and clauses.kind(verb + 3) != "VG"):
        return False  # "giving him a day to leave"
    if clauses.voice(verb).gerund:
        return behind in {"it", "him"}
    return clauses.kind(verb - 1) == "CC" and behind in {"it", "him", "them"}


def object_before(clauses: Clauses, verb: int) -> Slot | None:
    """`detained three Russians and released them`: what the verb before has for object."""
    before = [group for group in clauses.verb_groups() if group < verb]
    if not before:
        return None
    slots = complements.of_verb(clauses, before[-1], before[-1])
    return next((slot for slot in slots if slot.prep == ""), None)


def shared_sides(
    reader: Reader,
    frame: Frame,
    slots: list[Slot],
    subject: list[Party],
    earlier: Act,
    again: bool,
) -> tuple[list[Party], list[Party]] | None:
    """`closes its border with Sudan and severs ties`: source and target of the act before."""
    own = {party.code for party in subject}
    told = own | {party.code for party in earlier.targets}
    others = [p for s in slots for p in reader.parties(s.phrase, s.extra) if p.code not in told]
    sources = [party for party in subject if may_act(party, frame)]
    same = own == {party.code for party in earlier.sources}
    if not same or not sources or others or "swap" in frame.flags or not earlier.targets:
        return None
    friendly = {ontology.quad_class(t) <= 2 for t in (frame.event_type, earlier.event_type)}
    if (len(friendly) > 1 and not again) or not rank_fits(sources, frame):
        return None
    return sources, list(earlier.targets)
