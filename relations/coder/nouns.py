"""Nouns that name an act: their rows in the word list, and what stands around them.

`nominal` asks which of them tell an act; the acts themselves are read in `gatherings` (talks,
visits), `deeds` (attacks, arrests, deliveries) and `echoes` (what an act draws).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from relations.coder import complements, lexicon, senses
from relations.coder.actors import Party
from relations.coder.chunks import Phrase
from relations.coder.clauses import Clauses
from relations.coder.complements import Slot
from relations.coder.discourse import Reader
from relations.coder.frames import Act
from relations.coder.gazetteer import BODIES
from relations.coder.words import Token, lemma_of
from relations.records import Span

#: Meanings of verbs whose object is a deed that is judged or wished for, not told.
_ABOUT = {
    "CRITICISE", "ACCUSE", "ASK", "PRAISE", "WORRY", "DENY", "REJECT", "BACK", "CONDOLE", "PLAN",
    "INVESTIGATE", "THREATEN", "SUE", "STOP", "CANCEL", "CONCEDE", "PROTEST", "ORDER", "AGREE",
}  # fmt: skip
_THOUGHTS = {
    "concern", "speculation", "rumour", "rumor", "suspicion",
    "time", "threat", "risk", "fear", "possibility", "likelihood", "prospect", "warning", "plan",
    "danger", "anniversary", "case", "event", "intelligence", "evidence", "preparation", "talk",
    "accusation", "allegation", "report", "claim", "condemnation", "response", "retaliation",
}  # fmt: skip
REVENGE = {"retaliation", "response", "revenge", "reprisal", "reaction", "return"}
_PUT_OFF = {"postpone", "cancel", "suspend", "delay", "abandon", "scrap", "shelve"}
_LEADS_IN = {"", "in", "during", "after", "amid", "the", "that", "heavy", "of"}
_POSSIBLE = {
    "possible", "potential", "planned", "alleged", "imminent", "future", "likely", "any",
    "no", "further", "proposed", "scheduled", "expected", "upcoming", "next", "suspected",
    "attempted", "hypothetical", "threatened", "forthcoming", "eventual", "full-scale",
}  # fmt: skip


@cache
def nouns() -> dict[str, dict[str, str]]:
    """The rows of the noun list by lemma."""
    return {lemma_of(row["trigger"], "NOUN"): row for row in lexicon.rows("nouns.tsv")}


def row_of(head: Token) -> dict[str, str] | None:
    """The row of a noun; also of a plural whose singular no dictionary knows (`airstrikes`)."""
    return (
        nouns().get(head.lemma) or nouns().get(head.low) or nouns().get(head.low.removesuffix("s"))
    )


def mended(reader: Reader) -> Reader:
    """`in a telephone call with`: a bare verb that cannot follow "a telephone" is its noun."""
    made: list[Phrase] = []
    for phrase in _parted(reader.clauses):
        goes_on = len(made) > 1 and _goes_on(reader.clauses, made[-2], made[-1], phrase)
        if goes_on or (made and _heads(reader.clauses, made[-1], phrase)):
            before = made.pop()
            members = [*before.members[:-1], (before.members[-1][0], phrase.end)]
            made.append(replace(before, end=phrase.end, members=members))
        elif _is_fight(reader.clauses, phrase):
            members = [(phrase.start, phrase.end)]
            made.append(Phrase("NP", phrase.start, phrase.end, members=members))
        else:
            made.append(phrase)
    if made == list(reader.clauses.phrases):
        return reader
    return Reader(Clauses(reader.clauses.tokens, made), reader.memory)


def _parted(clauses: Clauses) -> Iterator[Phrase]:
    """`following their meeting, A and B agreed`: a circumstance is no member of the list."""
    for index, phrase in enumerate(clauses.phrases):
        comma = _comma_of_list(clauses, index)
        if comma is None:
            yield phrase
            continue
        rest = [m for m in phrase.members if m[0] > comma]
        yield replace(phrase, end=comma, members=[(phrase.start, comma)])
        yield Phrase("COMMA", comma, comma + 1, low=",")
        yield replace(phrase, start=comma + 1, members=rest)


def _comma_of_list(clauses: Clauses, index: int) -> int | None:
    """Where the list parts: behind a noun for an act that a preposition leads, before a verb."""
    phrase = clauses.phrases[index]
    before = clauses.phrases[index - 1].low if clauses.kind(index - 1) == "P" else ""
    if before not in {"following", "after", "during"} or clauses.kind(index + 1) != "VG":
        return None
    inside = range(phrase.start + 1, phrase.end)
    comma = next((at for at in inside if clauses.tokens[at].low == ","), None)
    if comma is None or not clauses.voice(index + 1).finite:
        return None
    return comma if row_of(clauses.tokens[comma - 1]) is not None else None


def _goes_on(clauses: Clauses, prep: Phrase, before: Phrase, phrase: Phrase) -> bool:
    if (prep.kind, before.kind, phrase.kind) != ("P", "NP", "VG") or phrase.end > phrase.start + 1:
        return False
    token = clauses.tokens[phrase.start]
    single = clauses.tokens[before.start].low in {"a", "an", "another"}
    return single and token.tag in {"VB", "VBP", "VBG", "NN"} and row_of(token) is not None


def _heads(clauses: Clauses, before: Phrase, phrase: Phrase) -> bool:
    """`New US sanctions on Russia took effect`: no verb where the clause goes on to its own."""
    if (before.kind, phrase.kind) != ("NP", "VG") or before.end != phrase.start:
        return False
    token, named = clauses.tokens[phrase.start], clauses.tokens[before.end - 1]
    lone = phrase.end == phrase.start + 1 and token.tag == "VBZ" and named.mention is not None
    if not lone or row_of(token) is None:
        return False
    after = [p for p in clauses.phrases if p.start >= phrase.end]
    if not after or after[0].kind != "P":
        return False
    goes_on = next((p for p in after if p.kind not in {"P", "NP"}), None)
    at = clauses.phrases.index(goes_on) if goes_on is not None else -1
    return at >= 0 and clauses.kind(at) == "VG" and clauses.voice(at).finite


def _is_fight(clauses: Clauses, phrase: Phrase) -> bool:
    """`died in fighting with`, `fighting between A and B`: a noun that looks like a verb."""
    if phrase.kind != "VG" or phrase.end > phrase.start + 1:
        return False
    token, after = clauses.tokens[phrase.start], clauses.tokens[phrase.end : phrase.end + 1]
    before = clauses.tokens[phrase.start - 1].low if phrase.start else ""
    row = row_of(token) if token.tag == "VBG" else None
    beside = bool(after) and after[0].low in {"between", "with"} and before in _LEADS_IN
    return beside and row is not None and row["type"] == "ASSAULT"


def act(
    reader: Reader,
    index: int,
    row: dict[str, str],
    sides: tuple[Sequence[Party], Sequence[Party]],
    effects: Sequence[tuple[str, str]] = (),
) -> Act:
    """The act that the noun phrase tells, between the sources and targets given."""
    head = reader.clauses.head(index)
    return Act(
        rule=f"{row['type'].lower()}.noun-{head.lemma}",
        event_type=row["type"],
        mode=row["mode"] or None,
        mutual="mutual" in row["flags"],
        sources=tuple(sides[0]),
        targets=tuple(sides[1]),
        trigger=Span(head.span.start, head.span.end),
        effects=tuple(effects),
        pattern="noun",
    )


def owners(reader: Reader, index: int) -> list[Party]:
    """Who is named inside the noun phrase itself: `Belarus's expulsion`, `an Israeli raid`."""
    phrase = reader.clauses.phrases[index]
    end = reader.clauses.tokens[phrase.end - 1].span.end
    return [p for p in reader.parties(index) if p.span.end <= end and p.code not in BODIES]


def in_slots(reader: Reader, slots: Iterable[Slot], preps: Iterable[str]) -> list[Party]:
    """The states named behind the given prepositions, in order."""
    wanted = set(preps)
    return [
        party
        for slot in slots
        if slot.prep in wanted
        for party in reader.parties(slot.phrase, slot.extra)
        if party.code not in BODIES
    ]


def after_participle(clauses: Clauses, index: int) -> list[Slot]:
    """The phrases behind a noun; `airstrikes conducted against` goes on behind the participle."""
    slots = complements.of_noun(clauses, index)
    end = slots[-1].phrase + 2 * len(slots[-1].extra) if slots else index
    if clauses.kind(end + 1) == "VG" and is_participle(clauses, end + 1):
        slots += complements.of_verb(clauses, end + 1, end + 1)
    return slots


def is_participle(clauses: Clauses, verb: int) -> bool:
    """`airstrikes conducted`, `promises made`: a verb that says more of the noun before it."""
    voice = clauses.voice(verb)
    return voice.passive and not voice.finite and not voice.infinitive


def officials(parties: Iterable[Party]) -> list[Party]:
    """Who pays a visit for his state: not a football team, not tourists."""
    return [p for p in parties if p.person or p.sector in {"GOV", "LEG", "MIL"}]


def verb_beside(reader: Reader, index: int) -> int | None:
    """The verb that the noun is subject or complement of: the nearest to the left, else right."""
    groups = reader.clauses.verb_groups()
    left = [g for g in groups if g < index]
    right = [g for g in groups if g > index]
    return left[-1] if left else right[0] if right else None


def verb_of_subject(clauses: Clauses, index: int) -> int | None:
    """The finite verb whose subject the noun is: `Belarus's expulsion of X was a surprise`."""
    for verb in clauses.verb_groups():
        if verb > index and clauses.voice(verb).finite:
            return verb if clauses.subject(verb) == index else None
    return None


def put_off(clauses: Clauses, verb: int) -> bool:
    """`talks were postponed`, `the raid was called off`."""
    lemma = clauses.head(verb).lemma
    off = lemma == "call" and clauses.particle(verb)[0] == "off"
    return clauses.voice(verb).passive and (off or lemma in _PUT_OFF)


def only_thought_of(reader: Reader, index: int) -> bool:
    """`the likely time of a Russian attack`, `a possible strike`: nobody says that it happened."""
    clauses = reader.clauses
    of_thought = (
        clauses.kind(index - 1) == "P"
        and clauses.kind(index - 2) == "NP"
        and clauses.head(index - 2).lemma in _THOUGHTS
    )
    return of_thought or _is_cause(clauses, index) or is_possible(clauses, index)


def _is_cause(clauses: Clauses, index: int) -> bool:
    """`sanctions over the raid`, `blame for the raid`; but `in retaliation for the raid`."""
    before = clauses.phrases[index - 1].low if clauses.kind(index - 1) == "P" else ""
    for_revenge = clauses.kind(index - 2) == "NP" and clauses.head(index - 2).lemma in REVENGE
    return before in {"over", "about", "against"} or (before == "for" and not for_revenge)


def is_possible(clauses: Clauses, index: int) -> bool:
    """`a planned visit`, `no talks`, `any sale`."""
    return bool(set(clauses.words(index)) & _POSSIBLE)


def judges(clauses: Clauses, verb: int) -> bool:
    """Whether the verb condemns, fears, plans or asks for what stands beside it."""
    return bool(set(senses.of(clauses.tokens, clauses.phrases[verb].end - 1)) & _ABOUT)


def is_topic(clauses: Clauses, index: int, verb: int) -> bool:
    """Whether the deed is only what the verb before it condemns, fears, plans or asks for."""
    voice = clauses.voice(verb)
    return verb < index and (judges(clauses, verb) or voice.infinitive or bool(voice.modal))
