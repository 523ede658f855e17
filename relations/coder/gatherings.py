"""Meetings, calls and visits that a noun tells: "during talks with A, B said", "on a trip to".

Who takes part is said by the noun's own phrases and by the subject of the clause.
"""

from __future__ import annotations

from collections.abc import Iterator

from relations.coder import complements, modality, nouns
from relations.coder.actors import FIGHTERS, Party
from relations.coder.clauses import Clauses
from relations.coder.discourse import Reader
from relations.coder.frames import Act
from relations.coder.speakers import speaker
from relations.coder.subjects import whole_subject

_HAPPENING = {
    "begin", "start", "continue", "resume", "take", "be", "open", "proceed", "go", "conclude",
    "occur", "follow", "erupt", "break", "hold", "end", "collapse", "fail", "finish",
    "last", "focus", "yield", "result", "wrap", "touch", "cover", "turn", "centre", "center",
    "deal", "dwell", "concern", "revolve", "produce",
}  # fmt: skip
#: What a visit that is paid does: "ended badly", "left a sour taste".
_TOLD = {"begin", "start", "end", "leave", "follow", "last", "come", "conclude", "mark", "bring"}
_FAILING = {"collapse", "fail", "founder", "stall", "falter"}
_ARRANGED = {"plan", "schedule", "expect", "set", "slate", "arrange"}
_BE_UNDERWAY = {"underway", "under", "ongoing", "held"}
_SAME_TIME = {"in", "at", "during", "on"}
_EARLIER = {"after", "following", "from"}
_TRAVELLING = {"visit", "travel", "fly", "go", "come", "arrive", "host", "receive", "join", "turn"}
_PAST = {"yesterday", "last", "recent", "previous", "earlier"}
_JOINED = {"by", "between", "of", "with", "involving"}
_TOGETHER = {"agree", "sign", "discuss", "decide", "reach", "conclude", "adopt", "launch"}
_STAGING = {
    "conduct", "stage", "hold", "carry", "launch", "run", "complete", "finish", "begin", "start",
    "kick", "open", "wrap", "undertake", "mount",
}  # fmt: skip
_STATUS = {"planned", "wish"}
_LEAVING = {"walk", "withdraw", "pull", "back", "exclude", "bar", "drop", "retreat"}
_ENGAGING = {"engage", "enter", "participate"}
_COMMON = {"their", "bilateral", "mutual"}
#: Parts of a meeting or visit: "in the second round of talks", "on the last day of his visit".
_PARTS = {
    "hour", "minute", "round", "day", "part", "leg", "end", "start", "stage", "beginning", "stop",
}  # fmt: skip


def that_happens(reader: Reader, index: int, row: dict[str, str]) -> Iterator[Act]:
    """`talks between A and B began`, `talks to develop weapons with A were under way`."""
    clauses = reader.clauses
    verb = _predicate(clauses, index, row)
    if verb is None:
        return
    sides = [p for p in reader.parties(index) if p.kind == "thing"]
    for slot in _behind(clauses, index, verb):
        sides += reader.parties(slot)
    if len({p.code for p in sides}) == 1:
        sides += speaker(reader)
    if len({p.code for p in sides}) > 1:
        reading = modality.read(clauses, verb)
        if not reading.blocked:
            none = [("denied", "no")] if "no" in clauses.words(index) else []
            effects = [*none, *reading.effects, *fate(clauses, verb, row)]
            yield nouns.act(reader, index, row, (sides, []), effects)


def _predicate(clauses: Clauses, index: int, row: dict[str, str]) -> int | None:
    """The verb that says the noun happens, is put off or planned."""
    for verb in clauses.verb_groups():
        if verb < index or not clauses.voice(verb).finite:
            continue
        lemma = clauses.head(verb).lemma
        if lemma in _ARRANGED and clauses.kind(verb - 1) == "COMMA":
            continue  # "talks, scheduled for today, are postponed"
        if fate(clauses, verb, row):
            return None if clauses.kind(verb - 1) == "REL" else verb
        if lemma not in _HAPPENING or (lemma == "hold" and not clauses.voice(verb).passive):
            return None
        if lemma == "be":
            after = {token.low for token in clauses.tokens[clauses.phrases[verb].end :][:4]}
            return verb if after & _BE_UNDERWAY else None
        return verb
    return None


def fate(clauses: Clauses, verb: int, row: dict[str, str]) -> list[tuple[str, str]]:
    """`talks were postponed`, `talks collapsed` end them; `are planned` lets them lie ahead."""
    lemma, words = clauses.head(verb).lemma, " ".join(clauses.words(verb))
    passive = clauses.voice(verb).passive
    if row["type"] != "CONSULT":
        return []
    if nouns.put_off(clauses, verb) or lemma in _FAILING:
        return [("ended", words)]
    return [("planned", words)] if passive and lemma in _ARRANGED else []


def _behind(clauses: Clauses, index: int, verb: int) -> list[int]:
    """Noun phrases after `with` or `between` that stand before the verb or right behind it."""
    kinds = clauses.phrases
    return [
        at + 1
        for at in range(index, len(kinds) - 1)
        if kinds[at].low in {"with", "between"} and kinds[at + 1].kind == "NP" and at < verb + 4
    ]


def aside(reader: Reader, index: int, row: dict[str, str]) -> Iterator[Act]:
    """`during a call with A, B said`, `A and B agreed at a summit`: the act in the background."""
    clauses = reader.clauses
    if clauses.phrases[index - 1].low == "on" or not _in_background(clauses, index):
        return  # "lifts its block on talks with"
    if _only_named(clauses, index) or _leaves(clauses, index):
        return
    slots = complements.of_noun(clauses, index)
    verb = clause_of(clauses, index)
    own = [p for p in nouns.owners(reader, index) if p.kind in {"thing", "agent"}]
    sides = own + [p for p in nouns.in_slots(reader, slots, {"with", "between", "of"}) if p.acts]
    if verb is None or nouns.verb_of_subject(clauses, index) is not None:
        return
    if len({p.code for p in sides}) < 2:
        sides += _joining(reader, index, verb, alone=bool(sides))
    if len({p.code for p in sides}) > 1:
        yield nouns.act(reader, index, row, (sides, []), _shared(clauses, index, verb))


def _joining(reader: Reader, index: int, verb: int, *, alone: bool) -> list[Party]:
    """Who talks with the one side that the noun names; or who agrees something among themselves."""
    clauses = reader.clauses
    beside = nouns.verb_beside(reader, index)
    if beside is not None and beside < index and nouns.is_participle(clauses, beside):
        return []  # "promises made in talks with Iran"
    if not alone and clauses.words(index)[0] in {"a", "an"} and clauses.kind(index + 1) != "P":
        spoken_to = _addressed(reader, verb)
        if spoken_to:
            return spoken_to
    together = _COMMON & set(clauses.words(index)) or clauses.head(verb).lemma in _TOGETHER
    if not (alone or together):
        return []
    joining = [p for p in whole_subject(reader, clauses.subject(verb)) if p.acts]
    return joining or (speaker(reader) if alone else [])


def _addressed(reader: Reader, verb: int) -> list[Party]:
    """`in a telephone call, A congratulated B`: who spoke and to whom."""
    objects = [s for s in complements.of_verb(reader.clauses, verb, verb) if s.prep == ""][:1]
    callers = _persons(reader, reader.clauses.subject(verb))
    called = [p for p in nouns.in_slots(reader, objects, {""}) if p.person]
    return [*callers, *called] if callers and called else []


def _in_background(clauses: Clauses, index: int) -> bool:
    verb = clauses.kind(index - 1) == "VG" and clauses.head(index - 1).lemma in {"use", "follow"}
    before = [phrase.low for phrase in clauses.phrases[max(0, index - 2) : index]]
    leading = _leading(clauses, index)
    around = before == ["out", "of"] or leading in _SAME_TIME | _EARLIER
    return verb or around or _travels_for(clauses, index)


def _travels_for(clauses: Clauses, index: int) -> bool:
    """`visited Moscow for talks with Putin`, `flew to Kyiv for a meeting`: he went to hold them."""
    verb = clause_of(clauses, index)
    if verb is None or verb > index or _leading(clauses, index) != "for":
        return False
    between = range(verb + 1, index)
    return clauses.head(verb).lemma in _TRAVELLING and not any(
        clauses.kind(at) in {"VG", "CC", "STOP"} for at in between
    )


def _leaves(clauses: Clauses, index: int) -> bool:
    """`walks away from talks with`, `withdrew from a meeting`: who leaves does not meet."""
    left = [g for g in clauses.verb_groups() if g < index]
    from_it = clauses.phrases[index - 1].low == "from"
    return from_it and bool(left) and clauses.head(left[-1]).lemma in _LEAVING


def _leading(clauses: Clauses, index: int) -> str:
    """The preposition before a noun, or before the part that it is the whole of; "" for none."""
    low = clauses.phrases[index - 1].low if clauses.kind(index - 1) == "P" else ""
    part = low == "of" and clauses.kind(index - 2) == "NP" and index > 2
    if part and clauses.head(index - 2).lemma in _PARTS and clauses.kind(index - 3) == "P":
        return clauses.phrases[index - 3].low
    return low


def _only_named(clauses: Clauses, index: int) -> bool:
    """`criticised for going on a trip to`, `a planned visit`: not told, but spoken about."""
    left = [g for g in clauses.verb_groups() if g < index]
    blocked = bool(left) and modality.read(clauses, left[-1]).blocked
    return blocked or nouns.is_possible(clauses, index)


def clause_of(clauses: Clauses, index: int) -> int | None:
    """The finite verb of the clause that a phrase in the background belongs to."""
    finite = [g for g in clauses.verb_groups() if clauses.voice(g).finite]
    left = [g for g in finite if g < index]
    return left[-1] if left else next((g for g in finite if g > index), None)


def _shared(clauses: Clauses, index: int, verb: int) -> list[tuple[str, str]]:
    """`will sign it at a meeting`: the meeting lies ahead as well; `after talks` it is over."""
    if clauses.phrases[index - 1].low == "from" or set(clauses.words(index)) & _PAST:
        return []
    left = [g for g in clauses.verb_groups() if g < index]
    beside = left[-1] if left else None
    engaged = beside is not None and clauses.head(beside).lemma in _ENGAGING
    if beside is not None and engaged and clauses.voice(beside).infinitive:
        return modality.read(clauses, beside).effects  # "agree to engage in dialogue"
    effects = modality.read(clauses, verb).effects
    return [e for e in effects if e[0] in _STATUS]


def trip(reader: Reader, index: int, row: dict[str, str]) -> Iterator[Act]:
    """`On a trip to Moscow, Erdogan said`: the visitor is the subject of the clause."""
    clauses = reader.clauses
    if not _in_background(clauses, index):
        return
    if _only_named(clauses, index):
        return
    slots = complements.of_noun(clauses, index)
    hosts = [p for p in nouns.in_slots(reader, slots, row["target"].split(",")) if p.name]
    verb = clause_of(clauses, index)
    if verb is None or not hosts or nouns.verb_of_subject(clauses, index) is not None:
        return
    visitors = _visitors(reader, index) or _persons(reader, clauses.subject(verb))
    if visitors:
        yield nouns.act(reader, index, row, (visitors, hosts), _shared(clauses, index, verb))


def paid(reader: Reader, index: int, row: dict[str, str]) -> Iterator[Act]:
    """`A visit to Ankara by the Greek minister ended badly`: it was paid, whatever came of it."""
    clauses = reader.clauses
    verb, own = nouns.verb_of_subject(clauses, index), clauses.phrases[index].low
    of_his = clauses.phrases[index - 1].low == "whose" or own == "whose"
    if verb is None or _only_named(clauses, index):
        return
    if clauses.head(verb).lemma not in _TOLD and not of_his:
        return
    slots = complements.of_noun(clauses, index)
    hosts = [p for p in nouns.in_slots(reader, slots, row["target"].split(",")) if p.name]
    visitors, reading = _visitors(reader, index), modality.read(clauses, verb)
    if of_his:  # "Erdogan, whose visit to Athens was his first"
        visitors = [p for p in reader.parties(clauses.bearer(index - 1)) if p.person]
    if visitors and hosts and not reading.blocked and not fate(clauses, verb, {"type": "CONSULT"}):
        yield nouns.act(reader, index, row, (visitors, hosts), reading.effects)


def _visitors(reader: Reader, index: int) -> list[Party]:
    """`a visit by the Chinese premier`, `the first visit of a Chinese warship to Japan`."""
    slots = complements.of_noun(reader.clauses, index)
    guests = nouns.in_slots(reader, slots, {"by", "of"})
    own = nouns.owners(reader, index)
    return nouns.officials(p for p in [*own, *guests] if p.kind != "people")


def _persons(reader: Reader, subject: int | None) -> list[Party]:
    return [p for p in reader.parties(subject) if p.person]


def joint(reader: Reader, index: int, row: dict[str, str]) -> Iterator[Act]:
    """`rescued in a joint operation by U.S. and Afghan forces`: both act together."""
    clauses = reader.clauses
    if "joint" not in clauses.words(index) or not _in_background(clauses, index):
        return
    if _only_named(clauses, index):
        return
    slots = complements.of_noun(clauses, index)
    sides = [*nouns.owners(reader, index), *nouns.in_slots(reader, slots, _JOINED)]
    if len({p.code for p in sides}) > 1:
        yield nouns.act(reader, index, row, (sides, []))


def staged(reader: Reader, index: int, row: dict[str, str]) -> Iterator[Act]:
    """`A conducts drills with B`, `A and B staged joint patrols`: what its subject and they do."""
    clauses, verb = reader.clauses, index - 1
    if clauses.kind(verb) != "VG" or clauses.head(verb).lemma not in _STAGING:
        return
    slots = complements.of_noun(clauses, index) + complements.of_verb(clauses, verb, verb)
    partners = nouns.in_slots(reader, slots, {"with", "alongside"})
    common = "joint" in clauses.words(index) or "event" in row["flags"]
    doers = whole_subject(reader, clauses.subject(verb))
    subject = [p for p in doers if p.acts or p.kind == "force"]
    sides = [*subject, *(p for p in partners if p.sector not in FIGHTERS)]
    reading = modality.read(clauses, verb)
    if common and subject and len({p.code for p in sides}) > 1 and not reading.blocked:
        yield nouns.act(reader, index, row, (sides, []), reading.effects)
