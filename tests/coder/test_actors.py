"""Whom words stand for: names, offices, dated leaders, pronouns, and what is left alone."""

from __future__ import annotations

import os
from datetime import date, datetime
from pathlib import Path

import pytest

from relations.coder import actors_alone, gazetteer, lexicon, version
from relations.coder.gazetteer import mentions
from tests.coder.reading import events, lines


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("the Kremlin", "RUS"),
        ("Kyiv", "UKR"),
        ("North Korea", "PRK"),
        ("the U.S.", "USA"),
        ("Côte d'Ivoire", "CIV"),
        ("Guinea-Bissau", "GNB"),
        ("Niger", "NER"),
        ("Nigeria", "NGA"),
        ("South Sudan", "SSD"),
        ("Erdoğan", "TUR"),
    ],
)
def test_a_name_stands_for_its_country(words: str, code: str) -> None:
    assert [m.code for m in mentions(f"It was {words} again.", date(2019, 9, 16))] == [code]


@pytest.mark.parametrize(
    "words", ["turkey", "us", "New Mexico", "Jordan Peterson", "the Vietnam War"]
)
def test_words_that_only_look_like_a_country_are_passed_over(words: str) -> None:
    found = mentions(f"He spoke of {words} at length.", date(2019, 9, 16))
    assert [m.code for m in found if m.kind in {"name", "demonym"}] == []


def test_an_ambiguous_name_needs_its_country_around_it() -> None:
    day = date(2008, 8, 8)
    assert not mentions("The governor of Georgia spoke.", day)
    assert mentions("Georgia said Tbilisi was calm.", day)[0].code == "GEO"


def test_a_leader_counts_for_his_office_at_the_date_and_for_none_after_it() -> None:
    def sector(year: int) -> str | None:
        return mentions("Barack Obama spoke.", date(year, 6, 1))[0].sector

    assert (sector(2012), sector(2019)) == ("GOV", "ELI")


@pytest.mark.parametrize(
    "follow_up",
    [
        "He later accused Turkey of treachery.",
        "The president accused Turkey of treachery.",
        "His government accused Turkey of treachery.",
    ],
)
def test_a_person_of_the_sentence_before_is_meant(follow_up: str) -> None:
    text = f"Vladimir Putin spoke in Sochi. {follow_up}"
    assert lines(text) == ["RUS > TUR ACCUSE occurred"]


def test_the_two_countries_are_the_two_of_the_sentence_before() -> None:
    text = "Armenia spoke with Azerbaijan for a week. The two countries signed a treaty."
    assert lines(text)[-1] == "ARM = AZE SUPPORT occurred"


def test_a_pronoun_far_from_its_person_is_left_alone() -> None:
    text = (
        "Vladimir Putin spoke in Sochi.\n\nThe weather was fine.\n\nHe accused Turkey of treachery."
    )
    assert lines(text) == []


def test_a_person_introduced_with_a_nationality_is_known_by_last_name() -> None:
    text = (
        "Turkish negotiator Orhan Demirtasoglu spoke on Monday. It rained.\n\n"
        "Demirtasoglu accused Greece of delay."
    )
    assert lines(text, datetime(2019, 9, 16)) == ["TUR > GRC ACCUSE occurred"]


def test_a_pronoun_says_in_the_reasons_whom_it_means() -> None:
    (event,) = events("Vladimir Putin spoke in Sochi. He accused Turkey of treachery.")
    assert "“He”, which by the words before it means Russia" in (event.why or "")


def test_who_speaks_for_a_body_no_longer_speaks_for_a_country() -> None:
    def code(year: int) -> str:
        return mentions("Ban Ki-moon spoke.", date(year, 6, 1))[0].code

    assert (code(2005), code(2010)) == ("KOR", "UNO")


def test_an_introduced_person_is_known_with_accents_and_beside_names_that_need_context() -> None:
    text = (
        "Georgian negotiator Ülkü Şahinkaya spoke in Tbilisi on Monday. It rained.\n\n"
        "Şahinkaya accused Turkey of delay.\n\nŞahinkaya said Georgia accused Armenia of theft."
    )
    assert lines(text) == ["GEO > TUR ACCUSE occurred", "GEO > ARM ACCUSE occurred"]


def test_names_of_the_users_own_go_before_ours_and_change_the_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "own.tsv"
    own.write_text("name\tcode\tkind\nZanzibar Desk\tTZA\tseat\nKremlin\tNONE\ttrap\n")
    people = tmp_path / "people.tsv"
    people.write_text("name\tcountry\tfrom\tto\nAda Newname\tNOR\t2019-01-01\t2019-12-31\n")
    before = version.digest()
    monkeypatch.setenv("RELATIONS_ACTORS", f"{own}{os.pathsep}{people}")
    gazetteer._names.cache_clear()
    try:
        found = gazetteer.mentions("Zanzibar Desk, Kremlin, Ada Newname", date(2019, 9, 16))
        assert [(m.code, m.kind) for m in found] == [("TZA", "seat"), ("NOR", "leader")]
        assert version.digest() != before
    finally:
        monkeypatch.undo()
        gazetteer._names.cache_clear()


def test_a_bad_row_of_the_users_own_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "own.tsv"
    own.write_text("name\tkind\nZanzibar Desk\tseat\n")
    monkeypatch.setenv("RELATIONS_ACTORS", str(own))
    with pytest.raises(ValueError, match=r"own\.tsv: a row needs name and code"):
        list(lexicon.own_rows())


@pytest.mark.parametrize(
    ("words", "context", "code"),
    [
        ("the Saudi National Guard", "", "SAU"),
        ("people in the UK", "", "GBR"),
        ("a court in Minsk", "", "BLR"),
        ("Hundreds of Turks", "", "TUR"),
        ("Washington's offer", "", "USA"),
        ("the turkey", "", None),
    ],
)
def test_words_alone_are_resolved_or_left(words: str, context: str, code: str | None) -> None:
    assert actors_alone.country(words, context, date(2019, 9, 16)) == code


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Iran seized a Liberian-flagged tanker in the Gulf.", ["IRN > LBR COERCE occurred"]),
        (
            "The United States imposed sanctions on a Swiss-based Iranian oil company.",
            ["USA > IRN SANCTION occurred"],
        ),
        ("Former Japanese prime minister Yukio Hatoyama visited Iran.", []),
        ("Controversial Dutch politician Jan Visser arrived in Britain.", []),
        (
            "Turkey arrested Andrew Brunson, 48, an American pastor, in Izmir.",
            ["TUR > USA COERCE occurred"],
        ),
        (
            "Britain imposed sanctions on Teo Mangue, the son of the president of Gabon.",
            ["GBR > GAB SANCTION occurred"],
        ),
        ("In France, police arrested two Iranian diplomats.", ["FRA > IRN COERCE occurred"]),
        ("Israel's security service arrested a Lebanese man.", ["ISR > LBN COERCE occurred"]),
        (
            "China accused the Vatican after the latter threatened to expel Chinese envoys.",
            ["CHN > VAT ACCUSE occurred", "VAT > CHN THREATEN occurred"],
        ),
        (
            "The Turkish president met the Iranian president, and they condemned Israel.",
            [
                "IRN = TUR CONSULT occurred",
                "TUR > ISR ACCUSE occurred",
                "IRN > ISR ACCUSE occurred",
            ],
        ),
    ],
)
def test_phrases_stand_for_the_country_that_their_words_tell(
    text: str, expected: list[str]
) -> None:
    assert lines(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Tokyo summoned China's ambassador. The ambassador rejected Japan's protest.",
            "CHN > JPN REJECT occurred",
        ),
        (
            "Egypt jailed Peter Greste, an Australian journalist. Egypt deported Greste.",
            "EGY > AUS COERCE occurred",
        ),
        (
            "China arrested Canadian Michael Spavor in Dandong. China released Spavor on Sunday.",
            "CHN > CAN RETREAT occurred",
        ),
        (
            "Britain criticised Russia. Foreign Minister Anton Brown will visit Kenya.",
            "GBR > KEN CONSULT planned",
        ),
        (
            "The Turkish news agency Anadolu said the country had detained four Greek tourists.",
            "TUR > GRC COERCE occurred",
        ),
    ],
)
def test_descriptions_and_last_names_mean_whom_the_text_told_of(text: str, expected: str) -> None:
    assert expected in lines(text)
