from __future__ import annotations

from datetime import date

import pytest

from relations import queries
from relations.filters import Filters
from relations.pages import wording
from tests.showing import sample_store


@pytest.mark.parametrize(
    ("number", "said"), [(0, "0 events"), (1, "1 event"), (1204, "1,204 events")]
)
def test_counts_carry_their_noun(number: int, said: str) -> None:
    assert wording.events(number) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [(None, "–"), (-4.125, "−4.1"), (2.5, "+2.5"), (0.0, "0.0"), (-0.04, "0.0"), (10, "+10.0")],
)
def test_scores_carry_their_sign(value: float | None, said: str) -> None:
    assert wording.score(value) == said


@pytest.mark.parametrize(
    ("precision", "short", "full"),
    [
        ("day", "2019-09-16", "16 September 2019"),
        ("week", "week of 2019-09-16", "week of 16 September 2019"),
        ("month", "2019-09", "September 2019"),
        ("year", "2019", "2019"),
    ],
)
def test_dates_are_as_exact_as_they_are_known(precision: str, short: str, full: str) -> None:
    assert wording.short_date(date(2019, 9, 16), precision) == short
    assert wording.full_date(date(2019, 9, 16), precision) == full


def test_the_summary_counts_every_status_that_there_is() -> None:
    summary = queries.summary(sample_store(), Filters("RUS-TUR"))
    assert wording.summary_sentence(summary) == (
        "6 events, 24 November 2015 to 16 September 2019: 4 occurred, 1 planned, 1 denied"
    )


def test_the_summary_of_nothing_is_short() -> None:
    summary = queries.summary(sample_store(), Filters("CHN-USA"))
    assert wording.summary_sentence(summary) == "0 events"


def test_directions_tell_one_side_from_both() -> None:
    assert wording.direction("RUS", "TUR", False) == "Russia → Turkey"
    assert wording.direction("RUS", "TUR", True) == "Russia ↔ Turkey"


def test_acts_name_type_and_mode_and_leave_unknown_types_alone() -> None:
    assert wording.act("ASSAULT", "suicide-attack") == "Assault (suicide attack)"
    assert wording.act("ACCUSE", None) == "Accuse"
    assert wording.act("x*Y", None) == "x*Y"


def test_cooperation_points_up_and_conflict_down() -> None:
    assert [wording.side(quad) for quad in (1, 2, 3, 4)] == ["▲", "▲", "▼", "▼"]
