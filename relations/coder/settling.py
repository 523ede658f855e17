"""Type and status of an act after all that is said of it: will, may, refuses, threatens, ends.

In the order of the PLOVER literature: mode of the act first, then the type (announced
cooperation is AGREE, threatened harm THREATEN, refused cooperation REJECT). Hu et al., ACL
2024, measure what this order gains. What is said of an act is read by `modality`.
"""

from __future__ import annotations

from collections.abc import Sequence

_VERBAL = {"AGREE", "CONSULT", "SUPPORT"}
_MATERIAL = {"COOPERATE", "AID"}
_YIELDING = {"CONCEDE", "RETREAT"}
_HARM = {"PROTEST", "MOBILIZE", "SANCTION", "COERCE", "ASSAULT"}


def settle(
    event_type: str, mode: str | None, effects: Sequence[tuple[str, str]]
) -> tuple[str, str | None, str] | None:
    """Type, mode and status after all effects, from the inside out; None where no act is left."""
    status = "occurred"
    for effect, _ in effects:
        step = _step(event_type, mode, status, effect)
        if step is None:
            return None
        event_type, mode, status = step
    return event_type, mode, status


def settled(event_type: str, mode: str | None, effects: Sequence[tuple[str, str]]) -> str:
    """The type alone after all effects; the plain type where no act is left."""
    found = settle(event_type, mode, effects)
    return found[0] if found else event_type


def _step(
    event_type: str, mode: str | None, status: str, effect: str
) -> tuple[str, str | None, str] | None:
    if effect == "planned":
        return (*_ahead(event_type, mode), "planned" if status == "occurred" else status)
    if effect == "wish":
        return (*_possible(event_type, mode), "hypothetical" if status != "denied" else status)
    if effect == "denied":
        return event_type, mode, "denied"
    return _performed(event_type, mode, effect)


def _ahead(event_type: str, mode: str | None) -> tuple[str, str | None]:
    """The type of an announced act."""
    if event_type in _MATERIAL | {"SUPPORT"}:
        return "AGREE", None
    if event_type in _YIELDING:
        return "CONCEDE", None
    if event_type in _HARM - {"MOBILIZE"}:
        return "THREATEN", _threat(event_type)
    return event_type, mode


def _possible(event_type: str, mode: str | None) -> tuple[str, str | None]:
    """The type of an act that may come: an offer, a concession, or the threat of a measure."""
    if event_type in _MATERIAL:
        return "AGREE", None
    if event_type == "RETREAT":
        return "CONCEDE", None
    if event_type in {"SANCTION", "COERCE"}:
        return "THREATEN", _threat(event_type)
    return event_type, mode


def _threat(event_type: str) -> str | None:
    return {"SANCTION": "restrict", "COERCE": "restrict", "ASSAULT": "violence"}.get(event_type)


def _performed(
    event_type: str, mode: str | None, effect: str
) -> tuple[str, str | None, str] | None:
    """Acts done by saying them: agreeing, threatening, refusing; and acts that end another."""
    if effect == "agree" and event_type == "MOBILIZE":
        return event_type, mode, "planned"  # "is ready to send troops" has sent none yet
    if effect == "agree":
        ahead = "AGREE" if event_type in _VERBAL else _ahead(event_type, mode)[0]
        return ahead, None, "occurred"
    if effect == "threat":
        return "THREATEN", _threat(event_type), "occurred"
    if effect == "refuse" and event_type not in _HARM | {"ACCUSE", "THREATEN"}:
        return "REJECT", "meet" if event_type == "CONSULT" else None, "occurred"
    if effect == "ended":
        return _ended(event_type)
    return None


def _ended(event_type: str) -> tuple[str, str | None, str] | None:
    if event_type in _VERBAL:
        return "REJECT", None, "occurred"
    if event_type in _MATERIAL:
        return "SANCTION", "discontinue", "occurred"
    return ("RETREAT", None, "occurred") if event_type in _HARM else None
