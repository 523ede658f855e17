"""Asking the coder about gold records, and what is reported of it."""

from __future__ import annotations

from datetime import date

from relations.evaluation import measure, report
from relations.evaluation.gold import ActorGold, DateGold, EventsGold, Gold, RelationGold, Told
from relations.records import Span

DAY = date(2019, 9, 16)
PRAISE = Told("TUR", "RUS", "SUPPORT", "occurred", DAY)
RECORDS: list[Gold] = [
    RelationGold("r", "Turkey praised Russia.", Span(0, 6), Span(15, 21), "SUPPORT"),
    EventsGold("right", "Turkey praised Russia on Monday.", None, DAY, (PRAISE,)),
    EventsGold("missed", "Nothing was said.", None, DAY, (PRAISE,)),
    EventsGold("false", "Turkey praised Russia.", None, DAY, ()),
    ActorGold("a", "Ankara", "", DAY, "TUR", None),
    DateGold("d", "last Sunday", date(2012, 6, 20), "2012-06-17", exact=True),
    DateGold("refused", "the day after the vote", date(2012, 6, 20), None, exact=True),
]


def results() -> dict[str, measure.Result]:
    return {result.kind: result for result in measure.measure(RECORDS)}


def test_every_kind_is_scored_on_its_own() -> None:
    found = results()
    assert {kind: result.records for kind, result in found.items()} == {
        "relations": 1, "events": 3, "actors": 1, "dates": 2,
    }  # fmt: skip
    assert found["relations"].table.score("SUPPORT").right == 1
    assert all(found["actors"].shares["right"])
    assert found["dates"].shares["refusals kept"] == [True]


def test_missed_and_false_events_are_counted_and_listed_with_reasons() -> None:
    events = results()["events"]
    score = events.table.total()
    assert (score.right, score.wrong, score.missed) == (1, 1, 1)
    assert events.counts == {"negative records": 1, "events in negative records": 1}
    missed, false = events.errors
    assert (missed.id, missed.answer) == ("missed", "–")
    assert (false.id, false.label) == ("false", "–")
    assert "praised" in false.reasons


def test_predictions_hold_the_answer_without_the_label() -> None:
    answers = results()["events"].answers
    assert answers[2]["id"] == "false"
    assert answers[2]["predicted"][0]["type"] == "SUPPORT"
    assert answers[1] == {"id": "missed", "predicted": []}


def test_the_report_names_classes_confusion_and_errors() -> None:
    text = "\n".join(report.lines(results()["events"], errors=1))
    assert "SUPPORT" in text
    assert "confusion" in text
    assert "errors: 1 of 2" in text
    assert "macro-F1" in text


def test_json_holds_what_the_report_says() -> None:
    found = measure.as_json(results()["relations"])
    assert found["classes"]["SUPPORT"]["f1"] == 1.0
    assert found["quad_macro_f1"] == found["binary_macro_f1"] == 1.0
