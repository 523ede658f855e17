"""What the charts share: head, axes of periods, the scale of balance, colours of the two sides.

Periods are written as text ("2019-09"), never as times, so that every visitor reads the same
month whatever the clock of the browser says. No background is set, and the colours of small words
follow it: the page's theme, light or dark, decides, also for a saved image.

The columns of a chart's data are named in plain words, because "Show data" lists them as they are.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from textwrap import wrap
from typing import Any, NamedTuple, TypeVar

import altair as alt

from relations.movement import LEAST_EVENTS
from relations.palette import COLOURS, NEUTRAL, SCALE
from relations.periods import Step, axis_labels, step_name, step_of
from relations.texts import _, first_capital

#: Height of the axes' words around a chart and of a legend above it: both count to the chart.
AXIS, LEGEND = 100, 62
#: Room for the labels of vertical axes, the same everywhere, so that charts lie in line.
_LEFT = 30
_PALE = 0.4
#: Characters in a line of the head that a phone has room for, and pixels from line to line.
_WIDE, _SMALL_WIDE = 50, 58
_LINE, _SMALL_LINE = 18, 15
_BETWEEN, _BELOW_HEAD = 3, 14
_MOST_LINES = 3
#: Told apart from the title, and at least 4.5 to 1 on both grounds. Vega knows its ground.
_SMALL_COLOUR = "luminance(background) > 0.5 ? '#5A6067' : '#A9B0B8'"


#: Streamlit's own grey for the words of axes is 3.7 to 1 on white.
_WORDS: dict[str, Any] = {
    "labelColor": alt.ExprRef(_SMALL_COLOUR), "titleColor": alt.ExprRef(_SMALL_COLOUR),
}  # fmt: skip

_Chart = TypeVar("_Chart", bound="alt.Chart | alt.LayerChart | alt.FacetChart")


class Heading(NamedTuple):
    """What a chart says of itself, to be understood without its page; `source` may have lines."""

    title: str
    source: str


def whole(chart: _Chart, heading: Heading, height: int, description: str, note: str = "") -> _Chart:
    """Put title, `note` (how to read the marks) and source above a chart of `height` pixels.

    The chart is changed, not copied.
    """
    title = _even(heading.title)
    small = [line for text in (note, *heading.source.splitlines()) for line in _small(text)]
    # Without a limit of its own, Streamlit cuts the lines at a width that it measures too early.
    head = alt.TitleParams(
        title, limit=0, anchor="start", frame="bounds", offset=_BELOW_HEAD,
        fontSize=14, lineHeight=_LINE,
        subtitle=small, subtitleFontSize=12, subtitleLineHeight=_SMALL_LINE,
        subtitlePadding=_BETWEEN, subtitleColor=alt.ExprRef(_SMALL_COLOUR),
    )  # fmt: skip
    room = len(title) * _LINE + len(small) * _SMALL_LINE + _BETWEEN + _BELOW_HEAD
    # Not by `properties`, which would copy and check what is checked when the chart is sent.
    chart.title, chart.height, chart.description = head, height + room, description
    chart.config = alt.Config(axis=alt.AxisConfig(**_WORDS), legend=alt.LegendConfig(**_WORDS))
    return chart


def _even(text: str) -> list[str]:
    """Wrap a title into as few lines as a phone allows, none of them much shorter than others."""
    lines = wrap(text, _WIDE, break_on_hyphens=False)
    for width in range(max(len(text) // max(len(lines), 1), 1), _WIDE):
        even = wrap(text, width, break_on_hyphens=False, break_long_words=False)
        if len(even) == len(lines):
            return even
    return lines


def _small(text: str) -> list[str]:
    return wrap(text, _SMALL_WIDE, break_on_hyphens=False, max_lines=_MOST_LINES, placeholder=" …")


def period_axis(periods: Sequence[str], titled: bool = True) -> alt.X:
    """Make the axis of these periods, with a few labels at round intervals and what they are."""
    names = axis_labels(periods)
    title = first_capital(step_name(step_of(periods[0]))) if periods and titled else None
    return (
        alt.X("period:O")
        .title(title)
        .scale(type="band", domain=list(periods), paddingInner=0.1)
        .axis(
            values=list(names),
            labelExpr=f"({quoted(names)})[datum.value]",
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
        title=title,
        labelLimit=most,
        labelOverlap=False,
        labelFlush=False,
        domain=False,
        grid=False,
        **lying,
    )


def side_colour() -> alt.Color:
    """Colour by side, without a legend: axis title and position name the sides."""
    scale = alt.Scale(domain=[side_name(one) for one in COLOURS], range=list(COLOURS.values()))
    return alt.Color("side:N", scale=scale, legend=None)


def balance_colour() -> alt.Color:
    """Colour by balance on the one scale of all pages, with its legend."""
    low, high = SCALE
    scale = alt.Scale(
        domain=[low, 0, high],
        range=[COLOURS["conflict"], NEUTRAL, COLOURS["cooperation"]],
        clamp=True,
    )
    worst = quoted(_("≤ −{end} conflict", end=f"{high:g}"))
    best = quoted(_("≥ +{end} cooperation", end=f"{high:g}"))
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
    few = f"datum[{quoted(field)}] < {LEAST_EVENTS}"
    return alt.Opacity(condition={"test": few, "value": _PALE}, value=1)


def pale_words() -> str:
    """Say what is drawn faint."""
    return _("Faint: fewer than {least} events", least=LEAST_EVENTS)


def balance_tip() -> alt.Tooltip:
    """Tell the balance of what the pointer is on."""
    return alt.Tooltip("balance:Q", title=_("Balance (-10 to 10)"), format="+.1f")


def period_tip(step: Step) -> alt.Tooltip:
    """Tell the period that the pointer is on."""
    return alt.Tooltip("period:N", title=first_capital(step_name(step)))


def side_name(side: str) -> str:
    """Name a side to readers: cooperation or conflict."""
    return _("conflict") if side == "conflict" else _("cooperation")


def quoted(value: object) -> str:
    """Write a text or an object of texts as Vega's language of expressions has it."""
    return json.dumps(value, ensure_ascii=False)
