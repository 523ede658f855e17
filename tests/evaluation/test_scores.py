"""Counting right, wrong and missed answers, checked by hand on small numbers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from relations.coder.dates import Dated
from relations.evaluation import scores
from relations.evaluation.gold import DateGold, Told
from relations.records import Span

VISIT = Told("TUR", "RUS", "CONSULT", "occurred", date(2019, 9, 16))
TALKS = replace(VISIT, source="RUS", target="TUR", reciprocal=True)


def test_precision_recall_and_f1_of_a_class() -> None:
    table = scores.Table()
    for label, answer in [("A", "A"), ("A", "A"), ("A", "B"), ("B", "A"), ("B", scores.NOTHING)]:
        table.add(label, answer)
    score = table.score("A")
    assert (score.right, score.wrong, score.missed) == (2, 1, 1)
    assert score.precision == score.recall == score.f1 == pytest.approx(2 / 3)
    assert table.macro_f1() == pytest.approx((2 / 3 + 0) / 2)
    assert table.total().gold == 5


def test_classes_that_no_label_holds_do_not_count_in_the_macro_mean() -> None:
    table = scores.Table()
    table.add("A", "A")
    table.add(scores.NOTHING, "B")
    assert table.macro_f1() == 1.0


def test_classes_can_be_put_together() -> None:
    table = scores.Table()
    table.add("AID", "COOPERATE")
    assert table.folded({"AID": "2", "COOPERATE": "2"}).score("2").right == 1


def test_a_reciprocal_label_takes_its_sides_in_any_order() -> None:
    assert scores.same_act(TALKS, replace(TALKS, source="TUR", target="RUS"))
    assert scores.same_act(TALKS, VISIT)


def test_a_directed_label_wants_its_direction() -> None:
    assert not scores.same_act(VISIT, replace(VISIT, source="RUS", target="TUR"))
    assert not scores.same_act(VISIT, TALKS)


@pytest.mark.parametrize("change", [{"type": "AGREE"}, {"status": "planned"}, {"target": "IRN"}])
def test_type_status_and_sides_must_all_be_right(change: dict[str, str]) -> None:
    assert not scores.same_act(VISIT, replace(VISIT, **change))  # type: ignore[arg-type]


def test_each_answer_serves_one_label() -> None:
    pairs = scores.matched([VISIT, VISIT], [VISIT])
    assert pairs == [(0, 0), (1, None)]
    assert scores.matched([], [VISIT]) == [(None, 0)]


@pytest.mark.parametrize(
    ("precision", "day", "given", "right"),
    [
        ("day", date(2019, 9, 16), "day", True),
        ("day", date(2019, 9, 15), "day", False),
        ("month", date(2019, 9, 1), "day", True),
        ("month", date(2019, 10, 1), "month", False),
        ("day", date(2019, 9, 16), "month", False),
        ("week", date(2019, 9, 20), "day", True),
        ("year", date(2019, 1, 1), "year", True),
    ],
)
def test_a_date_is_as_exact_as_its_label(
    precision: str, day: date, given: str, right: bool
) -> None:
    label = replace(VISIT, precision=precision)
    assert scores.same_day(label, replace(VISIT, date=day, precision=given)) is right


@pytest.mark.parametrize(
    ("label", "exact", "found", "right"),
    [
        ("2019-09-15", True, (date(2019, 9, 15), "day"), True),
        ("2019-09-15", True, (date(2019, 9, 14), "day"), False),
        ("2019", True, (date(2019, 1, 1), "year"), True),
        ("2019-09-15", False, (date(2019, 9, 1), "month"), True),
        ("2019-09-15", True, (date(2019, 9, 1), "month"), False),
        ("2019-09-15", True, None, False),
        (None, True, None, True),
        (None, True, (date(2019, 9, 1), "month"), False),
    ],
)
def test_an_expression_is_right_to_the_day_or_to_the_time_it_stands_for(
    label: str | None, exact: bool, found: tuple[date, str] | None, right: bool
) -> None:
    gold = DateGold("d", "some time", date(2019, 9, 16), label, exact)
    given = Dated(*found, Span(0, 1)) if found else None
    assert scores.right_date(gold, given) is right
