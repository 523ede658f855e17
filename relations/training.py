"""Learn the weights of the two models from the labelled sentences in `coder/model/text/`.

`python -m relations train` calls this. It needs scikit-learn, which is among the development
requirements: who only codes articles needs the weights, not the learner.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from relations import ontology
from relations.coder import relation
from relations.coder.classifier import ACT, BIAS, NOTHING
from relations.records import Span

TEXT = Path(__file__).parent / "coder" / "model" / "text"
MODEL = TEXT.parent
_EMBARGO = re.compile(
    r"\b(?:sanction|embargo|tariff|blacklist|travel ban|visa ban|asset freeze)", re.I
)
_BLOCKADE = re.compile(r"\b(?:blockad|besieg|siege|occup|annex)", re.I)
_MARK = re.compile(r"</?[st]>")
_DAY = date(2015, 6, 1)  # names are read as of this day; features do not keep them

#: How common each type is in news, by our own judgement; evens out how much we wrote of each.
NEWS_SHARE = {
    "ACCUSE": 75, "REJECT": 80, "CONCEDE": 55, "RETREAT": 35, "ASSAULT": 65, "AGREE": 65,
    "COERCE": 55, "SUPPORT": 60, "AID": 50, "CONSULT": 40, "REQUEST": 45, "THREATEN": 25,
    "SANCTION": 35, "PROTEST": 15, "MOBILIZE": 15, "COOPERATE": 20, NOTHING: 25,
}  # fmt: skip
#: Types that two sides may do together, and the words that say so between them.
_BOTH_WAYS = {"CONSULT", "SUPPORT", "COOPERATE", "ASSAULT", "AGREE", "RETREAT"}
_TOGETHER = re.compile(r"\b(?:and|with|between|met|meets|meet|telephoned|phoned)\b|^\W*$")
_INVERSE_PENALTY = 1.0
_SEEN = 3  # a feature must stand in so many sentences
_LEAST = 3  # a feature whose weights are all smaller is dropped
_FACTOR = 10  # weights are kept as whole numbers of 1/10


class TrainingTextError(Exception):
    """A line of the training text cannot be used; the message names file, line and reason."""


@dataclass(frozen=True, slots=True)
class Example:
    """One labelled sentence: PLOVER type (or NONE), mode, status, and the two marked parties."""

    event_type: str
    mode: str | None
    status: str
    text: str
    source: Span
    target: Span

    def turned(self) -> Example:
        """The same sentence asked the other way round."""
        return replace(self, source=self.target, target=self.source)

    @property
    def both_ways(self) -> bool:
        """Whether the two may act together, so that the turned sentence holds as well."""
        first, second = sorted((self.source, self.target))
        between = self.text[first.end : second.start]
        return self.event_type in _BOTH_WAYS and bool(_TOGETHER.search(between))

    @property
    def label(self) -> str:
        """What the model learns: the type, and apart where codebooks differ on it."""
        if self.event_type in {"CONSULT", "CONCEDE"} and self.status == "planned":
            return f"{self.event_type}+planned"
        if self.event_type == "SANCTION" and self.mode == "convict":
            return "SANCTION+convict"
        if self.event_type == "SANCTION" and self.mode == "discontinue":
            return "SANCTION+embargo" if _EMBARGO.search(self.text) else "SANCTION"
        if self.event_type == "COERCE" and _BLOCKADE.search(self.text):
            return "COERCE+blockade"
        return self.event_type


def examples(folder: Path = TEXT) -> Iterator[Example]:
    """All labelled sentences, file by file. Raises TrainingTextError."""
    for path in sorted(folder.glob("*.tsv")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            try:
                yield _example(line)
            except ValueError as problem:
                raise TrainingTextError(f"{path}:{number}: {problem}") from problem


def _example(line: str) -> Example:
    cells = line.split("\t")
    if len(cells) != 4:
        raise ValueError(f"{len(cells)} columns where 4 are needed: type, mode, status, sentence")
    event_type, mode, status, marked = cells
    if event_type != NOTHING and event_type not in ontology.EVENT_TYPES:
        raise ValueError(f"{event_type!r} is no PLOVER type and not {NOTHING}")
    text = _MARK.sub("", marked)
    return Example(event_type, None if mode == "-" else mode, status, text,
                   _span(marked, "s"), _span(marked, "t"))  # fmt: skip


def _span(marked: str, name: str) -> Span:
    start, end = marked.find(f"<{name}>"), marked.find(f"</{name}>")
    if not 0 <= start < end:
        raise ValueError(f"no <{name}>…</{name}> in the sentence")
    return Span(*(len(_MARK.sub("", marked[:at])) for at in (start, end)))


def features_of(example: Example) -> list[str]:
    """What the coder sees of one labelled sentence."""
    return relation.features_of(example.text, example.source, example.target, _DAY)


def fingerprint(folder: Path = TEXT) -> str:
    """Sixteen hexadecimal digits that change with the training text."""
    total = hashlib.sha256()
    for path in sorted(folder.glob("*.tsv")):
        total.update(path.name.encode() + b"\0" + path.read_bytes())
    return total.hexdigest()[:16]


def train(every: Sequence[Example], folder: Path = MODEL) -> dict[str, int]:
    """Learn both models from the examples and write them; returns the features kept of each."""
    told = [example for example in every if example.event_type != NOTHING]
    labels = [example.label for example in told]
    types = _learn([features_of(e) for e in told], labels, _balance(labels))
    nothing = [features_of(e) for e in every if e.event_type == NOTHING]
    nothing += [features_of(e.turned()) for e in told if not e.both_ways]
    acts = [features_of(e) for e in told]
    link = _learn([*acts, *nothing], [ACT] * len(acts) + [NOTHING] * len(nothing), None)
    return {name: _write(folder / f"{name}.parquet", *made)
            for name, made in (("types", types), ("link", link))}  # fmt: skip


def _learn(
    rows: Sequence[Sequence[str]], labels: Sequence[str], balance: dict[str, float] | None
) -> tuple[list[str], list[str], np.ndarray, np.ndarray]:
    """Names of features, labels, weights (a row a feature, the first always) and rarities."""
    from sklearn.linear_model import LogisticRegression

    names, rarity = _rarity(rows)
    learner = LogisticRegression(C=_INVERSE_PENALTY, max_iter=500, class_weight=balance)
    learner.fit(_matrix(rows, names, rarity), labels)
    intercept, weights = learner.intercept_, learner.coef_
    if len(learner.classes_) == 2:  # one row of weights, for the second class
        intercept, weights = (np.vstack([-part, part]) for part in (intercept, weights))
    table = np.vstack([intercept.reshape(1, -1), weights.T * rarity[:, None]])
    return [BIAS, *names], list(learner.classes_), table, np.array([0.0, *rarity])


def _balance(labels: Iterable[str]) -> dict[str, float]:
    """Weights that make each type as heavy as it is common in news."""
    every = list(labels)
    written = Counter(label.partition("+")[0] for label in every)
    share = {t: NEWS_SHARE[t] / sum(NEWS_SHARE.values()) for t in written}
    return {
        label: share[t] / (written[t] / len(every))
        for label in set(every)
        for t in (label.partition("+")[0],)
    }


def _rarity(rows: Sequence[Sequence[str]]) -> tuple[list[str], np.ndarray]:
    """The features seen often enough, and how much each tells: log(sentences / seen in)."""
    seen = Counter(name for row in rows for name in row)
    names = sorted(name for name, count in seen.items() if count >= _SEEN)
    return names, np.log(len(rows) / np.array([seen[name] for name in names]))


def _matrix(rows: Sequence[Sequence[str]], names: Sequence[str], rarity: np.ndarray) -> object:
    """One row a sentence: the rarity of its features, shortened as `classifier` does."""
    from scipy.sparse import csr_matrix

    column = {name: i for i, name in enumerate(names)}
    at = [[column[name] for name in row if name in column] for row in rows]
    values = [rarity[row] / np.sqrt(max(rarity[row].sum(), 1.0)) for row in at]
    ends = np.cumsum([0, *map(len, at)])
    return csr_matrix(
        (np.concatenate(values), np.concatenate(at), ends), shape=(len(rows), len(names))
    )


def _write(
    path: Path, names: list[str], labels: list[str], table: np.ndarray, rarity: np.ndarray
) -> int:
    """Round, drop what rounds to nothing, and write one row a feature."""
    whole = np.clip(np.rint(table * _FACTOR), -127, 127).astype(np.int8)
    large = np.abs(whole).max(axis=1) >= _LEAST
    large[0] = True  # what always counts
    kept = np.flatnonzero(large)
    about = {"scale": 1 / _FACTOR, "text": fingerprint()}
    columns = {"feature": pa.array([names[i] for i in kept])}
    columns["rarity"] = pa.array(np.round(rarity[kept], 2).astype(np.float32))
    columns |= {label: pa.array(whole[kept, i]) for i, label in enumerate(labels)}
    made = pa.table(columns).replace_schema_metadata({"model": json.dumps(about)})
    pq.write_table(made, path, compression="zstd", compression_level=19)
    return len(kept)
