"""Colours of the balance: symmetric, clamped, and readable under text."""

from __future__ import annotations

import pytest

from relations.palette import COLOURS, NEUTRAL, balance_colours, contrast


@pytest.mark.parametrize("tenths", range(-100, 101, 5))
def test_text_upon_a_balance_can_be_read(tenths: int) -> None:
    ground, ink = balance_colours(tenths / 10)
    assert contrast(ground, ink) >= 4.5


def test_the_ends_and_the_middle_are_those_of_the_two_sides() -> None:
    assert balance_colours(-10)[0] == balance_colours(-5)[0] == COLOURS["conflict"]
    assert balance_colours(10)[0] == balance_colours(5)[0] == COLOURS["cooperation"]
    assert balance_colours(0)[0] == NEUTRAL


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
