"""What the coder answers to a gold record, in the form of the record's own labels."""

from __future__ import annotations

from datetime import date, datetime, time

from relations import coder
from relations.coder import actors_alone, dates, relation
from relations.evaluation.gold import ActorGold, DateGold, EventsGold, RelationGold, Told
from relations.records import Article, Event

#: From our labels to the 15 roots of the PLV sets: they have one root for yielding, count what
#: is only announced as agreement, and a conviction as an accusation.
_ROOTS = {
    "CONCEDE": "YIELD", "RETREAT": "YIELD", "CONCEDE+planned": "AGREE",
    "CONSULT+planned": "AGREE", "SANCTION+convict": "ACCUSE",
    "SANCTION+embargo": "COERCE", "COERCE+blockade": "ASSAULT",
}  # fmt: skip
_TODAY = date(2022, 6, 1)  # for actors whose day the record does not say


def root_of(label: str) -> str:
    """The PLV root of one of our labels."""
    return _ROOTS.get(label, label)


def relation_root(record: RelationGold) -> tuple[str, tuple[str, ...]]:
    """The likeliest root of a relation, and the features that decided."""
    found = relation.relate(record.text, record.source, record.target, _TODAY)
    shares: dict[str, float] = {}
    for label, share in zip(found.verdict.labels, found.verdict.probabilities, strict=True):
        if label != "NONE":
            root = root_of(label)
            shares[root] = shares.get(root, 0.0) + share
    return max(shares, key=lambda root: (shares[root], root)), found.reasons


def events(record: EventsGold) -> list[tuple[Told, Event]]:
    """The events that the coder reads in a text, each with the event it is from."""
    article = Article.of(
        collection="gold", body=record.text, title=record.title,
        published=datetime.combine(record.published, time()),
    )  # fmt: skip
    return [(_told(event), event) for event in coder.code(article)]


def _told(event: Event) -> Told:
    return Told(
        event.source_country, event.target_country, event.event_type, event.status, event.date,
        event.date_precision, event.reciprocal, event.mode,
    )  # fmt: skip


def country(record: ActorGold) -> str | None:
    """The country that some words stand for; None where the coder does not know."""
    return actors_alone.country(record.text, record.context, record.published or _TODAY)


def day(record: DateGold) -> dates.Dated | None:
    """What an expression is resolved to; None where it is refused."""
    return dates.resolve(record.expression, record.seen)
