"""Two small models over the features of two marked parties: is there an act, and of what type.

Logistic regressions whose weights lie in `model/link.parquet` and `model/types.parquet`, one row
a feature, made from the labelled sentences in `model/text/` by `relations.training`. Scoring is
a sum of rows, so that every answer can name the features that decided it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files

import numpy as np
import pyarrow.parquet as pq

#: The label of two parties between whom the sentence tells no act.
NOTHING = "NONE"
ACT = "ACT"
#: Labels finer than a PLOVER type end in a plus sign and what sets them apart.
_FINER = "+"
BIAS = "(always)"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the model makes of some features: the probability of every label."""

    labels: Sequence[str]
    probabilities: Sequence[float]

    def ranked(self) -> list[tuple[str, float]]:
        """PLOVER types (and NONE) with their probabilities, the likeliest first."""
        total: dict[str, float] = {}
        for label, share in zip(self.labels, self.probabilities, strict=True):
            event_type = label.partition(_FINER)[0]
            total[event_type] = total.get(event_type, 0.0) + share
        return sorted(total.items(), key=lambda item: -item[1])

    def of(self, event_type: str) -> float:
        """The probability of one PLOVER type."""
        return dict(self.ranked()).get(event_type, 0.0)


@dataclass(frozen=True, slots=True)
class Model:
    """Weights by feature: `weights[rows[feature]]` has one column a label.

    A sentence's sum is divided by the root of the rarities of its features, so that a long
    sentence is no surer than a short one.
    """

    labels: tuple[str, ...]
    rows: dict[str, int]
    weights: np.ndarray
    rarity: np.ndarray
    scale: float

    def judge(self, features: Iterable[str]) -> Verdict:
        """The probabilities of all labels, given the features of two marked parties."""
        at = [self.rows[f] for f in features if f in self.rows]
        long = max(float(self.rarity[at].sum()), 1.0) ** 0.5
        score = self.weights[at].sum(axis=0, dtype=np.int32) / long + self.weights[self.rows[BIAS]]
        score = score * self.scale
        odds = np.exp(score - score.max())
        return Verdict(self.labels, tuple((odds / odds.sum()).tolist()))

    def speaks(self, feature: str, event_type: str) -> float:
        """How much one feature speaks for a type, against the average of the others."""
        at = self.rows.get(feature)
        return 0.0 if at is None else float(self._gains([at], event_type)[0])

    def deciding(self, features: Iterable[str], event_type: str, most: int = 3) -> list[str]:
        """The features that spoke most for a type, against the average of the others."""
        known = [f for f in features if f in self.rows]
        gain = self._gains([self.rows[f] for f in known], event_type)
        order = np.argsort(-gain, kind="stable")[:most]
        return [known[i] for i in order if gain[i] > 0]

    def _gains(self, at: Sequence[int], event_type: str) -> np.ndarray:
        """How much each row speaks for a type; nothing where the model does not know the type."""
        mine = [
            i for i, label in enumerate(self.labels) if label.partition(_FINER)[0] == event_type
        ]
        weights = self.weights[list(at)].astype(float)
        gains: np.ndarray = weights[:, mine or [0]].max(axis=1) - weights.mean(axis=1)
        return gains if mine else np.zeros_like(gains)


@cache
def model(name: str) -> Model:
    """The shipped model `types` or `link`, read once a process."""
    with as_file(files("relations.coder.model").joinpath(f"{name}.parquet")) as path:
        table = pq.read_table(path)
    about = json.loads(table.schema.metadata[b"model"])
    names = table.column("feature").to_pylist()
    labels = tuple(name for name in table.column_names if name not in {"feature", "rarity"})
    weights = np.stack([table.column(label).to_numpy() for label in labels], axis=1)
    rarity = table.column("rarity").to_numpy()
    rows = {name: i for i, name in enumerate(names)}
    return Model(labels, rows, weights, rarity, about["scale"])
