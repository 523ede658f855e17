"""Scopes: pair, country and everything, with their directions."""

from __future__ import annotations

import pytest

from relations import countries, scopes, texts


@pytest.mark.parametrize(
    ("written", "scope", "kind"),
    [
        ("tur-rus", "RUS-TUR", "pair"),
        (" TUR ", "TUR", "country"),
        ("", "", "everything"),
    ],
)
def test_a_scope_has_one_right_form(written: str, scope: str, kind: str) -> None:
    assert scopes.canonical(written) == scope
    assert scopes.kind(scope) == kind


@pytest.mark.parametrize("wrong", ["XXX", "Turkey", "TUR-TUR", "RUS-TUR-USA", "-", "'--"])
def test_what_is_no_scope_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        scopes.canonical(wrong)


def test_there_is_one_right_way_to_write_a_scope() -> None:
    assert scopes.is_written("RUS-TUR")
    assert scopes.is_written("RUS")
    wrong = ("TUR-RUS", "rus-tur", "rus", "RUS-RUS", "AAA-BBB", "AAA", "")
    assert not any(map(scopes.is_written, wrong))


def test_directions_read_as_english() -> None:
    assert [scopes.direction_words(d) for d in scopes.directions("RUS-TUR")] == [
        "Russia toward Turkey", "Turkey toward Russia", "both together",
    ]  # fmt: skip
    assert [scopes.direction_words(d) for d in scopes.directions("TUR")] == [
        "Turkey toward others", "others toward Turkey", "both together",
    ]  # fmt: skip
    assert scopes.direction_words("any-any") == "one toward another"


def test_names_are_in_the_language_that_is_asked_for() -> None:
    try:
        texts.speak("de-DE")
        assert scopes.name("RUS-TUR") == "Russland – Türkei"
        assert countries.name("XKX") == "Kosovo"
        texts.speak("fr")
        assert scopes.name("USA") == "États-Unis"
        texts.speak("ar")
        isolated = "\N{FIRST STRONG ISOLATE}تركيا\N{POP DIRECTIONAL ISOLATE}"
        assert countries.name("TUR") == isolated  # so that an arrow between two keeps its sense
        for english in ("en-GB", "xx-nonsense", "", "../etc", None):
            texts.speak(english)
            assert scopes.name("TUR") == "Turkey"
    finally:
        texts.speak(None)
    assert scopes.name("") == "All countries"
