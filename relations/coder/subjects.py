"""Who acts in an active clause, and who may act at all.

Agents of passives, and those that only a place names, are left to `agents_by_place`; who says
what is reported, to `speakers`.
"""

from __future__ import annotations

from dataclasses import replace

from relations.coder import modality
from relations.coder.actors import FIGHTERS, Party
from relations.coder.agents_by_place import fronted
from relations.coder.discourse import Reader
from relations.coder.frames import Frame
from relations.coder.roles import role_of
from relations.coder.speakers import speaker
from relations.coder.words import Token

_BESIDE = {"along", "together", "jointly"}
_SEATED = {"JUD", "COP", "LEG"}


def acting_subject(reader: Reader, reading: modality.Reading) -> list[Party]:
    """Who acts in an active clause, with those named beside the subject."""
    if reading.subject is None and reading.implied:
        return speaker(reader)
    subject = reading.subject
    found = whole_subject(reader, subject)
    if not found and _sits_somewhere(reader, subject):
        return fronted(reader)
    found = found or _own_forces(reader, subject)
    return [replace(p, kind="agent") for p in found] if reading.owner else found


def _own_forces(reader: Reader, subject: int | None) -> list[Party]:
    """`Erdogan says that security forces killed`: forces without a name are the speaker's own."""
    clauses = reader.clauses
    if subject is None or any(t.mention for t in _words_of(reader, subject)):
        return []
    role, bare = role_of(clauses.head(subject)), clauses.words(subject)[0]
    if role is None or role.sector not in {"MIL", "COP"} or role.kind != "agent":
        return []
    plural = clauses.head(subject).tag.startswith("NNS") or bare == "troops"
    that = clauses.phrases[subject - 1].low == "that"
    after_that = clauses.kind(subject - 1 - that) == "VG"
    if not (plural and after_that) or clauses.kind(subject + 1) != "VG":
        return []
    return [replace(p, sector=role.sector, person=False, name=False) for p in speaker(reader)]


def _words_of(reader: Reader, phrase: int) -> list[Token]:
    found = reader.clauses.phrases[phrase]
    return list(reader.clauses.tokens[found.start : found.end])


def whole_subject(reader: Reader, subject: int | None) -> list[Party]:
    """A subject with those named beside it: joined before it, along with it, or included."""
    own = reader.parties(subject)
    beside = [*_joined_before(reader, subject), *_along(reader, subject)]
    return [*own, *beside] or _included(reader, subject)


def _included(reader: Reader, subject: int | None) -> list[Party]:
    """`21 nations, including Russia and Syria, condemn`: who is named of the many that act."""
    clauses = reader.clauses
    if subject is None or clauses.head(subject).tag != "NNS":
        return []
    at = subject + 1 + (clauses.kind(subject + 1) == "COMMA")
    if clauses.kind(at + 1) != "NP" or clauses.phrases[at].low != "including":
        return []
    return [p for p in reader.parties(at + 1) if p.acts]


def _sits_somewhere(reader: Reader, subject: int | None) -> bool:
    """`In Vienna, police arrested`: an organ that is of wherever the sentence is set."""
    role = None if subject is None else role_of(reader.clauses.head(subject))
    return role is not None and role.sector in _SEATED


def _joined_before(reader: Reader, subject: int | None) -> list[Party]:
    """`the premier of A and the president of B`: who stands before the joint acts as well."""
    clauses = reader.clauses
    if (
        subject is None
        or clauses.kind(subject - 1) != "CC"
        or clauses.phrases[subject - 1].low != "and"
    ):
        return []
    found: list[Party] = []
    joint = subject - 1
    while clauses.kind(joint) in {"CC", "COMMA"}:
        first = _left_of_relative(reader, joint)
        while clauses.kind(first) == "NP" and clauses.phrases[first - 1].low == "of":
            first -= 2
        if clauses.kind(first) != "NP" or any(clauses.kind(i) == "VG" for i in range(first)):
            break
        before = [p for p in reader.parties(first) if p.acts]
        if clauses.kind(joint) == "COMMA" and not before:
            break
        found, joint = [*before, *found], first - 1
    return found


def _left_of_relative(reader: Reader, joint: int) -> int:
    """`X, who is on a visit, and Y`: the noun phrase that the joint adds to."""
    clauses, at = reader.clauses, joint - 1
    if clauses.kind(at) != "COMMA":
        return at
    opening = next((i for i in range(at - 1, 0, -1) if clauses.kind(i) == "COMMA"), 0)
    return opening - 1 if clauses.kind(opening + 1) == "REL" else at


def _along(reader: Reader, subject: int | None) -> list[Party]:
    """`Turkey, along with Iran, condemned`: who acts beside the subject."""
    clauses = reader.clauses
    if subject is None:
        return []
    at = subject + 1 + (clauses.kind(subject + 1) == "COMMA")
    if clauses.kind(at + 2) != "NP" or clauses.phrases[at].low not in _BESIDE:
        return []
    return reader.parties(at + 2) if clauses.phrases[at + 1].low == "with" else []


def rank_fits(sources: list[Party], frame: Frame) -> bool:
    """Only soldiers end an occupation, only officials pay a visit."""
    if "military" in frame.flags:
        return all(party.sector == "MIL" for party in sources)
    if "official" in frame.flags:
        return all(party.person or party.sector in {"GOV", "LEG"} for party in sources)
    return True


def may_act(party: Party, frame: Frame) -> bool:
    """Whether a party of this kind can do what the frame says."""
    if "people" in frame.flags:
        return party.kind in {"people", "group"} or (party.kind == "agent" and party.sector is None)
    if party.kind == "force":
        return "force" in frame.flags
    if party.kind == "firm":
        return "firm" in frame.flags
    if party.sector in FIGHTERS and not party.name:
        return "force" in frame.flags
    return party.acts and party.sector != "ELI"
