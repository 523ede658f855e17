"""PLOVER: event types, modes, quad classes, intensities and statuses, with CAMEO beside them.

Source: the PLOVER codebook (Open Event Data Alliance, version 0.8 and later) for types,
modes and intensities; CAMEO 1.1b3 for root codes and the Goldstein scale of those roots.
Where the codebook contradicts itself the choice is named beside the value. This module
knows no text: how words lead to a type is the coder's business.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from relations.texts import _

#: Quad classes by number, in the field's words.
QUAD_CLASSES: dict[int, str] = {
    1: "verbal cooperation",
    2: "material cooperation",
    3: "verbal conflict",
    4: "material conflict",
}

#: What the text says of the act, and what that means to a reader.
STATUSES: dict[str, str] = {
    "occurred": "reported as done or under way",
    "planned": "announced, agreed or expected, not yet done",
    "hypothetical": "possible, feared, wished for or tied to a condition",
    "denied": "reported as not done, or denied by a party",
}

DATE_PRECISIONS: tuple[str, ...] = ("day", "week", "month", "year")

#: Where an event's date comes from.
DATE_BASES: dict[str, str] = {
    "stated": "the text states it",
    "published": "the text states none, so this is the day of publication",
}

#: Goldstein value (-10 to 10) of each CAMEO root code.
GOLDSTEIN: dict[str, float] = {
    "02": 3.0, "03": 4.0, "04": 1.0, "05": 3.0, "06": 6.0, "07": 7.0, "08": 5.0, "09": -2.0,
    "10": -5.0, "11": -2.0, "12": -4.0, "13": -6.0, "14": -6.5, "15": -7.2, "16": -4.0,
    "17": -7.0, "18": -9.0, "19": -10.0, "20": -10.0,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class EventType:
    """One PLOVER event type; `intensity` and the values of `modes` run from -10 to 10."""

    code: str
    quad_class: int
    intensity: float
    cameo_root: str
    meaning: str
    modes: dict[str, float] = field(default_factory=dict)
    cameo_by_mode: dict[str, str] = field(default_factory=dict)


def _modes(text: str) -> dict[str, float]:
    pairs = (item.split() for item in text.split(","))
    return {mode: float(score) for mode, score in pairs}


_FIGHT = dict.fromkeys(("firearms", "explosives", "aerial", "drone", "heavy-weapons"), "19")

_TYPES = (
    EventType("AGREE", 1, 2.5, "03", "offers, promises and declared willingness"),
    EventType(
        "CONSULT", 1, 2.5, "04", "meetings, visits, talks and calls",
        _modes("visit 4, third-party 1, multilateral 4, phone 1.5"),
    ),
    EventType("SUPPORT", 1, 5.0, "05", "verbal backing, recognition, signing and ratifying"),
    EventType("CONCEDE", 1, 4.5, "08", "concessions in words: easing, lifting, apology, truce"),
    EventType("COOPERATE", 2, 9.5, "06", "material exchange that benefits both"),
    EventType("AID", 2, 10.0, "07", "material help that benefits the recipient"),
    EventType(
        "RETREAT", 2, 6.5, "08", "material yielding: withdrawal, release, ceasefire in force",
        _modes("withdraw 8, release 6.5, disarm 10, ceasefire 7.5, access 6.5, resign 4.5"),
    ),
    EventType(
        "REQUEST", 3, 0.0, "10", "requests, demands and orders made in words",
        _modes("assist 0.5, change -1, yield -1, meet 0"),
        {"assist": "02", "meet": "02"},
    ),
    # The codebook's table prints ACCUSE as +3 while its modes are negative: -3.
    EventType(
        "ACCUSE", 3, -3.0, "11", "criticism, complaint, accusation, investigation",
        _modes("disapprove -2, investigate -3.5, allege -3.5"),
        {"investigate": "09"},
    ),
    EventType(
        "REJECT", 3, -2.0, "12", "refusals and cancelled meetings",
        _modes("assist -1.5, change -2, yield -2, meet -2"),
    ),
    EventType(
        "THREATEN", 3, -3.5, "13", "forceful warnings and threats",
        _modes(
            "restrict -3, arrest -3.5, relations -3.5, expel -3.5, territory -4, violence -3.5"
        ),
    ),
    EventType(
        "PROTEST", 4, -5.0, "14", "collective civilian action",
        _modes(
            "demo -5, riot -7, strike -5, hunger -4.5, boycott -4.5, obstruct -4.5, vandalize -5"
        ),
    ),
    # Material conflict by the codebook's section and summary, against its quad table.
    EventType(
        "SANCTION", 4, -6.0, "16", "reduction of relations, sanctions, convictions, expulsions",
        _modes("convict -6, expel -5.5, withdraw -6, discontinue -6"),
    ),
    EventType(
        "MOBILIZE", 4, -5.5, "15", "military or police moves short of force",
        _modes("troops -6.5, weapons -6.5, police -5.5, militia -6"),
    ),
    EventType(
        "COERCE", 4, -7.0, "17", "seizure, restriction, arrest and repression short of violence",
        _modes(
            "seize -7, restrict -7, censor -6.5, curfew -6.5, martial-law -7.5, arrest -7, "
            "deport -7, withhold -7, misinformation -6.5, cyber -7"
        ),
    ),
    EventType(
        "ASSAULT", 4, -9.0, "18", "deliberate acts that can cause serious physical harm",
        _modes(
            "abduct -8.5, beat -7.5, torture -8.5, sexual -8.5, targeted -9.5, destroy -8.5, "
            "primitive -8, firearms -9, explosives -9, suicide-attack -9.5, aerial -9.5, "
            "drone -9.5, heavy-weapons -9.5, crowd-control -7.5, unconventional -10"
        ),
        {**_FIGHT, "unconventional": "20"},
    ),
)  # fmt: skip

EVENT_TYPES: dict[str, EventType] = {entry.code: entry for entry in _TYPES}


def intensity(event_type: str, mode: str | None = None) -> float:
    """PLOVER intensity (-10 to 10); a mode without a score of its own takes its type's."""
    entry = EVENT_TYPES[event_type]
    return entry.modes.get(mode or "", entry.intensity)


def quad_class(event_type: str) -> int:
    """Quad class (1 to 4) of a PLOVER event type."""
    return EVENT_TYPES[event_type].quad_class


def cameo_root(event_type: str, mode: str | None = None) -> str:
    """The two-digit CAMEO root code nearest to a PLOVER type and mode."""
    entry = EVENT_TYPES[event_type]
    return entry.cameo_by_mode.get(mode or "", entry.cameo_root)


def goldstein(event_type: str, mode: str | None = None) -> float:
    """Goldstein value (-10 to 10) of the CAMEO root of a PLOVER type and mode."""
    return GOLDSTEIN[cameo_root(event_type, mode)]


def type_name(code: str) -> str:
    """Name a type to readers: `ACCUSE` as "Accuse"; one that PLOVER has not is left as it is."""
    return _(code.capitalize()) if code in EVENT_TYPES else code


def mode_name(mode: str) -> str:
    """Name a mode to readers: `third-party` as "third party"."""
    return _(mode.replace("-", " "))


def status_name(status: str) -> str:
    """Name a status to readers, such as `occurred`."""
    return _(status)


def is_conflict(event_type: str) -> bool:
    """Whether the type lies in quad class 3 or 4."""
    return quad_class(event_type) >= 3
