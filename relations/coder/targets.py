"""Toward whom an act goes: the first of a frame's slots that names somebody else than the source.

Which phrases a verb governs is left to `objects` and `complements`; what only describes a
target, to `farther`.
"""

from __future__ import annotations

from relations.coder import complements, lexicon
from relations.coder.actors import Party
from relations.coder.complements import Slot
from relations.coder.discourse import Reader
from relations.coder.farther import drafters, hit_by, of_object, owners_of, told_behind
from relations.coder.frames import Frame
from relations.coder.objects import is_attack
from relations.coder.roles import role_of

_MISHAPS = {"death", "murder", "killing", "crash", "disappearance", "accident", "assassination"}
_FREEING = {"release", "freeing", "liberation"}
_MANNERS = {
    "behalf", "charge", "suspicion", "condition", "eve", "sidelines", "support", "response",
    "retaliation", "coordination", "cooperation", "solidarity", "protest", "exchange", "return",
    "accordance", "line", "favour", "favor",
}  # fmt: skip
_ASKED = frozenset({"agent", "envoy"})
_BLAMED = _ASKED | {"force", "thing"}  # "charged that the plane had flown low"
_HELPING = {"help", "assist", "support", "aid", "protect", "defend"}
_EDGES = {"border", "frontier", "boundary"}


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
    found = (
        [p for p in reader.parties(s.phrase, s.extra) if s.prep or not p.acts] for s in behind
    )  # an agreement "to convince North Korea" is not with it
    return next((parties for parties in found if parties), [])


def _clause_subject(reader: Reader, verb: int, roles: frozenset[str]) -> list[Party]:
    """`demands (that) Iran halt …`: whoever is to act is asked."""
    kinds, clauses = reader.clauses.phrases, reader.clauses
    at = verb + 1
    while clauses.kind(at) == "P" and clauses.kind(at + 1) == "NP":
        at += 2  # "demanded on Sunday at a news conference that Iran halt"
    if clauses.kind(at) == "NP" and clauses.is_time(at):
        at += 1  # "demanded the same day that"
    if at < len(kinds) and kinds[at].low == "that":
        at += 1
    if at >= len(kinds) or kinds[at].kind != "NP":
        return []
    return [p for p in reader.parties(at) if p.kind in roles]


def named_targets(
    reader: Reader, verb: int, frame: Frame, slots: list[Slot], acting: set[str]
) -> list[Party] | None:
    """The parties in the first of the frame's slots that names any but those who act.

    None where the act is aimed at somebody who is no state.
    """
    for wanted in frame.slots:
        if wanted == "clause":
            blamed = _BLAMED if frame.event_type == "ACCUSE" else _ASKED
            return [p for p in _clause_subject(reader, verb, blamed) if p.code not in acting]
        if wanted in {"inf", "helped"}:
            return _object_of_purpose(reader, verb, helped=wanted == "helped")
        freed = frame.event_type == "REQUEST" and _asks_to_free(reader, slots[:1])
        behind = of_object(reader, slots) if wanted == "of" and not freed else []
        if _others(behind, acting):
            return behind
        bare = wanted.rstrip("!")
        prep = "" if bare in {"obj", "place"} else bare
        for slot in slots:
            if slot.prep != prep or not _counts(reader, frame, bare, slot, slots):
                continue
            found = _fitting(reader, wanted, slot)
            if _others(found, acting):
                return found
            if wanted == "obj" and _nobody(reader, slot):
                return None
            behind = [] if found else told_behind(reader, frame, slot, slots)
            if _others(behind, acting):
                return behind
    hit = [p for slot in slots[:1] for p in hit_by(reader, slot)]
    return hit if frame.event_type == "ASSAULT" else []


def _object_of_purpose(reader: Reader, verb: int, *, helped: bool) -> list[Party]:
    """`scrambles jets to intercept two bombers`: the object of the infinitive is the target.

    `helped` asks for a verb of help: `sent troops to assist Mozambique`.
    """
    clauses = reader.clauses
    for index in clauses.verb_groups():
        if index > verb:
            if not clauses.voice(index).infinitive:
                return []
            if helped and clauses.head(index).lemma not in _HELPING:
                return []
            slots = complements.of_verb(clauses, index, index)
            return [p for s in slots[:1] for p in reader.parties(s.phrase, s.extra)]
    return []


def _others(found: list[Party], acting: set[str]) -> bool:
    return any(party.code not in acting for party in found)


def _counts(reader: Reader, frame: Frame, wanted: str, slot: Slot, slots: list[Slot]) -> bool:
    """Whether a slot with the right preposition leads to a target: not `in support of`.

    Nor `calls for the release of two soldiers`, which does not tell who holds them.
    """
    if wanted == "between":
        return _right_behind(reader, slot, slots)
    if frame.event_type == "REQUEST" and _asks_to_free(reader, [slot]):
        return False
    if frame.event_type == "ACCUSE" and slot.prep == "in":
        return not is_attack(reader.clauses, slot.phrase - 2)  # where it was, not whose it was
    if frame.mode == "investigate" and reader.clauses.head(slot.phrase).lemma in _MISHAPS:
        return False  # "an investigation into the death of a French academic"
    return reader.clauses.head(slot.phrase).lemma not in _MANNERS


def _asks_to_free(reader: Reader, slots: list[Slot]) -> bool:
    return any(reader.clauses.head(slot.phrase).lemma in _FREEING for slot in slots)


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
    parties = reader.parties(slot.phrase, slot.extra) or drafters(reader, slot)
    if wanted == "obj!":
        return [p for p in parties if p.kind in {"agent", "envoy"}]
    if wanted == "place":
        if reader.clauses.head(slot.phrase).lemma in lexicon.classes()["@town"]:
            return parties  # "visiting the Turkish city of Erzurum"
        named = parties + [p for at in slot.extra for p in reader.parties(at)]
        return [p for p in named if p.name and p.kind in {"agent", "place"}]
    return parties or owners_of(reader, slot)
