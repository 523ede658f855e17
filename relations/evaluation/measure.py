"""Score the coder on gold records, kind by kind, and keep every error with its reasons.

The result is plain data: `report` prints it for people, `as_json` gives it to machines and to
the dashboard's page on method.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from relations import ontology
from relations.evaluation import answers, scores
from relations.evaluation.gold import ActorGold, DateGold, EventsGold, Gold, RelationGold, Told
from relations.evaluation.scores import NOTHING, Table
from relations.records import Event

_YIELD = "YIELD"  # the one root of the PLV sets for CONCEDE and RETREAT


@dataclass(frozen=True, slots=True)
class Error:
    """One record or event that was answered wrong; `reasons` are the coder's own words."""

    id: str
    label: str
    answer: str
    text: str
    reasons: str = ""


@dataclass(slots=True)
class Result:
    """The counts of one kind of gold: a table of classes, further shares, errors, answers."""

    kind: str
    records: int = 0
    table: Table = field(default_factory=Table)
    shares: dict[str, list[bool]] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    errors: list[Error] = field(default_factory=list)
    answers: list[dict[str, Any]] = field(default_factory=list)

    def note(self, share: str, right: bool) -> None:
        """Count one yes or no under the name of a share."""
        self.shares.setdefault(share, []).append(right)

    def count(self, name: str, number: int = 1) -> None:
        """Add to a plain count."""
        self.counts[name] = self.counts.get(name, 0) + number


def measure(records: Iterable[Gold], tell: Callable[[int], None] = lambda n: None) -> list[Result]:
    """Ask the coder about every record; one result for each kind that occurs, in that order."""
    results: dict[str, Result] = {}
    for record in records:
        kind, ask = _ASKING[type(record)]
        result = results.setdefault(kind, Result(kind))
        result.records += 1
        ask(result, record)
        tell(1)
    return list(results.values())


def _relation(result: Result, record: RelationGold) -> None:
    root, reasons = answers.relation_root(record)
    result.table.add(record.root, root)
    result.answers.append({"id": record.id, "predicted": root})
    if root != record.root:
        result.errors.append(Error(record.id, record.root, root, record.text, "; ".join(reasons)))


def quad(result: Result) -> Table:
    """The table of a relation result by quad class."""
    return result.table.folded({root: str(_quad(root)) for root in result.table.classes()})


def binary(result: Result) -> Table:
    """The table of a relation result by cooperation and conflict."""
    sides = {r: "cooperation" if _quad(r) < 3 else "conflict" for r in result.table.classes()}
    return result.table.folded(sides)


def _quad(root: str) -> int:
    return ontology.quad_class("RETREAT" if root == _YIELD else root)


def _events(result: Result, record: EventsGold) -> None:
    found = answers.events(record)
    told = [answer for answer, _ in found]
    if not record.events:
        result.count("negative records")
        result.count("events in negative records", len(told))
    for label, answer in scores.matched(record.events, told):
        gold = record.events[label] if label is not None else None
        given, event = found[answer] if answer is not None else (None, None)
        result.table.add(gold.type if gold else NOTHING, given.type if given else NOTHING)
        if gold and given:
            right = scores.same_day(gold, given)
            result.note("dates right", right)
            if not right:
                result.errors.append(_error(record, gold, given, event))
        else:
            result.errors.append(_error(record, gold, given, event))
    result.answers.append({"id": record.id, "predicted": [_plain(one) for one in told]})


def _error(record: EventsGold, gold: Told | None, given: Told | None, event: Event | None) -> Error:
    label, answer = (_short(one) if one else NOTHING for one in (gold, given))
    return Error(record.id, label, answer, record.text, event.why or "" if event else "")


def _short(told: Told) -> str:
    sign = "=" if told.reciprocal else ">"
    return f"{told.source} {sign} {told.target} {told.type} {told.status} {told.date}"


def _plain(told: Told) -> dict[str, Any]:
    return {
        "source": told.source, "target": told.target, "type": told.type, "mode": told.mode,
        "status": told.status, "date": told.date.isoformat(), "precision": told.precision,
        "reciprocal": told.reciprocal,
    }  # fmt: skip


def _actor(result: Result, record: ActorGold) -> None:
    code = answers.country(record)
    result.note("right", code == record.country)
    result.note("wrong", code is not None and code != record.country)
    result.note("unanswered", code is None)
    result.answers.append({"id": record.id, "predicted": code})
    if code != record.country:
        result.errors.append(Error(record.id, record.country, code or NOTHING, record.text))


def _date(result: Result, record: DateGold) -> None:
    found = answers.day(record)
    right = scores.right_date(record, found)
    result.note("right", right)
    if record.date is None:
        result.note("refusals kept", found is None)
    said = found.date.isoformat() if found else None
    result.answers.append({"id": record.id, "predicted": said})
    if not right:
        label = record.date or "refused"
        result.errors.append(Error(record.id, label, said or NOTHING, record.expression))


_ASKING: dict[type, tuple[str, Callable[[Result, Any], None]]] = {
    RelationGold: ("relations", _relation),
    EventsGold: ("events", _events),
    ActorGold: ("actors", _actor),
    DateGold: ("dates", _date),
}


def as_json(result: Result) -> dict[str, Any]:
    """A result as JSON values: counts, shares, scores of every class, confusion, errors."""
    found: dict[str, Any] = {"kind": result.kind, "records": result.records, **result.counts}
    for name, every in result.shares.items():
        found[name] = {"right": sum(every), "of": len(every)}
    if result.table.cells:
        found["all"] = _score(result.table.total())
        found["macro_f1"] = round(result.table.macro_f1(), 4)
        found["classes"] = {c: _score(result.table.score(c)) for c in result.table.classes()}
        found["confusion"] = [
            {"label": label, "answer": answer, "n": n}
            for (label, answer), n in sorted(result.table.cells.items())
            if label != answer
        ]
    if result.kind == "relations":
        found["quad_macro_f1"] = round(quad(result).macro_f1(), 4)
        found["binary_macro_f1"] = round(binary(result).macro_f1(), 4)
    found["errors"] = [
        {"id": e.id, "label": e.label, "answer": e.answer, "text": e.text, "reasons": e.reasons}
        for e in result.errors
    ]
    return found


def _score(score: scores.Score) -> dict[str, float]:
    return {
        "n": score.gold, "right": score.right, "wrong": score.wrong,
        "precision": round(score.precision, 4), "recall": round(score.recall, 4),
        "f1": round(score.f1, 4),
    }  # fmt: skip
