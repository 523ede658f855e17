"""Who acts where no subject says it: agents of passives, and states by the place of the act.

`by Turkey`, `in an Israeli air strike`, `was arrested in China`, `In Kenya, …`. Subjects of active
verbs are left to `subjects`.
"""

from __future__ import annotations

from dataclasses import replace

from relations.coder import complements
from relations.coder.actors import Party
from relations.coder.complements import Slot
from relations.coder.discourse import AMOUNTS, Reader
from relations.coder.frames import Frame
from relations.coder.objects import is_attack
from relations.coder.roles import role_of
from relations.coder.speakers import speaker

#: What the law of a state does, so that the place of it tells the agent.
BY_LAW = {
    ("ACCUSE", "allege"),
    ("COERCE", "arrest"),
    ("COERCE", "deport"),
    ("SANCTION", "convict"),
    ("RETREAT", "release"),
}
_OUT_OF = {("SANCTION", "expel"), ("COERCE", "deport")}
_BEFORE_PLACE = {"", "on", "for", "to", "from", "in"}
_ENVOYS = {"ambassador", "envoy", "consul", "commissioner", "d'affaires"}
_TURNING_AWAY = {"refuse", "deny"}
_BY_HOST = {"summon", "expel"}
_TAKING = {"kidnap", "abduct", "hijack"}
_PRISONS = {"prison", "jail", "custody", "detention", "captivity"}
_AS = {"when", "as"}
_ARMED = {"MIL", "COP"}
_LAWFUL = {"COP", "JUD"}
_WEAPONS = {"missile", "rocket", "drone", "shell"}
_DURING = {"in", "during", "after", "following"}
_FIGHTS = {"clash", "clashes", "fighting", "battle", "firefight", "gunfight", "shootout"}


def passive_agents(reader: Reader, frame: Frame, slots: list[Slot]) -> list[Party]:
    """Who acts in a passive: `by Turkey`, or `in an Israeli air strike`."""
    by = [p for s in slots if s.prep == "by" for p in reader.parties(s.phrase, s.extra)]
    if by or frame.event_type != "ASSAULT":
        return by or _where(reader, frame, slots) or _host(reader, frame, slots)
    clauses = reader.clauses
    return (
        [
            replace(party, kind="force")
            for slot in slots
            if (slot.prep in _DURING and is_attack(clauses, slot.phrase))
            or (slot.prep == "with" and clauses.head(slot.phrase - 2).lemma in _FIGHTS)
            for party in reader.parties(slot.phrase, slot.extra)
        ]
        or _weapon_of(reader, slots)
        or _when_armed(reader, slots)
    )


def _weapon_of(reader: Reader, slots: list[Slot]) -> list[Party]:
    """`Iranian missiles were launched at …`: by whose missiles they are."""
    if not slots or slots[0].prep or reader.clauses.head(slots[0].phrase).lemma not in _WEAPONS:
        return []
    return [replace(party, kind="force") for party in reader.parties(slots[0].phrase)]


def _when_armed(reader: Reader, slots: list[Slot]) -> list[Party]:
    """`ten were killed when Iraqi forces stormed the camp`: the blow is told in the clause."""
    clauses = reader.clauses
    subject = slots[0].phrase if slots and not slots[0].prep else -1
    verb, told = [*(g for g in clauses.verb_groups() if g > subject), 0, 0][:2]
    for at in range(verb + 1, told - 1):
        if clauses.phrases[at].low in _AS and clauses.subject(told) == at + 1:
            return [p for p in reader.parties(at + 1) if p.kind == "force" or p.sector in _ARMED]
    return []


def _host(reader: Reader, frame: Frame, slots: list[Slot]) -> list[Party]:
    """`Russia's ambassador to Poland was summoned`: by the state that he is sent to."""
    if frame.verb in _TURNING_AWAY:  # "were refused entry to Ukraine"
        doors = [s for s in slots if s.prep in {"to", "into"}]
        return [p for s in doors for p in reader.parties(s.phrase, s.extra) if p.name]
    if not slots or slots[0].prep or frame.verb not in _BY_HOST:
        return []
    called = [p for s in slots if s.prep == "to" for p in reader.parties(s.phrase, s.extra)]
    if frame.verb == "summon" and any(p.sector == "GOV" and not p.name for p in called):
        return called  # "was summoned to the Turkish foreign ministry"
    if frame.verb == "summon" and (there := _in_capital(reader, slots)):
        return there
    if reader.clauses.head(slots[0].phrase).lemma not in _ENVOYS:
        return []
    behind = complements.of_noun(reader.clauses, slots[0].phrase)
    return [
        replace(party, kind="agent", sector="GOV")
        for slot in behind[:1]
        if slot.prep in {"to", "in"}
        for party in reader.parties(slot.phrase)
        if party.name
    ]


def _in_capital(reader: Reader, slots: list[Slot]) -> list[Party]:
    """`was summoned in New Delhi to hear a protest`: by the state that has its seat there."""
    own = {p.code for p in reader.parties(slots[0].phrase)}
    seats = [p for s in slots[1:2] if s.prep == "in" for p in reader.parties(s.phrase)]
    return [replace(p, kind="agent", sector="GOV") for p in seats if own and p.code not in own]


def _where(reader: Reader, frame: Frame, slots: list[Slot]) -> list[Party]:
    """`a Canadian was arrested in China`: the law is enforced by the state where it happens."""
    kind = (frame.event_type, frame.mode)
    if frame.event_type == "RETREAT" and _is_hostage(reader, slots):
        return []  # who had taken them is not told by the place
    found: list[Party] = []
    if kind in _OUT_OF:
        found = [p for s in slots if s.prep == "from" for p in reader.parties(s.phrase, s.extra)]
    elif kind in BY_LAW:
        found = [
            replace(party, kind="agent", sector="COP", name=False)
            for slot in slots[:4]
            if slot.prep in {"in", "at"}
            and all(s.prep in _BEFORE_PLACE for s in slots[: slots.index(slot)])
            and not (slot.prep == "at" and len(slots) > slots.index(slot) + 1)
            for party in reader.parties(slot.phrase, slot.extra)
            if party.name
        ]
    if not found and frame.event_type == "RETREAT":
        found = _jailer(reader, slots)
    if found or kind not in BY_LAW | _OUT_OF:
        return found
    return fronted(reader) or _where_they_were(reader, slots) or _by_speaker(reader, kind)


def _by_speaker(reader: Reader, kind: tuple[str, str | None]) -> list[Party]:
    """`British police say that a Russian has been charged`: they tell of their own deed."""
    lawful = _LAWFUL if kind[0] == "ACCUSE" else _LAWFUL | {"GOV", None}
    return [party for party in speaker(reader) if party.sector in lawful]


def _is_hostage(reader: Reader, slots: list[Slot]) -> bool:
    """`a British hostage is released in Iraq`, `workers kidnapped in Chad were set free`."""
    if not slots:
        return False
    clauses, at = reader.clauses, slots[0].phrase
    taken = clauses.kind(at + 1) == "VG" and clauses.head(at + 1).lemma in _TAKING
    return taken or clauses.head(at).lemma == "hostage"


def _jailer(reader: Reader, slots: list[Slot]) -> list[Party]:
    """`is released from a U.S. prison`: by the state whose prison it is."""
    return [
        replace(party, kind="agent", sector="COP", name=False)
        for slot in slots
        if slot.prep == "from" and reader.clauses.head(slot.phrase).lemma in _PRISONS
        for party in reader.parties(slot.phrase, slot.extra)
    ]


def fronted(reader: Reader) -> list[Party]:
    """`In Kenya, a British peer is arrested`: the place that opens the sentence."""
    clauses = reader.clauses
    if clauses.phrases[0].low != "in" or clauses.kind(1) != "NP" or clauses.is_time(1):
        return []
    return [
        replace(party, kind="agent", sector="COP", name=False)
        for party in reader.parties(1)
        if party.name and len(clauses.phrases[1].members) == 1
    ]


def _where_they_were(reader: Reader, slots: list[Slot]) -> list[Party]:
    """`activists watching trials in Belarus are expelled`: a place told with the subject."""
    clauses = reader.clauses
    if not slots or slots[0].prep:
        return []
    subject = slots[0].phrase
    verb = max((g for g in clauses.verb_groups() if clauses.subject(g) == subject), default=0)
    return [
        replace(party, kind="agent", sector="COP", name=False)
        for at in range(subject + 1, verb)
        if clauses.kind(at) == "NP" and clauses.phrases[at - 1].low == "in"
        for party in reader.parties(at)
        if party.name
    ]


def crowd(reader: Reader, verb: int, slots: list[Slot]) -> list[Party]:
    """`protesters burned flags in Manila`: people without a nationality are of where they are."""
    subject = reader.clauses.subject(verb)
    role = role_of(reader.clauses.head(subject)) if subject is not None else None
    amount = subject is not None and reader.clauses.head(subject).low in AMOUNTS
    if not amount and (role is None or role.kind != "people"):
        return []
    places = [
        party
        for slot in slots
        if slot.prep in {"in", "at"}
        for party in reader.parties(slot.phrase, slot.extra)
        if party.name
    ]
    return [
        replace(party, kind="people", sector="CVL", name=False)
        for party in places or fronted(reader)
    ]
