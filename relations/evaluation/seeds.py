"""The figures of the coder on the project's own gold, for the dashboard's page on method."""

from __future__ import annotations

from pathlib import Path

from relations import measured
from relations.evaluation import gold
from relations.evaluation.measure import Result, as_json, measure

#: Where the labelled texts lie in the seeds; file names end in the name of their half.
FOLDER = "gold"


def write(seeds: Path, data_dir: Path, coder: str) -> bool:
    """Score the coder on both halves and write the figures beside the data.

    False where the seeds hold no labelled texts.
    """
    untouched, tuned = (_half(seeds / FOLDER, name) for name in ("untouched", "tuned"))
    if not untouched or not tuned:
        return False
    measured.write(data_dir, coder, as_json(untouched[0]), as_json(tuned[0]))
    return True


def _half(folder: Path, name: str) -> list[Result]:
    every = (
        record for path in sorted(folder.glob(f"*-{name}.jsonl")) for record in gold.read(path)
    )
    return measure(record for record in every if not isinstance(record, gold.Flaw))
