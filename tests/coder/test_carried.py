"""Targets taken from the words before: only of two who deal with each other, and in plain sight."""

from __future__ import annotations

import pytest

from tests.coder.reading import events, lines

_DEALT = "Peruvian guards fired on a Chilean ship on Friday. "

_ANSWERED = [
    ("Chile's foreign ministry condemned the shooting.", ["CHL > PER ACCUSE occurred"]),
    ("Santiago demanded that the guards be punished.", ["CHL > PER REQUEST occurred"]),
    ("Chile threatened consequences.", ["CHL > PER THREATEN occurred"]),
    ("Peru offered its condolences.", ["PER > CHL SUPPORT occurred"]),
    ("Peru promised to punish the guards.", ["PER > CHL AGREE occurred"]),
    ("Peru refused to apologise.", ["PER > CHL REJECT occurred"]),
    (
        "Chile asked for talks, and Peru accepted the same day.",
        ["CHL > PER REQUEST occurred", "PER > CHL AGREE occurred"],
    ),
]
_NOT = [
    "Kenya's foreign ministry condemned the shooting.",  # has not dealt with either of them
    "Chile's foreign ministry condemned a robbery.",  # nothing told before
    "Chile's foreign ministry condemned the remarks of Kenya's president.",  # names another
    "Chile's opposition condemned the shooting.",
]


@pytest.mark.parametrize(("answer", "expected"), _ANSWERED)
def test_an_answer_is_to_the_other_of_two_who_deal_with_each_other(
    answer: str, expected: list[str]
) -> None:
    assert lines(_DEALT + answer)[1:] == expected


@pytest.mark.parametrize("answer", _NOT)
def test_nobody_is_answered_where_it_is_not_plain(answer: str) -> None:
    found = lines(_DEALT + answer)
    assert found[0] == "PER > CHL ASSAULT occurred"
    assert not [line for line in found if line.endswith("CHL ACCUSE occurred")]
    assert "CHL > PER ACCUSE occurred" not in found


def test_a_new_paragraph_begins_anew() -> None:
    apart = "Chile held an election.\n\nPeru refused to apologise."
    assert "PER > CHL REJECT occurred" not in lines(_DEALT.strip() + "\n\n" + apart)


def test_the_words_that_point_back_are_marked_and_the_reason_says_so() -> None:
    text = _DEALT + "Chile's foreign ministry condemned the shooting."
    event = events(text)[1]
    assert text[event.target_start : event.target_end] == "the shooting"
    assert "“the shooting”, which by the words before it means Peru," in (event.why or "")


def test_who_is_met_in_front_of_the_subject_is_spoken_to() -> None:
    told = "In a telephone call with Peru's president, Chile's president offered his condolences."
    assert "CHL > PER SUPPORT occurred" in lines(told)


def test_who_mediates_does_so_between_the_two_who_deal_with_each_other() -> None:
    told = "Peru's president met Chile's president on Friday. Kenya's president mediated."
    assert sorted(lines(told)[1:]) == ["KEN > CHL CONSULT occurred", "KEN > PER CONSULT occurred"]


def test_who_mediates_alone_is_not_told_between_whom() -> None:
    assert lines("Peru and Chile are neighbours. Kenya's president mediated.") == []
