"""The figures of the coder on the project's own labels, for the dashboard's page on method."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from relations import measured
from relations.evaluation import gold
from relations.evaluation.measure import Result, as_json, measure

#: Where the labelled texts lie in the seeds; file names end in the name of their half.
FOLDERS = {measured.GOLD: "gold", measured.CHRONICLE: "chronicle/labels"}


def write(seeds: Path, data_dir: Path, coder: str) -> bool:
    """Score the coder on both halves of every set of labels and write the figures with the data.

    False where the seeds hold no labelled texts.
    """
    figures = {
        name: halves
        for name, folder in FOLDERS.items()
        if (halves := _halves(seeds / folder)) is not None
    }
    if figures:
        measured.write(data_dir, coder, figures)
    return bool(figures)


def _halves(folder: Path) -> measured.Figures | None:
    halves = {half: _of_half(folder, half) for half in measured.HALVES}
    return {half: as_json(one[0]) for half, one in halves.items()} if all(halves.values()) else None


def _of_half(folder: Path, half: str) -> list[Result]:
    return measure(_records(sorted(folder.glob(f"*-{half}.jsonl"))))


def _records(paths: Iterable[Path]) -> Iterator[gold.Gold]:
    for path in paths:
        yield from (record for record in gold.read(path) if not isinstance(record, gold.Flaw))
