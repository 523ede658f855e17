"""Counting: precision, recall and F1 by class, confusion, and when two answers are the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from relations.coder.dates import Dated
from relations.evaluation.gold import DateGold, Told

NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Score:
    """Right, wrong and missed answers of one class, and what follows from them."""

    right: int
    wrong: int
    missed: int

    @property
    def gold(self) -> int:
        """How many the labels hold."""
        return self.right + self.missed

    @property
    def precision(self) -> float:
        """Share of the answers that are right; 0 without answers."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 0.0

    @property
    def recall(self) -> float:
        """Share of the labels that are found; 0 without labels."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / both if both else 0.0


@dataclass(slots=True)
class Table:
    """How often a label got which answer."""

    cells: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, label: str, answer: str) -> None:
        """Count one; NOTHING stands for no label or no answer."""
        self.cells[label, answer] += 1

    def classes(self) -> list[str]:
        """Every class that is labelled or answered, sorted."""
        return sorted({name for cell in self.cells for name in cell} - {NOTHING})

    def score(self, name: str) -> Score:
        """The score of one class."""
        right = self.cells[name, name]
        wrong = sum(n for (label, answer), n in self.cells.items() if answer == name) - right
        missed = sum(n for (label, answer), n in self.cells.items() if label == name) - right
        return Score(right, wrong, missed)

    def total(self) -> Score:
        """All classes together."""
        parts = [self.score(name) for name in self.classes()]
        return Score(*(sum(getattr(p, key) for p in parts) for key in ("right", "wrong", "missed")))

    def macro_f1(self) -> float:
        """Mean F1 over the classes that the labels hold."""
        held = [s for name in self.classes() if (s := self.score(name)).gold]
        return sum(score.f1 for score in held) / len(held) if held else 0.0

    def folded(self, groups: dict[str, str]) -> Table:
        """The same counts with classes put together."""
        made = Table()
        for (label, answer), n in self.cells.items():
            made.cells[groups.get(label, label), groups.get(answer, answer)] += n
        return made


def matched(gold: Sequence[Told], found: Sequence[Told]) -> list[tuple[int | None, int | None]]:
    """Pairs of indices: label and answer that are the same act, then what stands alone."""
    free = list(range(len(found)))
    pairs: list[tuple[int | None, int | None]] = []
    for index, label in enumerate(gold):
        hit = next((i for i in free if same_act(label, found[i])), None)
        if hit is not None:
            free.remove(hit)
        pairs.append((index, hit))
    return pairs + [(None, i) for i in free]


def same_act(gold: Told, found: Told) -> bool:
    """Whether source, target, type and status are all right."""
    return (gold.type, gold.status) == (found.type, found.status) and same_sides(gold, found)


def same_sides(gold: Told, found: Told) -> bool:
    """Whether source and target are right; a reciprocal label takes them in any order."""
    if gold.reciprocal:
        return {gold.source, gold.target} == {found.source, found.target}
    return not found.reciprocal and (gold.source, gold.target) == (found.source, found.target)


def same_day(gold: Told, found: Told) -> bool:
    """Whether an answer dates an act as exactly as its label does, and to the same time."""
    spans = ("day", "week", "month", "year")
    if spans.index(found.precision) > spans.index(gold.precision):
        return False
    first, last = _period(gold.date, gold.precision)
    return first <= found.date <= last


def _period(day: date, precision: str) -> tuple[date, date]:
    if precision == "week":
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=6)
    if precision == "month":
        first = day.replace(day=1)
        return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    if precision == "year":
        return date(day.year, 1, 1), date(day.year, 12, 31)
    return day, day


def right_date(gold: DateGold, found: Dated | None) -> bool:
    """Whether an expression was resolved to its day, or to the time that its day stands for."""
    if gold.date is None or found is None:
        return gold.date is None and found is None
    if found.date.isoformat().startswith(gold.date):
        return True
    if gold.exact or len(gold.date) < len("2019-09-16"):
        return False
    first, last = _period(found.date, found.precision)
    return first <= date.fromisoformat(gold.date) <= last


def share(right: Iterable[bool]) -> tuple[int, int]:
    """How many are right, of how many."""
    every = list(right)
    return sum(every), len(every)
