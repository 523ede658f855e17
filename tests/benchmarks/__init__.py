"""Measurements, never assertions: each module here has a `measure` that yields `Row`s.

Every row sets our time against a peer's in the same run, so that the ratio means something on
any machine.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One comparison: seconds of ours and of the peer, and what was done."""

    name: str
    ours: float
    peer: float
    against: str

    def __str__(self) -> str:
        ratio = self.ours / self.peer if self.peer else float("nan")
        return (
            f"{self.name:<46} {self.ours * 1e3:>10.2f} ms {self.peer * 1e3:>10.2f} ms "
            f"{ratio:>7.2f}  {self.against}"
        )


def median(act: Callable[[], object], times: int = 7) -> float:
    """Median seconds of one call, after one call to warm up."""
    act()
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        act()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)
