"""Acts that no frame of the word lists knows, read by the type model.

The clause still says who acts toward whom; only the type comes from the model, and only where
it is sure. What it holds for nothing, or is unsure of, gives no event.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from relations.coder import classifier, complements, modality
from relations.coder.actors import Party
from relations.coder.complements import Slot
from relations.coder.discourse import Reader
from relations.coder.features import Marked, features
from relations.coder.frames import Act
from relations.records import Span

SURE = .5
_MUTUAL_TYPES = {"CONSULT", "SUPPORT", "COOPERATE", "ASSAULT", "RETREAT"}
_VISIT_PREPOSITIONS = {"to", "in", "at", "into", "for"}
_STATUS = {"planned": "planned", "wish": "hypothetical", "denied": "denied"}


def acts(reader: Reader, framed: Collection[int]) -> Iterator[Act]:
    """The acts of verbs that no frame has read, left to right, at most one a verb."""
    clauses = reader.clauses
    for verb in clauses.verb_groups():
        if verb in framed or clauses.head(verb).tag in {"JJ", "NN", "NNS"}:
            continue
        reading = modality.read(clauses, verb)
        if not reading.blocked:
            act = _act_of(reader, verb, reading)
            if act is not None:
                yield act


def _act_of(reader: Reader, verb: int, reading: modality.Reading) -> Act | None:
    sources, targets, slot = _sides(reader, verb, reading)
    sources = [p for p in sources if p.kind != "place"]
    targets = [p for p in targets if p.code not in {s.code for s in sources}]
    if not sources or not targets or slot is None:
        return None
    found = features(Marked.of(reader.clauses, sources[0].span, targets[0].span))
    verdict = classifier.model().judge(found)
    event_type, share = verdict.ranked()[0]
    if event_type == classifier.NOTHING or share < SURE or not _may(sources[0], event_type):
        return None
    head = reader.clauses.head(verb)
    mutual = event_type in _MUTUAL_TYPES and slot.prep in {"with", "between"}
    visit = event_type == "CONSULT" and not mutual and slot.prep in _VISIT_PREPOSITIONS
    return Act(
        rule=f"model.{event_type.lower()}.{head.lemma.lower()}",
        event_type=event_type,
        mode="visit" if visit else None,
        mutual=mutual,
        sources=tuple(sources),
        targets=tuple(targets),
        trigger=Span(head.span.start, head.span.end),
        effects=tuple(reading.effects),
        pattern="model",
        status=_status(reading),
        decided=tuple(classifier.model().deciding(found, event_type)),
    )


def _may(source: Party, event_type: str) -> bool:
    if source.acts or source.kind == "force":
        return True
    if source.kind == "people":
        return event_type == "PROTEST"
    return source.kind == "thing"


def _status(reading: modality.Reading) -> str:
    for effect, _ in reading.effects:
        if effect in _STATUS:
            return _STATUS[effect]
    return "occurred"


def _sides(
    reader: Reader, verb: int, reading: modality.Reading
) -> tuple[list[Party], list[Party], Slot | None]:
    """Who acts and who is acted upon, and the complement that names the latter."""
    clauses = reader.clauses
    particle, after = clauses.particle(verb)
    slots = complements.of_verb(clauses, verb, after if particle else verb)
    subject = reader.parties(reading.subject)
    if clauses.voice(verb).passive:
        agents = [p for s in slots if s.prep == "by" for p in reader.parties(s.phrase, s.extra)]
        return agents, subject, slots[0] if slots else None
    for slot in slots:
        parties = reader.parties(slot.phrase, slot.extra)
        others = [p for p in parties if p.code not in {s.code for s in subject}]
        if others:
            return subject, others, slot
    return subject, [], None
