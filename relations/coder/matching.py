"""Match verb frames to the clauses of a sentence: who acts, toward whom, in which words.

Of several frames of a verb the first that fits counts. `objects` reads what the verb acts on,
`sides` who stands on either side, `second_verbs` what an earlier verb lends to a later one;
status and date are read elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from relations.coder import lexicon, modality, told_of
from relations.coder.actors import Party
from relations.coder.agents_by_place import passive_agents
from relations.coder.carried import answered, from_dealing, mediated
from relations.coder.clauses import Clauses
from relations.coder.complements import Slot
from relations.coder.discourse import Reader
from relations.coder.frames import Act, Frame, frames
from relations.coder.objects import (
    direct_object,
    has_infinitive,
    object_fits,
    slots_of,
    trigger_span,
    turned,
)
from relations.coder.second_verbs import (
    done_as_well,
    goes_on,
    has_pronoun,
    object_before,
    shared_sides,
    taken_before,
)
from relations.coder.sides import between_both, both_sides, toward_each_other
from relations.coder.subjects import acting_subject

_CRIMES = {"genocide", "massacre", "crime", "occupation"}


def acts(reader: Reader) -> Iterator[Act]:
    """The acts that the verbs of a sentence tell, left to right, at most one a verb."""
    clauses = reader.clauses
    told: Act | None = None
    taken: set[tuple[str, str]] = set()
    for verb in clauses.verb_groups():
        candidates = frames().get(clauses.head(verb).lemma, ())
        if clauses.head(verb).tag in {"JJ", "NN", "NNS"}:
            continue
        if act := mediated(reader, verb, told):
            yield act
            continue
        if not candidates:
            if act := answered(reader, verb, told):
                told = act
                yield act
            continue
        earlier = told if told is not None and goes_on(clauses, verb) else None
        act = _act_of(reader, verb, candidates, earlier)
        if act is None and told is not None:
            act = taken_before(reader, verb, candidates, told) or done_as_well(
                reader, verb, candidates, told
            )
        act = act or _act_between(reader, verb, candidates, told) or answered(reader, verb, told)
        if act is not None:
            told = act
            taken |= {(act.event_type, party.code) for party in act.targets}
            yield act
    yield from told_of.acts(reader, taken)


def _act_of(
    reader: Reader, verb: int, candidates: tuple[Frame, ...], earlier: Act | None
) -> Act | None:
    reading = modality.read(reader.clauses, verb)
    if reading.blocked:
        return None
    for frame in candidates:
        act = _match(reader, verb, frame, reading, None)
        if act is not None:
            return act
    if earlier is None:
        return None
    again = has_pronoun(reader.clauses, verb)
    shared = (
        _match(reader, verb, frame, reading, earlier)
        for frame in candidates
        if (frame.objects and not again) or (again and frame.slots[0].rstrip("!") == "obj")
    )
    return next((act for act in shared if act is not None), None)


def _act_between(
    reader: Reader, verb: int, candidates: tuple[Frame, ...], told: Act | None
) -> Act | None:
    """The act of a verb whose target the words before it give."""
    reading = modality.read(reader.clauses, verb)
    if reading.blocked or reader.clauses.voice(verb).passive:
        return None
    carried = (_match(reader, verb, frame, reading, told, carry=True) for frame in candidates)
    return next((act for act in carried if act is not None), None)


def _match(
    reader: Reader,
    verb: int,
    frame: Frame,
    reading: modality.Reading,
    earlier: Act | None,
    *,
    carry: bool = False,
) -> Act | None:
    """Hold one frame against one verb: particle, object, sides, and what its flags ask for."""
    clauses = reader.clauses
    if not _applies(clauses, verb, frame):
        return None
    particle_at = clauses.particle(verb)[1]
    slots = _leading(frame, slots_of(clauses, verb, particle_at if frame.particle else verb))
    passive = clauses.voice(verb).passive
    felt = passive and "felt" in frame.flags  # "is concerned over": who feels so speaks
    passive = passive and not felt
    frame = _by_instrument(clauses, frame, slots)
    if passive:
        slots = turned(slots, clauses, verb, frame)
    direct = direct_object(clauses, frame, slots)
    meant = direct
    if earlier is not None and not carry and has_pronoun(clauses, verb):
        meant = object_before(clauses, verb) or direct
    if not object_fits(reader, frame, meant):
        return None
    if "inf" in frame.flags and not has_infinitive(clauses, verb):
        return None
    subject = passive_agents(reader, frame, slots) if passive else acting_subject(reader, reading)
    meant_otherwise = meant is not direct
    if carry:
        effects = {effect for effect, _ in reading.effects}
        sides = from_dealing(reader, verb, frame, direct, slots, subject, earlier, effects)
    else:
        sides = both_sides(reader, verb, frame, slots, subject)
        if sides is None and earlier is not None:
            sides = shared_sides(reader, frame, slots, subject, earlier, meant_otherwise)
        sides = sides or _of_both(reader, frame, direct, slots, subject, passive=passive)
    if sides is None:
        return None
    return Act(
        rule=frame.name,
        event_type=frame.event_type,
        mode=frame.mode,
        mutual="mutual" in frame.flags or not sides[1],
        sources=tuple(sides[0]),
        targets=tuple(sides[1]),
        trigger=trigger_span(clauses, verb, frame, direct),
        effects=_said(frame, reading, " ".join(clauses.words(verb))),
        pattern="passive" if passive else "active",
    )


def _of_both(
    reader: Reader, frame: Frame, direct: Slot | None, slots: list[Slot], subject: list[Party],
    *, passive: bool,
) -> tuple[list[Party], list[Party]] | None:  # fmt: skip
    """What two do together or to each other, where no side of its own is named."""
    together = between_both(reader, frame, slots) if passive and not subject else None
    if together is None and toward_each_other(reader, frame, direct, slots, subject):
        return subject, []
    return together


def _applies(clauses: Clauses, verb: int, frame: Frame) -> bool:
    """Whether the verb has the frame's particle and is said as the frame needs it."""
    if frame.particle and frame.particle != clauses.particle(verb)[0]:
        return False
    passive = clauses.voice(verb).passive
    if ("active" in frame.flags and passive) or ("felt" in frame.flags and not passive):
        return False
    if "alone" in frame.flags and clauses.kind(verb + 1) == "VG":
        return False
    if frame.verb in _SAID_OF and not _SAID_OF[frame.verb](clauses, verb):
        return False
    return frame.event_type != "SUPPORT" or not _as_crime(clauses, verb)


def _agrees_to_do(clauses: Clauses, verb: int) -> bool:
    """`agrees with Argentina that …` shares a view, and promises nothing."""
    behind = (p.low for p in clauses.phrases[verb + 1 : verb + 5] if p.kind == "SUB")
    return "that" not in behind


def _as_terrorist(clauses: Clauses, verb: int) -> bool:
    """`designates Hezbollah as terrorist`, not `designates Qatar as an ally`."""
    behind = clauses.tokens[clauses.phrases[verb].end :]
    return any(token.low.startswith("terror") for token in behind)


_SAID_OF = {"agree": _agrees_to_do, "designate": _as_terrorist}


def _as_crime(clauses: Clauses, verb: int) -> bool:
    """`recognises the massacre as a genocide`: nobody is backed by that."""
    tokens = clauses.tokens[clauses.phrases[verb].end :]
    return any(
        token.low == "as" and any(t.lemma in _CRIMES for t in tokens[at + 1 : at + 4])
        for at, token in enumerate(tokens)
    )


def _said(frame: Frame, reading: modality.Reading, words: str) -> tuple[tuple[str, str], ...]:
    """How the act is said: `announces the deployment of` is ahead, `does not recognise` refuses."""
    if "ahead" in frame.flags:
        return ("planned", words), *reading.effects
    if "refusal" in frame.flags:
        return tuple(("refuse" if e == "denied" else e, said) for e, said in reading.effects)
    return tuple(reading.effects)


def _leading(frame: Frame, slots: list[Slot]) -> list[Slot]:
    """What may hold the target: `was in Rome` is a stay, `was a risk to trade in Rome` is none."""
    return [slot for slot in slots[:1] if slot.prep] if "first" in frame.flags else slots


def _by_instrument(clauses: Clauses, frame: Frame, slots: list[Slot]) -> Frame:
    """`hit Iran with an asset freeze`: what one strikes with says what the blow is."""
    measures = lexicon.classes()["@sanction"]
    tools = [clauses.head(slot.phrase).lemma for slot in slots if slot.prep == "with"]
    if frame.event_type != "ASSAULT" or not any(tool in measures for tool in tools):
        return frame
    return replace(frame, name=f"sanction.{frame.verb}", event_type="SANCTION", mode="discontinue")
