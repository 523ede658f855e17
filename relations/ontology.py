"""PLOVER: event types, modes, quad classes, intensities and statuses, with CAMEO beside them.

Source: the PLOVER codebook (Open Event Data Alliance, version 0.8 and later) for types,
modes and intensities; CAMEO 1.1b3 for root codes and the Goldstein scale of those roots.
What a type or a mode means is said in words of our own. Where the codebook contradicts
itself the choice is named beside the value. This module knows no text: how words lead to a
type is the coder's business.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import NamedTuple

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
    """One PLOVER event type; `intensity` and the values of `modes` run from -10 to 10.

    `mode_meanings` says of each mode of `modes`, in the same order, what the source did.
    """

    code: str
    quad_class: int
    intensity: float
    cameo_root: str
    meaning: str
    modes: dict[str, float] = field(default_factory=dict)
    cameo_by_mode: dict[str, str] = field(default_factory=dict)
    mode_meanings: dict[str, str] = field(default_factory=dict)


class _Mode(NamedTuple):
    """One row of a type's modes; a CAMEO root only where it is not that of the type."""

    code: str
    intensity: float
    meaning: str
    cameo_root: str = ""


def _with_modes(plain: EventType, *modes: _Mode) -> EventType:
    return replace(
        plain,
        modes={mode.code: float(mode.intensity) for mode in modes},
        cameo_by_mode={mode.code: mode.cameo_root for mode in modes if mode.cameo_root},
        mode_meanings={mode.code: mode.meaning for mode in modes},
    )


_FIGHT = "19"

_TYPES = (
    EventType("AGREE", 1, 2.5, "03", "offers, promises and declared willingness"),
    _with_modes(
        EventType("CONSULT", 1, 2.5, "04", "meetings, visits, talks and calls"),
        _Mode("visit", 4, "travels to the other and meets it there"),
        _Mode("third-party", 1, "mediates, or meets the other on neutral ground"),
        _Mode("multilateral", 4, "meets the other among three or more states"),
        _Mode("phone", 1.5, "talks with the other by telephone or video"),
    ),
    EventType("SUPPORT", 1, 5.0, "05", "verbal backing, recognition, signing and ratifying"),
    EventType("CONCEDE", 1, 4.5, "08", "concessions in words: easing, lifting, apology, truce"),
    EventType("COOPERATE", 2, 9.5, "06", "material exchange that benefits both"),
    EventType("AID", 2, 10.0, "07", "material help that benefits the recipient"),
    _with_modes(
        EventType(
            "RETREAT", 2, 6.5, "08",
            "material yielding: withdrawal, release, ceasefire in force",
        ),
        _Mode("withdraw", 8, "pulls troops or weapons back"),
        _Mode("release", 6.5, "sets people free"),
        _Mode("disarm", 10, "gives up or destroys weapons"),
        _Mode("ceasefire", 7.5, "stops fighting under a truce"),
        _Mode("access", 6.5, "opens a border, or lets helpers, observers or goods in"),
        _Mode("resign", 4.5, "leaves an office"),
    ),
    _with_modes(
        EventType("REQUEST", 3, 0.0, "10", "requests, demands and orders made in words"),
        _Mode("assist", 0.5, "asks for help, arms or money", "02"),
        _Mode("change", -1, "asks or tells the other to act differently"),
        _Mode("yield", -1, "tells the other to give way, as by withdrawing or releasing"),
        _Mode("meet", 0, "asks for a meeting, talks or mediation", "02"),
    ),
    # The codebook's table prints ACCUSE as +3 while its modes are negative: -3.
    _with_modes(
        EventType("ACCUSE", 3, -3.0, "11", "criticism, complaint, accusation, investigation"),
        _Mode("disapprove", -2, "criticises, condemns or complains"),
        _Mode("investigate", -3.5, "looks into what the other did, or takes it to court", "09"),
        _Mode("allege", -3.5, "says that the other did wrong"),
    ),
    _with_modes(
        EventType("REJECT", 3, -2.0, "12", "refusals and cancelled meetings"),
        _Mode("assist", -1.5, "refuses to help or to work together"),
        _Mode("change", -2, "refuses to act differently"),
        _Mode("yield", -2, "refuses to give way, as by withdrawing or releasing"),
        _Mode("meet", -2, "refuses or cancels a meeting, talks or mediation"),
    ),
    _with_modes(
        EventType("THREATEN", 3, -3.5, "13", "forceful warnings and threats"),
        _Mode("restrict", -3, "warns of sanctions, bans or other limits"),
        _Mode("arrest", -3.5, "warns of arrest, or seeks the arrest of somebody out of reach"),
        _Mode("relations", -3.5, "warns of cutting or breaking off relations"),
        _Mode("expel", -3.5, "warns of sending people or missions away"),
        _Mode("territory", -4, "warns of taking or holding land"),
        _Mode("violence", -3.5, "warns of force or war"),
    ),
    _with_modes(
        EventType("PROTEST", 4, -5.0, "14", "collective civilian action"),
        _Mode("demo", -5, "gathers or marches in public"),
        _Mode("riot", -7, "turns violent in a crowd"),
        _Mode("strike", -5, "stops work"),
        _Mode("hunger", -4.5, "refuses to eat"),
        _Mode("boycott", -4.5, "stays away, or does not buy"),
        _Mode("obstruct", -4.5, "blocks roads, entrances or work"),
        _Mode("vandalize", -5, "damages property in a crowd"),
    ),
    # Material conflict by the codebook's section and summary, against its quad table.
    _with_modes(
        EventType(
            "SANCTION", 4, -6.0, "16",
            "reduction of relations, sanctions, convictions, expulsions",
        ),
        _Mode("convict", -6, "finds guilty or punishes in court"),
        _Mode("expel", -5.5, "sends diplomats away, or has a mission closed"),
        _Mode("withdraw", -6, "calls its own envoys home, or closes its mission"),
        _Mode("discontinue", -6, "imposes sanctions, or stops trade, aid or talks"),
    ),
    _with_modes(
        EventType("MOBILIZE", 4, -5.5, "15", "military or police moves short of force"),
        _Mode("troops", -6.5, "moves or readies soldiers"),
        _Mode("weapons", -6.5, "moves or readies ships, aircraft, vehicles or missiles"),
        _Mode("police", -5.5, "moves or readies police"),
        _Mode("militia", -6, "calls up or arms fighters outside the army"),
    ),
    _with_modes(
        EventType(
            "COERCE", 4, -7.0, "17",
            "seizure, restriction, arrest and repression short of violence",
        ),
        _Mode("seize", -7, "takes property, goods or land"),
        _Mode("restrict", -7, "closes or blocks borders, routes or activities"),
        _Mode("censor", -6.5, "suppresses news, writings or websites"),
        _Mode("curfew", -6.5, "orders people to stay indoors at set hours"),
        _Mode("martial-law", -7.5, "puts soldiers or emergency rule in charge"),
        _Mode("arrest", -7, "detains or charges people"),
        _Mode("deport", -7, "sends people who hold no office out of the country"),
        _Mode("withhold", -7, "holds back goods or services that others need"),
        _Mode("misinformation", -6.5, "spreads falsehoods on purpose"),
        _Mode("cyber", -7, "breaks into computers, or disables them"),
    ),
    _with_modes(
        EventType(
            "ASSAULT", 4, -9.0, "18", "deliberate acts that can cause serious physical harm"
        ),
        _Mode("abduct", -8.5, "carries people off or takes hostages"),
        _Mode("beat", -7.5, "hits, kicks or otherwise roughs people up"),
        _Mode("torture", -8.5, "causes pain to people in its hands"),
        _Mode("sexual", -8.5, "does sexual violence"),
        _Mode("targeted", -9.5, "kills chosen people, as in an assassination or a massacre"),
        _Mode("destroy", -8.5, "destroys buildings, vehicles or goods"),
        _Mode("primitive", -8, "attacks with knives, clubs, stones or fire"),
        _Mode("firearms", -9, "shoots with guns", _FIGHT),
        _Mode("explosives", -9, "sets off bombs or mines", _FIGHT),
        _Mode("suicide-attack", -9.5, "attacks so that the attacker dies too"),
        _Mode("aerial", -9.5, "strikes from the air, or brings an aircraft down", _FIGHT),
        _Mode("drone", -9.5, "strikes with unmanned aircraft", _FIGHT),
        _Mode("heavy-weapons", -9.5, "fires artillery, tanks, rockets or missiles", _FIGHT),
        _Mode("crowd-control", -7.5, "uses tear gas, water cannon or rubber bullets"),
        _Mode("unconventional", -10, "uses chemical, biological or nuclear weapons", "20"),
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
