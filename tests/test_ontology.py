"""The ontology as data: every mode has a meaning, a score on the scale and a CAMEO root."""

from __future__ import annotations

import pytest

from relations import ontology, translating
from relations.ontology import EventType

TYPES = pytest.mark.parametrize("known", ontology.EVENT_TYPES.values(), ids=lambda one: one.code)


@TYPES
def test_every_mode_has_a_meaning_of_a_few_words_of_its_own(known: EventType) -> None:
    assert list(known.mode_meanings) == list(known.modes)
    assert len(set(known.mode_meanings.values())) == len(known.modes)
    for meaning in known.mode_meanings.values():
        assert 1 < len(meaning.split()) <= 12
        assert meaning == meaning.strip(" .")
        assert not meaning[0].isupper()


@TYPES
def test_every_mode_is_on_the_scale_and_has_a_root(known: EventType) -> None:
    assert set(known.cameo_by_mode) <= set(known.modes)
    for mode in (None, *known.modes):
        assert -10 <= ontology.intensity(known.code, mode) <= 10
        assert ontology.cameo_root(known.code, mode) in ontology.GOLDSTEIN


def test_scores_and_roots_are_those_of_the_codebook() -> None:
    assert ontology.EVENT_TYPES["ACCUSE"].modes == {
        "disapprove": -2, "investigate": -3.5, "allege": -3.5
    }  # fmt: skip
    assert ontology.intensity("ASSAULT", "unconventional") == -10
    assert ontology.cameo_root("ASSAULT", "unconventional") == "20"
    assert ontology.cameo_root("ASSAULT", "drone") == "19"
    assert ontology.cameo_root("ASSAULT", "suicide-attack") == "18"
    assert ontology.cameo_root("REQUEST", "meet") == "02"


def test_translators_get_every_meaning() -> None:
    gathered = {message.id for message in translating.gathered()}
    for known in ontology.EVENT_TYPES.values():
        assert gathered >= {known.meaning, *known.mode_meanings.values()}
