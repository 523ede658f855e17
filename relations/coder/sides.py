"""Both sides of an act as its frame places them, and acts of two that do the same to each other.

Who may be a source is said by `subjects` and `agents_by_place`, who is a target by `targets`;
this weighs them against each other.
"""

from __future__ import annotations

from relations.coder.actors import Party
from relations.coder.agents_by_place import crowd
from relations.coder.clauses import Clauses
from relations.coder.complements import Slot
from relations.coder.discourse import Reader
from relations.coder.frames import Frame
from relations.coder.subjects import may_act, rank_fits
from relations.coder.targets import aimed_at, named_targets


def toward_each_other(
    reader: Reader,
    frame: Frame,
    direct: Slot | None,
    slots: list[Slot],
    subject: list[Party],
) -> bool:
    """`Thailand and Cambodia recall their ambassadors`: each does to the other what both do."""
    sources = [party for party in subject if may_act(party, frame)]
    if len({party.code for party in sources}) != 2 or not rank_fits(sources, frame):
        return False
    if any(_is_each_other(reader.clauses, frame, slot) for slot in slots):
        return True
    if (frame.event_type, frame.mode) == ("RETREAT", "withdraw") and not frame.objects:
        return direct is None  # "Indian and Chinese soldiers withdrew"
    if direct is None or not frame.objects:
        return False
    plural = reader.clauses.head(direct.phrase).tag in {"NNS", "NNPS"}
    if not plural or reader.clauses.words(direct.phrase)[0] != "their":
        return False
    own = {party.code for party in sources}
    return not any(
        p.code not in own for s in slots for p in reader.parties(s.phrase, s.extra)
    ) and not any(s.prep in frame.slots and s.prep for s in slots)


def _is_each_other(clauses: Clauses, frame: Frame, slot: Slot) -> bool:
    """`accuse each other of`, `fired at one another`."""
    wanted = {"" if name.startswith("obj") else name for name in frame.slots}
    words = " ".join(clauses.words(slot.phrase))
    return slot.prep in wanted and words in {"each other", "one another"}


def both_sides(
    reader: Reader, verb: int, frame: Frame, slots: list[Slot], subject: list[Party]
) -> tuple[list[Party], list[Party]] | None:
    """Source and target parties as the frame places them; None where a side is missing."""
    sources = [party for party in subject if may_act(party, frame)]
    if "people" in frame.flags and not sources:
        sources = crowd(reader, verb, slots)
    targets = named_targets(reader, verb, frame, slots, {party.code for party in sources})
    nobody = targets is None
    targets = targets or aimed_at(reader, frame, slots)
    if nobody and not targets:
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
    return (sources, targets) if enough and rank_fits(sources, frame) else None


def between_both(
    reader: Reader, frame: Frame, slots: list[Slot]
) -> tuple[list[Party], list[Party]] | None:
    """`talks between Russia and Ukraine are postponed`: by both, where nobody else is named."""
    if frame.event_type in {"ASSAULT", "COERCE"} or "between" not in frame.slots:
        return None
    found = [p for s in slots if s.prep == "between" for p in reader.parties(s.phrase)]
    return (found, []) if _several(found) else None


def _with_others(reader: Reader, slots: list[Slot]) -> bool:
    """`Spanish and Moroccan police clashed with migrants`: not with each other."""
    return any(
        slot.prep == "with" and "other" not in reader.clauses.words(slot.phrase) for slot in slots
    )


def _several(parties: list[Party]) -> bool:
    return len({party.code for party in parties}) > 1
