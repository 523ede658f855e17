"""Charts of relationships: pure functions from an Arrow table and a heading to an Altair chart.

`timeline` draws one choice of events over time, `kinds` its types, `balances` countries side
by side, `world` a map, `coverage` how much was reported; `common` holds what they share. What
is counted is `queries`' and `overviews`' business.
"""

from altair.utils.schemapi import disable_debug_mode

from relations.charts.balances import balances
from relations.charts.common import Heading
from relations.charts.coverage import coverage
from relations.charts.kinds import kinds
from relations.charts.timeline import BRUSH, SIDES_TITLE, by_side, describe, timeline, volume
from relations.charts.world import world

__all__ = [
    "BRUSH", "SIDES_TITLE", "Heading", "balances", "by_side", "coverage", "describe", "kinds",
    "timeline", "volume", "world",
]  # fmt: skip

# A chart is checked as a whole when it is sent; to check every part of it as it is made as well
# takes a sixth of a page's time.
disable_debug_mode()
