"""Who acts in an active clause, who says what is reported, and who may act at all.

Agents of passives, and those that only a place names, are left to `agents_by_place`.
"""

from __future__ import annotations

from dataclasses import replace

from relations.coder import modality
from relations.coder.actors import FIGHTERS, Party
from relations.coder.agents_by_place import fronted
from relations.coder.discourse import Reader
from relations.coder.frames import Frame
from relations.coder.roles import role_of

_BESIDE = {"along", "together", "jointly"}
_SEATED = {"JUD", "COP", "LEG"}


def acting_subject(reader: Reader, reading: modality.Reading) -> list[Party]:
    """Who acts in an active clause, with those named beside the subject."""
    if reading.subject is None and reading.implied:
        return speaker(reader)
    subject = reading.subject
    found = [*reader.parties(subject), *_joined_before(reader, subject), *_along(reader, subject)]
    if not found and _sits_somewhere(reader, subject):
        return fronted(reader)
    return [replace(p, kind="agent") for p in found] if reading.owner else found


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
    first = subject - 2
    while clauses.kind(first) == "NP" and clauses.phrases[first - 1].low == "of":
        first -= 2
    if clauses.kind(first) != "NP" or any(clauses.kind(i) == "VG" for i in range(first)):
        return []
    return [p for p in reader.parties(first) if p.acts]


def _along(reader: Reader, subject: int | None) -> list[Party]:
    """`Turkey, along with Iran, condemned`: who acts beside the subject."""
    clauses = reader.clauses
    if subject is None:
        return []
    at = subject + 1 + (clauses.kind(subject + 1) == "COMMA")
    if clauses.kind(at + 2) != "NP" or clauses.phrases[at].low not in _BESIDE:
        return []
    return reader.parties(at + 2) if clauses.phrases[at + 1].low == "with" else []


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
    return party.acts
