"""Toward whom an act goes: the first of a frame's slots that names somebody else than the source.

Which phrases a verb governs is left to `objects` and `complements`.
"""

from __future__ import annotations

from relations.coder import complements
from relations.coder.actors import Party
from relations.coder.complements import Slot
from relations.coder.discourse import Reader
from relations.coder.frames import Frame
from relations.coder.objects import is_attack
from relations.coder.roles import role_of

_EDGES = {"border", "frontier", "boundary"}
_MADE = {"imported", "made", "produced", "originating", "coming", "exported", "bought", "sent"}
_MADE |= {"arriving", "travelling", "traveling", "arrive", "travel", "come"}


def aimed_at(reader: Reader, frame: Frame, slots: list[Slot]) -> list[Party]:
    """`kills ten in air strikes against X`: the blow and not the verb names its target."""
    clauses = reader.clauses
    if frame.event_type == "ASSAULT":
        return [
            party
            for slot in slots
            if slot.prep == "against"
            and any(is_attack(clauses, slot.phrase - back) for back in (2, 3))
            for party in reader.parties(slot.phrase, slot.extra)
        ]
    if "mutual" in frame.flags and frame.event_type in {"SUPPORT", "AGREE"} and frame.objects:
        return _in_deed(reader, slots)
    return []


def _in_deed(reader: Reader, slots: list[Slot]) -> list[Party]:
    """`signs a deal to open a base in X`: what the agreement is about says with whom."""
    clauses = reader.clauses
    direct = next((s for s in slots if s.prep == ""), None)
    if direct is None:
        return []
    end, _ = complements.with_of(clauses, direct.phrase)
    if clauses.kind(end) != "VG" or not clauses.voice(end).infinitive:
        return []
    behind = complements.of_verb(clauses, end, end)
    found = (reader.parties(s.phrase, s.extra) for s in behind)
    return next((parties for parties in found if parties), [])


def _clause_subject(reader: Reader, verb: int) -> list[Party]:
    """`demands (that) Iran halt …`: whoever is to act is asked."""
    kinds, clauses = reader.clauses.phrases, reader.clauses
    at = verb + 1
    if clauses.kind(at) == "P" and clauses.kind(at + 1) == "NP" and clauses.is_time(at + 1):
        at += 2  # "demanded on Sunday that Iran halt"
    if at < len(kinds) and kinds[at].low == "that":
        at += 1
    if at >= len(kinds) or kinds[at].kind != "NP":
        return []
    return [p for p in reader.parties(at) if p.kind in {"agent", "envoy"}]


def named_targets(
    reader: Reader, verb: int, frame: Frame, slots: list[Slot], acting: set[str]
) -> list[Party] | None:
    """The parties in the first of the frame's slots that names any but those who act.

    None where the act is aimed at somebody who is no state.
    """
    for wanted in frame.slots:
        if wanted == "clause":
            return [p for p in _clause_subject(reader, verb) if p.code not in acting]
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
    if slot.prep == "near" and reader.clauses.head(slot.phrase).lemma in _EDGES:
        return []  # "near the Afghan border": where, not whom
    parties = reader.parties(slot.phrase, slot.extra)
    if wanted == "obj!":
        return [p for p in parties if p.kind in {"agent", "envoy"}]
    if wanted == "place":
        return [p for p in parties if p.name and p.kind in {"agent", "place"}]
    return parties or _origin(reader, slot) or _apposed(reader, slot)


def _origin(reader: Reader, slot: Slot) -> list[Party]:
    """`a ship from Iran`, `goods imported from China`: a thing is its maker's; not `in Aleppo`."""
    clauses = reader.clauses
    behind = complements.with_of(clauses, slot.phrase)[0]
    behind += clauses.kind(behind) == "REL"
    if clauses.kind(behind) == "VG" and clauses.head(behind).low in _MADE:
        behind += 1
    if clauses.kind(behind + 1) == "NP" and clauses.phrases[behind].low == "from":
        return reader.parties(behind + 1)
    return []


def _apposed(reader: Reader, slot: Slot) -> list[Party]:
    """`sanctions on X, the son of the president of Chad`: the apposition says whose."""
    clauses = reader.clauses
    comma, _ = complements.with_of(clauses, slot.phrase)
    if not complements.describes(clauses, comma + 1) or clauses.kind(comma) != "COMMA":
        return []
    if not clauses.head(slot.phrase).tag.startswith("NNP"):
        return []
    end, _ = complements.with_of(clauses, comma + 1)
    inside = [at for at in range(comma + 1, end) if clauses.kind(at) == "NP"]
    return next((found for at in inside if (found := reader.parties(at))), [])
