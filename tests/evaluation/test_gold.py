"""Gold files: four kinds told by their fields, and bad lines listed while good ones are kept."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from relations.evaluation import gold
from relations.evaluation.gold import ActorGold, DateGold, EventsGold, Flaw, RelationGold
from relations.records import Span


def written(folder: Path, *rows: object) -> Path:
    path = folder / "gold.jsonl"
    path.write_text("\n".join(r if isinstance(r, str) else json.dumps(r) for r in rows))
    return path


RELATION = {
    "id": "r", "text": "Turkey praised Russia.", "source_span": ["Turkey"],
    "target_span": ["Russia"], "root": "SUPPORT",
}  # fmt: skip
EVENTS = {
    "text": "Turkey praised Russia on Monday.", "published": "2019-09-16",
    "events": [{"source": "TUR", "target": "RUS", "type": "SUPPORT", "status": "occurred",
                "date": "2019-09-16"}],
}  # fmt: skip


def test_each_kind_is_known_by_its_fields(tmp_path: Path) -> None:
    path = written(
        tmp_path, RELATION, EVENTS, {"text": "Ankara", "country": "TUR"},
        {"expr": "last Sunday", "ref": "2012-06-20", "date": "2012-06-17"},
    )  # fmt: skip
    kinds = [type(record) for record in gold.read(path)]
    assert kinds == [RelationGold, EventsGold, ActorGold, DateGold]


def test_spans_are_found_in_the_text_and_a_missing_one_is_empty(tmp_path: Path) -> None:
    first, second = gold.read(written(tmp_path, RELATION, {**RELATION, "target_span": []}))
    assert isinstance(first, RelationGold)
    assert isinstance(second, RelationGold)
    assert (first.source, first.target) == (Span(0, 6), Span(15, 21))
    assert second.target == Span(0, 0)


def test_of_two_places_the_pair_nearest_to_each_other_is_meant(tmp_path: Path) -> None:
    row = {**RELATION, "text": "Russia waited. Turkey praised Russia."}
    (found,) = gold.read(written(tmp_path, row))
    assert isinstance(found, RelationGold)
    assert (found.source, found.target) == (Span(15, 21), Span(0, 6)) or found.target == Span(
        30, 36
    )


def test_events_without_a_date_are_of_the_day_of_publication(tmp_path: Path) -> None:
    event = {key: value for key, value in EVENTS["events"][0].items() if key != "date"}  # type: ignore[index]
    (found,) = gold.read(written(tmp_path, {**EVENTS, "events": [event]}))
    assert isinstance(found, EventsGold)
    assert found.events[0].date == date(2019, 9, 16)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("not json", "Expecting value"),
        ({"text": "x"}, "none of the four kinds"),
        ({**EVENTS, "events": [{**EVENTS["events"][0], "type": "HUG"}]}, "'HUG' is no PLOVER type"),  # type: ignore[dict-item, index]
        ({**EVENTS, "published": "soon"}, "'soon' is not a date"),
        ({"text": "x", "root": "AID"}, "field 'source_span' is missing"),
    ],
)
def test_a_bad_line_is_named_with_its_reason_and_the_rest_is_kept(
    tmp_path: Path, row: object, reason: str
) -> None:
    flaw, kept = gold.read(written(tmp_path, row, RELATION))
    assert isinstance(flaw, Flaw)
    assert (flaw.line, isinstance(kept, RelationGold)) == (1, True)
    assert reason in str(flaw)
    assert "gold.jsonl:1" in str(flaw)
