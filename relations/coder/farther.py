"""Targets that a complement does not name itself: told by what belongs to it or describes it.

A site and where it lies, a thing and who made it, leaders and what they did, blows and whom they
hit. Which complements count is said by `targets`.
"""

from __future__ import annotations

from itertools import pairwise

from relations.coder import complements, lexicon
from relations.coder.actors import Party
from relations.coder.complements import Slot
from relations.coder.discourse import Reader
from relations.coder.frames import Frame
from relations.coder.objects import is_attack
from relations.coder.roles import role_of

#: Types of act that are done to places.
LOCAL = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "AID", "RETREAT", "PROTEST"})
_AROUND = {"in", "near", "of", "inside", "outside"}
_HITTING = {"target", "hit", "strike", "kill", "destroy"}
_DRAFTED = {"drafted", "sponsored", "proposed", "led", "backed"}
_MADE = {"imported", "made", "produced", "originating", "coming", "exported", "bought", "sent"}
_MADE |= {"arriving", "travelling", "traveling", "arrive", "travel", "come"}
_TIED = {"linked", "tied", "connected", "belonging"}
_PRONOUNS = {"it", "he", "she", "they"}


def owners_of(reader: Reader, slot: Slot) -> list[Party]:
    """Whose the thing in a slot is, where it names no country: its maker's, or an apposition's."""
    return _origin(reader, slot) or _apposed(reader, slot)


def told_behind(reader: Reader, frame: Frame, slot: Slot, slots: list[Slot]) -> list[Party]:
    """Whom a slot without a country is about, by the words behind it."""
    if frame.event_type in {"SANCTION", "CONCEDE"} or frame.mode == "extradite":
        return _told_of(reader, slot)
    return _around_site(reader, slot, slots) if frame.event_type in LOCAL else []


def hit_by(reader: Reader, slot: Slot) -> list[Party]:
    """`conducts air strikes targeting militants in Iraq`, `strikes that hit Aleppo`."""
    clauses = reader.clauses
    verb, _ = complements.with_of(clauses, slot.phrase)
    verb += clauses.phrases[verb].low == "that" if verb < len(clauses.phrases) else 0
    if not is_attack(clauses, slot.phrase) or clauses.kind(verb) != "VG":
        return []
    if clauses.head(verb).lemma not in _HITTING:
        return []
    behind = complements.of_verb(clauses, verb, verb)
    return next((p for s in behind if (p := reader.parties(s.phrase, s.extra))), [])


def of_object(reader: Reader, slots: list[Slot]) -> list[Party]:
    """`orders the release of the minister`: whom the `of` phrases of the object name."""
    direct = next((slot for slot in slots if slot.prep == ""), None)
    named = (reader.parties(at) for at in direct.extra) if direct is not None else ()
    return next((parties for parties in named if parties), [])


def drafters(reader: Reader, slot: Slot) -> list[Party]:
    """`vetoes a French-drafted resolution`: refused to whoever wrote it."""
    phrase = reader.clauses.phrases[slot.phrase]
    inside = reader.clauses.tokens[phrase.start : phrase.end]
    return [
        Party(before.mention.code, None, before.span, "agent")
        for before, after in pairwise(inside)
        if before.mention is not None and after.glued and after.low in _DRAFTED
    ]


def _told_of(reader: Reader, slot: Slot) -> list[Party]:
    """`sanctions on the leaders who directed the coup in Myanmar`, `the ban it placed on Iran`."""
    clauses = reader.clauses
    end, _ = complements.with_of(clauses, slot.phrase)
    if clauses.kind(end) == "VG" and clauses.head(end).low in _TIED:
        behind = complements.of_verb(clauses, end, end)
        return next((p for s in behind if (p := reader.parties(s.phrase, s.extra))), [])
    relative = clauses.kind(end) == "REL" and role_of(clauses.head(slot.phrase)) is not None
    shortened = clauses.kind(end) == "NP" and clauses.words(end)[0] in _PRONOUNS
    if not (relative or shortened) or clauses.kind(end + 1) != "VG":
        return []
    behind = complements.of_verb(clauses, end + 1, end + 1)
    return next((p for s in behind if (p := reader.parties(s.phrase, s.extra))), [])


def _around_site(reader: Reader, slot: Slot, slots: list[Slot]) -> list[Party]:
    """`withdraw from a town in central Somalia`: where a site lies says whose it is."""
    heads = [slot.phrase, *slot.extra]
    if not any(reader.clauses.head(h).lemma in lexicon.classes()["@town"] for h in heads):
        return []
    for behind in slots[slots.index(slot) + 1 :]:
        if behind.prep not in _AROUND:
            break
        found = [p for p in reader.parties(behind.phrase, behind.extra) if p.name]
        if found:
            return found
    return []


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
