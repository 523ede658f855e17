"""Match verb frames to the clauses of a sentence: who acts, toward whom, in which words.

Status and date are read elsewhere; of several frames of a verb the first that fits counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from relations.coder import complements, lexicon, modality
from relations.coder.actors import Party
from relations.coder.clauses import Clauses
from relations.coder.complements import Slot
from relations.coder.discourse import AMOUNTS, Reader
from relations.coder.frames import Act, Frame, frames
from relations.coder.roles import role_of
from relations.records import Span

_BY_LAW = {
    ("COERCE", "arrest"),
    ("COERCE", "deport"),
    ("SANCTION", "convict"),
    ("RETREAT", "release"),
}
_OUT_OF = {("SANCTION", "expel"), ("COERCE", "deport")}
_AGENTLESS_SECTORS = {"REB", "CRM"}
_MADE = {"imported", "made", "produced", "originating", "coming", "exported", "bought", "sent"}
_MAX_GAP = 60  # characters between verb and object that still mark one stretch of words


def acts(reader: Reader) -> Iterator[Act]:
    """The acts that the verbs of a sentence tell, left to right, at most one a verb."""
    clauses = reader.clauses
    for verb in clauses.verb_groups():
        candidates = frames().get(clauses.head(verb).lemma, ())
        if not candidates or clauses.head(verb).tag in {"JJ", "NN", "NNS"}:
            continue
        act = _act_of(reader, verb, candidates)
        if act is not None:
            yield act


def _act_of(reader: Reader, verb: int, candidates: tuple[Frame, ...]) -> Act | None:
    reading = modality.read(reader.clauses, verb)
    if reading.blocked:
        return None
    for frame in candidates:
        act = _match(reader, verb, frame, reading)
        if act is not None:
            return act
    return None


def _match(reader: Reader, verb: int, frame: Frame, reading: modality.Reading) -> Act | None:
    """Hold one frame against one verb: particle, object, sides, and what its flags ask for."""
    clauses = reader.clauses
    particle, particle_at = clauses.particle(verb)
    if frame.particle and frame.particle != particle:
        return None
    slots = _slots(clauses, verb, particle_at if frame.particle else verb)
    passive = clauses.voice(verb).passive
    if passive:
        slots = _turned(slots, clauses, verb)
    direct = next((slot for slot in slots if slot.prep == ""), None)
    if not _object_fits(reader, frame, direct):
        return None
    if "inf" in frame.flags and not _has_infinitive(clauses, verb):
        return None
    subject = _agents(reader, frame, slots) if passive else _active(reader, reading)
    sides = _sides(reader, verb, frame, slots, subject)
    if sides is None:
        return None
    return Act(
        rule=frame.name,
        event_type=frame.event_type,
        mode=frame.mode,
        mutual="mutual" in frame.flags,
        sources=tuple(sides[0]),
        targets=tuple(sides[1]),
        trigger=_trigger(clauses, verb, frame, direct),
        effects=tuple(reading.effects),
        pattern="passive" if passive else "active",
    )


def _slots(clauses: Clauses, verb: int, after: int) -> list[Slot]:
    slots = complements.of_verb(clauses, verb, after)
    if after != verb and slots and slots[0].prep == clauses.phrases[after].low:
        slots[0] = Slot("", slots[0].phrase, slots[0].extra)
    return slots


def _active(reader: Reader, reading: modality.Reading) -> list[Party]:
    if reading.subject is None and reading.implied:
        return speaker(reader)
    found = [*reader.parties(reading.subject), *_joined_before(reader, reading.subject)]
    return [replace(p, kind="agent") for p in found] if reading.owner else found


def _joined_before(reader: Reader, subject: int | None) -> list[Party]:
    """`the premier of A and the president of B`: who stands before the joint acts as well."""
    clauses = reader.clauses
    if (
        subject is None
        or clauses.kind(subject - 1) != "CC"
        or clauses.phrases[subject - 1].low != "and"
    ):
        return []
    first = subject - 2
    while clauses.kind(first) == "NP" and clauses.phrases[first - 1].low == "of":
        first -= 2
    if clauses.kind(first) != "NP" or any(clauses.kind(i) == "VG" for i in range(first)):
        return []
    return [p for p in reader.parties(first) if p.acts]


def speaker(reader: Reader) -> list[Party]:
    """Who says what this sentence reports; empty where nobody is named as speaking."""
    clauses = reader.clauses
    for verb in clauses.verb_groups():
        lemma = clauses.head(verb).lemma
        if modality.operators().get(lemma, ("", ""))[0] == "said" and clauses.voice(verb).finite:
            found = [p for p in reader.parties(clauses.subject(verb)) if p.acts]
            if found:
                return found
    return []


def _turned(slots: list[Slot], clauses: Clauses, verb: int) -> list[Slot]:
    """Turn a passive around: its subject is the object, and `by` names who acts."""
    subject = clauses.subject(verb)
    if subject is None and verb and clauses.phrases[verb - 1].kind == "NP":
        subject = verb - 1  # "a jet shot down by Turkey"
    direct = [] if subject is None else [Slot("", subject)]
    by = [slot for slot in slots if slot.prep == "by"][:1]
    return direct + [slot for slot in slots if slot.prep not in {"", "by"}] + by


def _object_fits(reader: Reader, frame: Frame, direct: Slot | None) -> bool:
    if frame.objects:
        return _is_person(reader, frame, direct) or _has_object(
            reader.clauses, direct, frame.objects
        )
    return direct is None or "bare" not in frame.flags or bool(reader.parties(direct.phrase))


def _has_infinitive(clauses: Clauses, verb: int) -> bool:
    """`told Iran to stop` asks for something, `told Iran that …` does not."""
    groups = [g for g in clauses.verb_groups() if g > verb]
    return bool(groups) and clauses.voice(groups[0]).infinitive


def _is_person(reader: Reader, frame: Frame, direct: Slot | None) -> bool:
    """`jails Canadian Michael Spavor`: somebody called by nationality and name."""
    if direct is None or not frame.people:
        return False
    return any(party.kind == "people" for party in reader.parties(direct.phrase))


def _has_object(clauses: Clauses, slot: Slot | None, wanted: frozenset[str]) -> bool:
    """Whether the object's last word, or one listed beside it, is of the wanted class."""
    if slot is None:
        return False
    index = slot.phrase
    heads = [clauses.tokens[end - 1] for _, end in clauses.phrases[index].members]
    if clauses.phrases[index].members[0][1] - clauses.phrases[index].members[0][0] > 1:
        heads.append(clauses.tokens[clauses.phrases[index].end - 1])
    heads += [clauses.head(extra) for extra in slot.extra]
    while index + 2 < len(clauses.phrases) and clauses.phrases[index + 1].kind == "CC":
        if clauses.phrases[index + 2].kind != "NP":
            break
        index += 2
        heads.append(clauses.head(index))
    return any(head.lemma.lower() in wanted or head.low in wanted for head in heads)


def _sides(
    reader: Reader, verb: int, frame: Frame, slots: list[Slot], subject: list[Party]
) -> tuple[list[Party], list[Party]] | None:
    """Source and target parties as the frame places them; None where a side is missing."""
    sources = [party for party in subject if _may_act(party, frame)]
    if "people" in frame.flags and not sources:
        sources = _crowd(reader, verb, slots)
    targets = _targets(reader, verb, frame, slots, {party.code for party in sources})
    if targets is None:
        return None
    mutual = "mutual" in frame.flags
    if mutual and not targets and _with_others(reader, slots):
        return None
    if frame.event_type == "CONSULT" and frame.mode != "visit":
        targets = [party for party in targets if party.acts]  # not "met Cuban journalists"
    impersonal = mutual and not sources and any(slot.prep == "between" for slot in slots)
    if "swap" in frame.flags or impersonal:
        sources, targets = targets, sources
    enough = bool(sources and targets) or (mutual and _several(sources))
    return (sources, targets) if enough and _rank_fits(sources, frame) else None


def _with_others(reader: Reader, slots: list[Slot]) -> bool:
    """`Spanish and Moroccan police clashed with migrants`: not with each other."""
    return any(
        slot.prep == "with" and "other" not in reader.clauses.words(slot.phrase) for slot in slots
    )


def _rank_fits(sources: list[Party], frame: Frame) -> bool:
    """Only soldiers end an occupation, only officials pay a visit."""
    if "military" in frame.flags:
        return all(party.sector == "MIL" for party in sources)
    if "official" in frame.flags:
        return all(party.person or party.sector in {"GOV", "LEG"} for party in sources)
    return True


def _several(parties: list[Party]) -> bool:
    return len({party.code for party in parties}) > 1


def _agents(reader: Reader, frame: Frame, slots: list[Slot]) -> list[Party]:
    """Who acts in a passive: `by Turkey`, or `in an Israeli air strike`."""
    by = [p for s in slots if s.prep == "by" for p in reader.parties(s.phrase, s.extra)]
    if by or frame.event_type != "ASSAULT":
        return by or _where(reader, frame, slots)
    wanted = lexicon.classes()["@attack"]
    return [
        replace(party, kind="force")
        for slot in slots
        if slot.prep in {"in", "during", "after"}
        and reader.clauses.head(slot.phrase).lemma in wanted
        for party in reader.parties(slot.phrase, slot.extra)
    ]


def _where(reader: Reader, frame: Frame, slots: list[Slot]) -> list[Party]:
    """`a Canadian was arrested in China`: the law is enforced by the state where it happens."""
    if (frame.event_type, frame.mode) in _OUT_OF:
        return [p for s in slots if s.prep == "from" for p in reader.parties(s.phrase, s.extra)]
    if (frame.event_type, frame.mode) not in _BY_LAW:
        return []
    return [
        replace(party, kind="agent", sector="COP", name=False)
        for slot in slots[:2]
        if slot.prep in {"in", "at"}
        and (slot is slots[0] or slots[0].prep in {"", "on", "for", "to"})
        for party in reader.parties(slot.phrase, slot.extra)
        if party.name
    ]


def _may_act(party: Party, frame: Frame) -> bool:
    if "people" in frame.flags:
        return party.kind in {"people", "group"} or (party.kind == "agent" and party.sector is None)
    if party.kind == "force":
        return "force" in frame.flags
    if party.kind == "firm":
        return "firm" in frame.flags
    if party.sector in _AGENTLESS_SECTORS and not party.name:
        return "force" in frame.flags
    return party.acts


def _clause_subject(reader: Reader, verb: int) -> list[Party]:
    """`demands (that) Iran halt …`: whoever is to act is asked."""
    kinds = reader.clauses.phrases
    at = verb + 2 if verb + 1 < len(kinds) and kinds[verb + 1].low == "that" else verb + 1
    if at >= len(kinds) or kinds[at].kind != "NP":
        return []
    return [p for p in reader.parties(at) if p.kind in {"agent", "envoy"}]


def _crowd(reader: Reader, verb: int, slots: list[Slot]) -> list[Party]:
    """`protesters burned flags in Manila`: people without a nationality are of where they are."""
    subject = reader.clauses.subject(verb)
    role = role_of(reader.clauses.head(subject)) if subject is not None else None
    amount = subject is not None and reader.clauses.head(subject).low in AMOUNTS
    if not amount and (role is None or role.kind != "people"):
        return []
    return [
        replace(party, kind="people", sector="CVL", name=False)
        for slot in slots
        if slot.prep in {"in", "at"}
        for party in reader.parties(slot.phrase, slot.extra)
        if party.name
    ]


def _targets(
    reader: Reader, verb: int, frame: Frame, slots: list[Slot], acting: set[str]
) -> list[Party] | None:
    """The parties in the first of the frame's slots that names any but those who act.

    None where the act is aimed at somebody who is no state.
    """
    for wanted in frame.slots:
        if wanted == "clause":
            return _clause_subject(reader, verb)
        if wanted == "inf":
            return _object_of_purpose(reader, verb)
        bare = wanted.rstrip("!")
        prep = "" if bare in {"obj", "place"} else bare
        for slot in slots:
            if slot.prep != prep or (bare == "between" and not _right_behind(reader, slot, slots)):
                continue
            found = _fitting(reader, wanted, slot)
            others = [party for party in found if party.code not in acting]
            if others:
                return found
            if wanted == "obj" and _nobody(reader, slot):
                return None
    return []


def _object_of_purpose(reader: Reader, verb: int) -> list[Party]:
    """`scrambles jets to intercept two bombers`: the object of the infinitive is the target."""
    clauses = reader.clauses
    for index in clauses.verb_groups():
        if index > verb:
            if not clauses.voice(index).infinitive:
                return []
            slots = complements.of_verb(clauses, index, index)
            return [p for s in slots[:1] for p in reader.parties(s.phrase, s.extra)]
    return []


def _right_behind(reader: Reader, slot: Slot, slots: list[Slot]) -> bool:
    """`talks between A and B`, not `met leaders in search of peace between A and B`."""
    return slot is slots[0] or any(s.prep == "" and s.phrase == slot.phrase - 2 for s in slots)


def _nobody(reader: Reader, slot: Slot) -> bool:
    """Whether the object is an armed group or a person, so that a place is not the target."""
    head = reader.clauses.head(slot.phrase)
    role = role_of(head)
    return head.mention is not None or (role is not None and role.kind != "force")


def _fitting(reader: Reader, wanted: str, slot: Slot) -> list[Party]:
    parties = reader.parties(slot.phrase, slot.extra)
    if wanted == "obj!":
        return [p for p in parties if p.kind in {"agent", "envoy"}]
    if wanted == "place":
        return [p for p in parties if p.name and p.kind in {"agent", "place"}]
    return parties or _origin(reader, slot)


def _origin(reader: Reader, slot: Slot) -> list[Party]:
    """`a ship from Iran`, `goods imported from China`: a thing is its maker's; not `in Aleppo`."""
    clauses = reader.clauses
    behind = complements.with_of(clauses, slot.phrase)[0]
    if clauses.kind(behind) == "VG" and clauses.head(behind).low in _MADE:
        behind += 1
    if clauses.kind(behind + 1) == "NP" and clauses.phrases[behind].low == "from":
        return reader.parties(behind + 1)
    return []


def _trigger(clauses: Clauses, verb: int, frame: Frame, direct: Slot | None) -> Span:
    start = clauses.head(verb).span.start
    end = clauses.head(verb).span.end
    if frame.particle:
        end = clauses.head(clauses.particle(verb)[1]).span.end
    if frame.objects and direct is not None and direct.phrase > verb:
        object_end = clauses.head(direct.phrase).span.end
        if object_end - end <= _MAX_GAP:
            end = object_end
    return Span(start, end)
