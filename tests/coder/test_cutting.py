"""Verbs and nouns told apart, and phrases cut where they end."""

from __future__ import annotations

from datetime import date

import pytest

from relations.coder.gazetteer import mentions
from relations.coder.phrases import phrases
from relations.coder.tokens import tokens
from relations.records import Span


def _cut(text: str) -> list[str]:
    """The phrases of a sentence in short: `NP Turkey`, `VG strikes`, `NP targets`."""
    names = mentions(text, date(2016, 1, 1))
    made = tokens(text, Span(0, len(text)), names)
    return [f"{p.kind} {' '.join(t.text for t in made[p.start : p.end])}" for p in phrases(made)]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Chinese jets that breached Taiwanese airspace left", "VG breached"),
        ("Russia bans outlets that threaten the state", "VG threaten"),
        ("Israel strikes vehicles it claims were armed", "VG claims"),
        ("Putin said little but warns that it will act", "VG warns"),
        ("Obama addresses an audience in Dublin", "VG addresses"),
        ("North Korea warns of strikes on US bases", "VG warns"),
        ("North Korea warns of strikes on US bases", "NP US bases"),
        ("Israeli police arrest a lawmaker", "VG arrest"),
        ("A Chinese coast guard fires water cannon at boats", "VG fires"),
        ("Turkey strikes kill 12", "NP Turkey strikes"),
        ("North Korea test-fires ballistic missile toward Japan", "VG test-fires"),
        ("South Korea fires warning shots at a boat", "NP warning shots"),
        ("North Korea begins removing landmines", "VG removing"),
        ("Mexico cancels meeting with Obama", "NP meeting"),
        ("Armed drones struck a base", "NP Armed drones"),
        ("Britain imposes a two-week quarantine for travellers", "NP a two-week quarantine"),
        ("President Tsai Ing-wen says little", "VG says"),
    ],
)
def test_verb_and_noun_are_told_apart(text: str, part: str) -> None:
    assert part in _cut(text)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("At least four Turkish soldiers were killed", "NP At least four Turkish soldiers"),
        ("The US gives Ukraine $500 million in aid", "NP Ukraine"),
        ("Obama, Castro hold talks", "NP Obama , Castro"),
        ("2 Yemenis were released", "NP 2 Yemenis"),
        ("In January Turkey struck Syria", "NP Turkey"),
        ("On March 3 Russia expelled two diplomats", "NP Russia"),
        ("Turkey Friday recalled its envoy", "NP Turkey"),
        ("The Minister of Trade and Industry of Egypt left", "NP Trade and Industry"),
        ("In Kenya, British and Irish officials met", "NP British and Irish officials"),
        ("In Geneva, Switzerland, US and Russian officials met", "NP US and Russian officials"),
        ("The Revolutionary Guard Corps (IRGC) seizes a tanker", "VG seizes"),
        ("U.S. Gen. David Petraeus arrived in Iraq", "NP U.S. Gen David Petraeus"),
    ],
)
def test_a_phrase_ends_where_it_ends(text: str, part: str) -> None:
    assert part in _cut(text)
