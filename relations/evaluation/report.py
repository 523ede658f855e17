"""A result of measuring in plain text: scores by class, confusion, errors with reasons."""

from __future__ import annotations

from collections.abc import Iterator

from relations.evaluation import measure
from relations.evaluation.measure import Result
from relations.evaluation.scores import Score, Table

_TITLES = {
    "relations": "Relations given two spans (PLV roots)",
    "events": "Events of texts: source, target, type and status all right",
    "actors": "Actors: country of the words",
    "dates": "Dates: day of the expression",
}
_TEXT_SHOWN = 220


def lines(result: Result, errors: int) -> Iterator[str]:
    """The report, line by line, with at most so many errors."""
    yield f"{_TITLES[result.kind]}: {result.records:,} records"
    for name, every in result.shares.items():
        yield f"  {name}: {sum(every):,} of {len(every):,} ({_percent(every)})"
    for name, number in result.counts.items():
        yield f"  {name}: {number:,}"
    if result.table.cells:
        yield from _classes(result.table)
    if result.kind == "relations":
        yield f"  macro-F1 by quad class {measure.quad(result).macro_f1():.3f}"
        yield f"  macro-F1 cooperation or conflict {measure.binary(result).macro_f1():.3f}"
    if result.table.cells:
        yield from _confusion(result.table)
    yield from _errors(result, errors)


def _percent(every: list[bool]) -> str:
    return f"{100 * sum(every) / max(len(every), 1):.1f} %"


def _classes(table: Table) -> Iterator[str]:
    yield f"  {'class':<12}{'n':>6}{'precision':>11}{'recall':>8}{'F1':>7}"
    for name in table.classes():
        yield _row(name, table.score(name))
    yield _row("all", table.total())
    yield f"  macro-F1 by class {table.macro_f1():.3f}"


def _row(name: str, score: Score) -> str:
    figures = f"{score.precision:>11.3f}{score.recall:>8.3f}{score.f1:>7.3f}"
    return f"  {name:<12}{score.gold:>6}{figures}"


def _confusion(table: Table) -> Iterator[str]:
    wrong = [(n, label, answer) for (label, answer), n in table.cells.items() if label != answer]
    if wrong:
        yield "  confusion (label, answer, times; – is none)"
    for n, label, answer in sorted(wrong, key=lambda item: (-item[0], item[1:])):
        yield f"    {label:<10} {answer:<10} {n:>4}"


def _errors(result: Result, most: int) -> Iterator[str]:
    if not result.errors or not most:
        return
    yield f"  errors: {min(most, len(result.errors)):,} of {len(result.errors):,}"
    for error in result.errors[:most]:
        yield f"    {error.id}: label {error.label} | answer {error.answer}"
        text = " ".join(error.text.split())
        yield f"      {text[:_TEXT_SHOWN]}{'…' if len(text) > _TEXT_SHOWN else ''}"
        yield from (f"      {line}" for line in error.reasons.splitlines())
