"""Turning points: found where the mean changes, and nowhere else."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

from relations.turning import LEAST_EVENTS, turning_points


def _days(count: int) -> list[date]:
    return [date(2010, 1, 1) + timedelta(20 * n) for n in range(count)]


def _noise(mean: float, count: int, seed: int) -> list[float]:
    dice = random.Random(seed)
    return [mean + dice.uniform(-3, 3) for _ in range(count)]


@pytest.mark.parametrize("seed", range(8))
def test_a_break_is_found_where_it_is(seed: int) -> None:
    values = [*_noise(3, 40, seed), *_noise(-4, 15, seed + 50), *_noise(2.5, 30, seed + 90)]
    found = turning_points(_days(85), values)
    assert len(found) == 2
    for turn, true in zip(found, (40, 55), strict=True):
        assert abs((turn.day - _days(85)[true]).days) <= 2 * 20
    assert found[0].before > 0 > found[0].after
    assert found[0].before_events + found[0].after_events + found[1].after_events == 85
    assert found[1].until == _days(85)[-1]


@pytest.mark.parametrize("seed", range(20))
def test_noise_alone_has_no_turning_point(seed: int) -> None:
    assert turning_points(_days(120), _noise(1, 120, seed)) == []


def test_too_few_or_equal_events_have_none() -> None:
    few = 2 * LEAST_EVENTS - 1
    assert turning_points(_days(few), [5.0] * 8 + [-5.0] * (few - 8)) == []
    assert turning_points(_days(60), [2.0] * 60) == []
    assert turning_points([], []) == []


def test_a_difference_of_less_than_a_point_is_not_told() -> None:
    assert turning_points(_days(400), [0.0] * 200 + [0.8] * 200) == []
    assert len(turning_points(_days(400), [0.0] * 200 + [1.2] * 200)) == 1
