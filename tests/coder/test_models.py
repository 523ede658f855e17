"""Acts that no frame knows: what the models find, what the clause must bear out, and why."""

from __future__ import annotations

from datetime import date

import pytest

from relations.coder import classifier, inference, relation
from relations.coder.classifier import ACT, model
from relations.coder.clauses import Clauses
from relations.coder.discourse import Reader
from relations.coder.features import features, in_words
from relations.coder.frames import Act
from relations.coder.gazetteer import mentions
from relations.coder.marked import Marked
from relations.coder.memory import Memory
from relations.coder.phrases import phrases
from relations.coder.tokens import tokens
from relations.records import Span

DAY = date(2019, 9, 16)


def clauses(text: str) -> Clauses:
    made = tokens(text, Span(0, len(text)), mentions(text, DAY))
    return Clauses(made, phrases(made))


def span(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def found(text: str) -> list[Act]:
    return list(inference.acts(Reader(clauses(text), Memory()), []))


@pytest.mark.parametrize(
    ("text", "source", "target", "label"),
    [
        ("Police arrested two rebels in the hills.", "Police", "two rebels", "COERCE"),
        ("The court convicted the firm of fraud.", "The court", "the firm", "SANCTION+convict"),
        ("The union will not end its strike at the mine.", "The union", "the mine", "REJECT"),
        ("The mayor praised the nurses.", "The mayor", "the nurses", "SUPPORT"),
        ("Ankara sued Brussels over the levy.", "Ankara", "Brussels", "ACCUSE"),
    ],
)
def test_the_relation_of_any_two_marked_parties_is_read(
    text: str, source: str, target: str, label: str
) -> None:
    answer = relation.relate(text, span(text, source), span(text, target), DAY)
    assert answer.label == label
    assert answer.reasons


def test_the_link_model_knows_who_acts_from_who_is_acted_upon() -> None:
    text = "Turkish police arrested a Greek reporter."
    one, other = span(text, "Turkish police"), span(text, "a Greek reporter")
    there, back = (
        model("link").judge(features(Marked.of(clauses(text), *way))).of(ACT)
        for way in ((one, other), (other, one))
    )
    assert there > 0.9
    assert back < 0.5


def test_probabilities_sum_to_one_and_types_are_put_together() -> None:
    verdict = classifier.Verdict(("AID", "CONCEDE", "CONCEDE+planned"), (0.2, 0.5, 0.3))
    assert verdict.ranked() == [("CONCEDE", 0.8), ("AID", 0.2)]
    asked = model("types").judge(["word: praise"])
    assert sum(asked.probabilities) == pytest.approx(1)


def test_unknown_features_say_nothing() -> None:
    assert model("types").judge([]) == model("types").judge(["no such feature"])


def test_an_act_without_a_frame_is_found_with_its_words_and_clues() -> None:
    (act,) = found("Norwegian officials scolded Sweden over wolves.")
    assert [p.code for p in act.sources] == ["NOR"]
    assert [p.code for p in act.targets] == ["SWE"]
    assert act.rule.startswith("model.")
    assert act.decided
    assert 0.4 <= act.sure <= 1


@pytest.mark.parametrize(
    "text",
    [
        "Austria, Germany and Switzerland were hit by floods.",
        "An Afghan trader was robbed in Karachi, Pakistan.",
        "The French author lived in Morocco for ten years.",
        "Italy beat Spain in the final.",
    ],
)
def test_where_no_state_acts_toward_another_nothing_is_found(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("feature", "words"),
    [
        ("word: praise", "“praise”"),
        ("pair: to TARGET", "“to the target”"),
        ("sense: ASK", "words like “ask”"),
        ("source subject: SIGN", "the source as subject of words like “sign”"),
        ("target object: recall", "the target as object of “recall”"),
        ("SOURCE is MIL agent", "the source is MIL agent"),
    ],
)
def test_a_clue_is_told_in_words(feature: str, words: str) -> None:
    assert in_words(feature) == words
