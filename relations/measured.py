"""The measured figures of the shipped coder: written with the data, shown on the method page.

One small JSON file beside the collections. It holds what `evaluate` finds on the project's own
gold, the half that was used for tuning and the half that was not, and which coder it is of.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FILE = "measured.json"


@dataclass(frozen=True, slots=True)
class Class:
    """How well one event type is read: n labels, and shares from 0 to 1."""

    name: str
    n: int
    precision: float
    recall: float
    f1: float


@dataclass(frozen=True, slots=True)
class Half:
    """One half of the gold: all types together, each type, dates, and texts without an event."""

    records: int
    every: Class
    classes: tuple[Class, ...]
    dates_right: int
    dates_of: int
    negatives: int
    false_in_negatives: int


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures of one coder on the untouched and on the tuned half."""

    coder: str
    untouched: Half
    tuned: Half


def write(data_dir: Path, coder: str, untouched: dict[str, Any], tuned: dict[str, Any]) -> None:
    """Write the results of measuring, as `evaluation.measure.as_json` gives them."""
    halves = {"untouched": untouched, "tuned": tuned}
    kept = {name: {k: v for k, v in half.items() if k not in {"errors", "confusion"}}
            for name, half in halves.items()}  # fmt: skip
    text = json.dumps({"coder": coder, **kept}, indent=1, sort_keys=True)
    (data_dir / FILE).write_text(text + "\n", encoding="utf-8")


def read(data_dir: Path) -> Measured | None:
    """The figures beside the collections; None where there are none that can be read."""
    try:
        values = json.loads((data_dir / FILE).read_text(encoding="utf-8"))
        return Measured(values["coder"], _half(values["untouched"]), _half(values["tuned"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _half(values: dict[str, Any]) -> Half:
    classes = tuple(_class(name, one) for name, one in sorted(values["classes"].items()))
    dates = values["dates right"]
    return Half(
        values["records"], _class("all", values["all"]), classes, dates["right"], dates["of"],
        values["negative records"], values["events in negative records"],
    )  # fmt: skip


def _class(name: str, values: dict[str, Any]) -> Class:
    return Class(name, values["n"], values["precision"], values["recall"], values["f1"])
