"""Bars of cooperation up and conflict down as a picture, where no chart stands. Pure SVG."""

from __future__ import annotations

from collections.abc import Sequence

from relations.palette import COLOURS

#: Cooperation and conflict of one period, in events.
Sides = tuple[int, int]

#: The part of a period that stays free between bars.
_GAP = 0.2


def svg(periods: Sequence[Sides], width: float, height: float, more: str = "") -> str:
    """Draw one bar up and one down a period, stretched to `width` × `height` units.

    The longest bar fills its half. `more` are further attributes, ready to be written. Empty
    where there is nothing to draw.
    """
    most = max((max(sides) for sides in periods), default=0)
    if not most:
        return ""
    step, middle, bars = width / len(periods), height / 2, []
    for at, (up, down) in enumerate(periods):
        tall, deep = (middle * events / most for events in (up, down))
        for top, long, side in ((middle - tall, tall, "cooperation"), (middle, deep, "conflict")):
            if long:
                bars.append(
                    f"<rect x='{at * step:.1f}' y='{top:.1f}' width='{step * (1 - _GAP):.1f}' "
                    f"height='{long:.1f}' fill='{COLOURS[side]}'/>"
                )
    return (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {width:g} {height:g}'{more}>"
        f"{''.join(bars)}</svg>"
    )
