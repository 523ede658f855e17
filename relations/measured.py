"""The measured figures of the shipped coder: written with the data, shown on the method page.

One small JSON file beside the collections. It holds what `evaluate` finds on the project's own
labels, on the half that was used for tuning and on the half that was not, and of which coder.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

FILE = "measured.json"
#: The sets of labels, and the halves of each.
GOLD, CHRONICLE = "gold", "chronicle"
HALVES = ("untouched", "tuned")

#: Results by half, in the form of `evaluation.measure.as_json`.
Figures: TypeAlias = dict[str, dict[str, Any]]


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
class Sample:
    """The figures on one set of labelled texts."""

    name: str
    untouched: Half
    tuned: Half


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures of one coder on each set of labels."""

    coder: str
    samples: tuple[Sample, ...]

    def sample(self, name: str) -> Sample | None:
        """The figures on one set; None where it was not measured."""
        return next((one for one in self.samples if one.name == name), None)


def write(data_dir: Path, coder: str, figures: dict[str, Figures]) -> None:
    """Write the results of measuring each set, as `evaluation.measure.as_json` gives them."""
    kept = {
        name: {half: {k: v for k, v in values.items() if k not in {"errors", "confusion"}}
               for half, values in halves.items()}
        for name, halves in figures.items()
    }  # fmt: skip
    text = json.dumps({"coder": coder, "samples": kept}, indent=1, sort_keys=True)
    (data_dir / FILE).write_text(text + "\n", encoding="utf-8")


def read(data_dir: Path) -> Measured | None:
    """The figures beside the collections; None where there are none that can be read."""
    try:
        values = json.loads((data_dir / FILE).read_text(encoding="utf-8"))
        samples = (
            Sample(name, *(_half(halves[half]) for half in HALVES))
            for name, halves in values["samples"].items()
        )
        return Measured(values["coder"], tuple(samples))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _half(values: dict[str, Any]) -> Half:
    classes = tuple(_class(name, one) for name, one in sorted(values["classes"].items()))
    dates = values["dates right"]
    return Half(
        values["records"], _class("all", values["all"]), classes, dates["right"], dates["of"],
        values.get("negative records", 0), values.get("events in negative records", 0),
    )  # fmt: skip


def _class(name: str, values: dict[str, Any]) -> Class:
    return Class(name, values["n"], values["precision"], values["recall"], values["f1"])
