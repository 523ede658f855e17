"""Acts that a noun tells: "talks with Ankara were under way", "on a trip to Moscow".

Only nouns that the sentence says happen are read; a noun in the background of another act
gives nothing. Which nouns, and where their sides stand, is in `lexicon/nouns.tsv`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from relations.coder import complements, lexicon, modality, senses
from relations.coder.actors import Party
from relations.coder.discourse import Reader
from relations.coder.frames import Act
from relations.coder.matching import speaker
from relations.coder.words import lemma_of
from relations.records import Span

_HAPPENING = {
    "begin", "start", "continue", "resume", "take", "be", "open", "proceed", "go", "conclude",
    "occur", "follow", "erupt", "break", "hold", "end", "collapse", "fail", "finish",
}  # fmt: skip
_BE_UNDERWAY = {"underway", "under", "ongoing", "held"}
_LEADING = {"to", "despite", "over", "amid"}
_STRUCK = {"on", "in", "into", "against", "near", "at", "over", "across", "inside", "outside"}
#: Meanings of verbs whose object is a deed that is judged or wished for, not told.
_ABOUT = {
    "CRITICISE", "ACCUSE", "ASK", "PRAISE", "WORRY", "DENY", "REJECT", "BACK", "CONDOLE", "PLAN",
    "INVESTIGATE", "THREATEN", "SUE", "STOP", "CANCEL", "CONCEDE", "PROTEST", "ORDER", "AGREE",
}  # fmt: skip
_THOUGHTS = {
    "time", "threat", "risk", "fear", "possibility", "likelihood", "prospect", "warning", "plan",
    "danger", "anniversary", "case", "event", "intelligence", "evidence", "preparation", "talk",
    "accusation", "allegation", "report", "claim", "condemnation", "response", "retaliation",
}  # fmt: skip
_POSSIBLE = {"possible", "potential", "planned", "alleged", "imminent", "future", "likely", "any"}
_TRIP_PREPOSITIONS = {"on", "during"}


@cache
def nouns() -> dict[str, dict[str, str]]:
    """The rows of the noun list by lemma."""
    return {lemma_of(row["trigger"], "NOUN"): row for row in lexicon.rows("nouns.tsv")}


def acts(reader: Reader) -> Iterator[Act]:
    """The acts that the nouns of a sentence tell, left to right."""
    for index, phrase in enumerate(reader.clauses.phrases):
        if phrase.kind != "NP":
            continue
        row = nouns().get(reader.clauses.head(index).lemma)
        if row is None:
            continue
        flags = row["flags"].split(",")
        if "event" in flags:
            yield from _happening(reader, index, row)
        elif "to-phrase" in flags:
            yield from _aside(reader, index, row)
        elif "trip" in flags:
            yield from _trip(reader, index, row)
        elif "deed" in flags:
            yield from _deed(reader, index, row)


def _act(
    reader: Reader,
    index: int,
    row: dict[str, str],
    sources: list[Party],
    targets: list[Party],
    effects: tuple[tuple[str, str], ...] = (),
) -> Act:
    head = reader.clauses.head(index)
    return Act(
        rule=f"{row['type'].lower()}.noun-{head.lemma}",
        event_type=row["type"],
        mode=row["mode"] or None,
        mutual="mutual" in row["flags"],
        sources=tuple(sources),
        targets=tuple(targets),
        trigger=Span(head.span.start, head.span.end),
        effects=effects,
        pattern="noun",
    )


def _happening(reader: Reader, index: int, row: dict[str, str]) -> Iterator[Act]:
    """`talks between A and B began`, `talks to develop weapons with A were under way`."""
    clauses = reader.clauses
    verb = _predicate(reader, index)
    if verb is None:
        return
    sides = [p for p in reader.parties(index) if p.kind == "thing"]
    for slot in _behind(reader, index, verb):
        sides += reader.parties(slot)
    if len({p.code for p in sides}) == 1:
        sides += speaker(reader)
    if len({p.code for p in sides}) > 1:
        reading = modality.read(clauses, verb)
        if not reading.blocked:
            yield _act(reader, index, row, sides, [], tuple(reading.effects))


def _predicate(reader: Reader, index: int) -> int | None:
    """The verb that says the noun happens."""
    clauses = reader.clauses
    for verb in clauses.verb_groups():
        if verb < index or not clauses.voice(verb).finite:
            continue
        lemma = clauses.head(verb).lemma
        if lemma not in _HAPPENING or (lemma == "hold" and not clauses.voice(verb).passive):
            return None
        if lemma == "be":
            after = {token.low for token in clauses.tokens[clauses.phrases[verb].end :][:4]}
            return verb if after & _BE_UNDERWAY else None
        return verb
    return None


def _behind(reader: Reader, index: int, verb: int) -> list[int]:
    """Noun phrases after `with` or `between` that stand before the verb or right behind it."""
    kinds = reader.clauses.phrases
    return [
        at + 1
        for at in range(index, len(kinds) - 1)
        if kinds[at].low in {"with", "between"} and kinds[at + 1].kind == "NP" and at < verb + 4
    ]


def _aside(reader: Reader, index: int, row: dict[str, str]) -> Iterator[Act]:
    """`…, to the objections of Washington`: aimed at whoever does what the clause tells."""
    clauses = reader.clauses
    if not index or clauses.phrases[index - 1].low not in _LEADING:
        return
    if clauses.phrases[index - 1].low == "to" and clauses.kind(index - 2) == "NP":
        return  # "the response to the protests of"
    sources = [p for p in reader.parties(index) if p.code]
    if not sources:
        sources = [
            p
            for slot in complements.of_noun(clauses, index)
            if slot.prep in {"of", "from", "by"}
            for p in reader.parties(slot.phrase, slot.extra)
        ]
    verb = max((v for v in clauses.verb_groups() if v < index), default=None)
    if verb is None:
        verb = min(clauses.verb_groups(), default=None)
    targets = (
        [p for p in reader.parties(clauses.subject(verb)) if p.acts] if verb is not None else []
    )
    if sources and targets:
        yield _act(reader, index, row, sources, targets)


def _deed(reader: Reader, index: int, row: dict[str, str]) -> Iterator[Act]:
    """`an Israeli raid on`, `killed in a strike by A in B`: who strikes, and whom or where."""
    clauses = reader.clauses
    verb = _verb_beside(reader, index)
    if _only_thought_of(reader, index) or (verb is not None and _is_topic(reader, index, verb)):
        return
    slots = complements.of_noun(clauses, index)
    sources = [p for p in reader.parties(index) if p.kind in {"force", "thing"}]
    sources += [
        p
        for s in slots[:2]
        if s.prep == "by"
        for p in reader.parties(s.phrase, s.extra)
        if p.kind != "people"
    ]
    struck = next(
        (
            found
            for s in slots
            if s.prep in _STRUCK and (found := reader.parties(s.phrase, s.extra))
        ),
        [],
    ) or _victims(reader, index, verb)
    codes = {p.code for p in sources}
    targets = [p for p in struck if p.code not in codes]
    if len(codes) == 1 and targets and sources[0].sector not in {"REB", "CRM"}:
        reading = modality.read(clauses, verb) if verb is not None else modality.Reading()
        if not reading.blocked:
            effects = () if row["type"] == "ASSAULT" else tuple(reading.effects)
            yield _act(reader, index, row, sources[:1], targets, effects)


def _verb_beside(reader: Reader, index: int) -> int | None:
    """The verb that the noun is subject or complement of: the nearest to the left, else right."""
    groups = reader.clauses.verb_groups()
    left = [g for g in groups if g < index]
    right = [g for g in groups if g > index]
    return left[-1] if left else right[0] if right else None


def _only_thought_of(reader: Reader, index: int) -> bool:
    """`the likely time of a Russian attack`, `a possible strike`: nobody says that it happened."""
    clauses = reader.clauses
    inside = set(clauses.words(index))
    of_thought = (
        clauses.kind(index - 1) == "P"
        and clauses.kind(index - 2) == "NP"
        and clauses.head(index - 2).lemma in _THOUGHTS
    )
    return of_thought or bool(inside & _POSSIBLE)


def _is_topic(reader: Reader, index: int, verb: int) -> bool:
    """Whether the deed is only what somebody condemns, fears, plans or asks for."""
    clauses = reader.clauses
    head = clauses.phrases[verb].end - 1
    meant = set(senses.of(clauses.tokens, head))
    before = verb < index
    voice = clauses.voice(verb)
    return before and (bool(meant & _ABOUT) or voice.infinitive or bool(voice.modal))


def _victims(reader: Reader, index: int, verb: int | None) -> list[Party]:
    """Whom a verb beside the deed says were killed or hit, and where."""
    clauses = reader.clauses
    if verb is None:
        return []
    slots = complements.of_verb(clauses, verb, verb)
    if verb > index:  # the deed is the subject: "a strike kills four near …"
        return [
            p for s in slots if s.prep in {"", *_STRUCK} for p in reader.parties(s.phrase, s.extra)
        ]
    hurt = reader.parties(clauses.subject(verb)) if clauses.voice(verb).passive else []
    places = [s for s in slots if s.prep in _STRUCK and s.phrase > index]
    return hurt or [p for s in places for p in reader.parties(s.phrase, s.extra)]


def _trip(reader: Reader, index: int, row: dict[str, str]) -> Iterator[Act]:
    """`On a trip to Moscow, Erdogan said`: the visitor is the subject of the clause."""
    clauses = reader.clauses
    if not index or clauses.phrases[index - 1].low not in _TRIP_PREPOSITIONS:
        return
    hosts = [
        p
        for slot in complements.of_noun(clauses, index)
        if slot.prep == "to"
        for p in reader.parties(slot.phrase, slot.extra)
        if p.name
    ]
    for verb in clauses.verb_groups():
        if verb > index and clauses.voice(verb).finite:
            visitors = [p for p in reader.parties(clauses.subject(verb)) if p.person]
            if visitors and hosts:
                yield _act(reader, index, row, visitors, hosts)
            return
