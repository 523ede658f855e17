"""What the charts share: axes of periods, the scale of balance, colours of the two sides.

Periods are written as text ("2019-09"), never as times, so that every visitor reads the same
month whatever the clock of the browser says. No text colour and no background is set: the
page's theme, light or dark, decides.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import altair as alt

from relations.movement import LEAST_EVENTS
from relations.palette import COLOURS, NEUTRAL, SCALE
from relations.periods import Step, axis_labels, step_name, step_of
from relations.texts import N_, _, first_capital

#: Height of an axis below a chart and of a legend above it: the page counts both to the chart.
AXIS, LEGEND = 74, 56
#: Room for the labels of vertical axes, the same everywhere, so that charts lie in line.
_LEFT = 30
_PALE = 0.4
#: How an axis calls all that was read, by the time that a bar stands for.
ANY_STATUS: dict[Step, str] = {
    "week": N_("events of any status per week"),
    "month": N_("events of any status per month"),
    "year": N_("events of any status per year"),
}


def period_axis(periods: Sequence[str], labels: bool = True) -> alt.X:
    """Make the axis of these periods, with a few labels at round intervals and what they are."""
    names = axis_labels(periods)
    title = first_capital(step_name(step_of(periods[0]))) if periods and labels else None
    return (
        alt.X("period:O")
        .title(title)
        .scale(type="band", domain=list(periods), paddingInner=0.1)
        .axis(
            values=list(names),
            labelExpr=f"({_object(names)})[datum.value]",
            labels=labels,
            labelAngle=0,
            labelOverlap=True,
            labelFlush=False,
            ticks=True,
            grid=False,
        )
    )


def upright(**more: Any) -> alt.Axis:
    """Make a vertical axis whose title lies above it.

    A title along the axis would be cut on a phone, where it is longer than the chart is high.
    """
    lying: dict[str, Any] = {
        "titleAngle": 0,
        "titleAlign": "left",
        "titleX": 0,
        "titleY": -22,
        "minExtent": _LEFT,
        "maxExtent": _LEFT,
    } | more
    return alt.Axis(**lying)


def listing(title: str, most: int) -> alt.Axis:
    """Make a vertical axis of names, at most `most` pixels wide, under its title."""
    lying: dict[str, Any] = {"titleAngle": 0, "titleAlign": "right", "titleX": -6, "titleY": -12}
    return alt.Axis(
        title=title, labelLimit=most, labelOverlap=False, domain=False, grid=False, **lying
    )


def side_colour() -> alt.Color:
    """Colour by side, without a legend: axis title and position name the sides."""
    scale = alt.Scale(domain=list(COLOURS), range=list(COLOURS.values()))
    return alt.Color("side:N", scale=scale, legend=None)


def balance_colour() -> alt.Color:
    """Colour by balance on the one scale of all pages, with its legend."""
    low, high = SCALE
    scale = alt.Scale(
        domain=[low, 0, high],
        range=[COLOURS["conflict"], NEUTRAL, COLOURS["cooperation"]],
        clamp=True,
    )
    worst = _quoted(_("≤ −{end} conflict", end=f"{high:g}"))
    best = _quoted(_("≥ +{end} cooperation", end=f"{high:g}"))
    legend = alt.Legend(
        orient="top",
        title=_("Balance"),
        gradientLength=180,
        values=[low, 0, high],
        labelExpr=f"datum.value <= {low:g} ? {worst} : datum.value >= {high:g} ? {best} : '0'",
    )
    return alt.Color("balance:Q", scale=scale, legend=legend)


def pale_where_few(field: str) -> alt.Opacity:
    """Draw pale what rests on too few events to be told from chance; `field` counts them."""
    few = f"datum.{field} < {LEAST_EVENTS}"
    return alt.Opacity(condition={"test": few, "value": _PALE}, value=1)


def balance_tip() -> alt.Tooltip:
    """Tell the balance of what the pointer is on."""
    return alt.Tooltip("balance:Q", title=_("Balance (-10 to 10)"), format="+.1f")


def period_tip(step: Step) -> alt.Tooltip:
    """Tell the period that the pointer is on, which stands in the field `when`."""
    return alt.Tooltip("when:N", title=first_capital(step_name(step)))


def side_name(side: str) -> str:
    """Name a side to readers: cooperation or conflict."""
    return _("conflict") if side == "conflict" else _("cooperation")


def _object(names: dict[str, str]) -> str:
    """Write labels as an object in Vega's language of expressions."""
    return _quoted(names)


def _quoted(value: object) -> str:
    """Write a text or an object of texts as Vega's language of expressions has it."""
    return json.dumps(value, ensure_ascii=False)
