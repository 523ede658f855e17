"""Targets that an act takes from the words before it: the other of the two who deal here.

"Greek guards fired on a Turkish ship. Ankara condemned the shooting": it condemned Greece. Only
words that speak to somebody are carried over, and only where two states deal with each other and
the clause names nobody else.
"""

from __future__ import annotations

from dataclasses import replace

from relations.coder import complements, modality
from relations.coder.actors import Party
from relations.coder.clauses import Clauses
from relations.coder.complements import Slot
from relations.coder.discourse import Reader
from relations.coder.frames import Act, Frame
from relations.coder.roles import role_of
from relations.coder.subjects import acting_subject, may_act, rank_fits
from relations.records import Span

_SPEAKING = {"ACCUSE", "REQUEST", "REJECT", "SUPPORT", "AGREE", "CONCEDE", "THREATEN"}
#: Verbs that answer somebody, and what the answer is.
_ANSWERS = {
    "accept": "AGREE", "agree": "AGREE", "promise": "AGREE", "offer": "AGREE", "pledge": "AGREE",
    "refuse": "REJECT", "decline": "REJECT",
}  # fmt: skip
_SERVING = {"act", "serve"}
_MEDIATORS = {"mediator", "go-between", "intermediary", "broker"}
_AMONG = {"between", "with", "for"}
_PROMISES = {"promise", "pledge"}
_PROMISED = {"AID", "COOPERATE", "RETREAT", "CONCEDE", "AGREE"}
_PRONOUNS = {"him", "her", "it", "them", "the pair", "the men", "both men"}
_DEFINITE = {
    "the", "this", "that", "these", "those", "his", "her", "its", "their", "such", *_PRONOUNS,
}  # fmt: skip
#: Prepositions that name with whom one has been dealing, in front of the subject.
_DEALING = {"with"}


def from_dealing(
    reader: Reader, verb: int, frame: Frame, direct: Slot | None, slots: list[Slot],
    subject: list[Party], told: Act | None, effects: set[str],
) -> tuple[list[Party], list[Party]] | None:  # fmt: skip
    """Source and target where the frame's own slots name nobody; None where that is not sure.

    What is offered, agreed to or denied is always to or about somebody.
    """
    promised, denied = "agree" in effects, "denied" in effects
    direct = _pronoun_slot(reader, frame, slots) or direct
    sources = [party for party in subject if party.acts and may_act(party, frame)]
    codes = {party.code for party in sources}
    measure = (frame.event_type, frame.mode) == ("SANCTION", "discontinue") and frame.objects
    promised = promised and frame.event_type in _PROMISED
    spoken = frame.event_type in _SPEAKING or measure or promised or _is_pronoun(reader, direct)
    spoken = spoken or (denied and frame.event_type in {"ASSAULT", "COERCE"})
    if not spoken or {"mutual", "swap", "inf"} & set(frame.flags):
        return None
    if direct is None and "clause" in frame.slots and reader.clauses.kind(verb + 1) == "SUB":
        direct, promised = Slot("", verb + 1), True  # "demanded that the ban be dropped"
    if len(codes) != 1 or direct is None or not rank_fits(sources, frame):
        return None
    if not (promised or _points_back(reader.clauses, frame, direct)):
        return None
    other = _other(reader, verb, sources, told)
    if other is None or _names_another(reader, slots, {*codes, other.code}):
        return None
    return sources, [_at(reader, other, direct.phrase)]


def answered(reader: Reader, verb: int, told: Act | None) -> Act | None:
    """`Athens accepted`, `the South refused to apologise`: an answer to whom one deals with."""
    clauses, word = reader.clauses, reader.clauses.head(verb)
    event_type = _ANSWERS.get(word.lemma)
    reading = modality.read(clauses, verb)
    voice = clauses.voice(verb)
    if event_type is None or reading.blocked or voice.passive or not voice.finite:
        return None
    if not _alone(clauses, verb):
        return None
    sources = [p for p in acting_subject(reader, reading) if p.acts]
    other = _other(reader, verb, sources, told)
    if other is None:
        return None
    return Act(
        rule=f"{event_type.lower()}.{word.lemma}",
        event_type=event_type,
        mode=None,
        mutual=False,
        sources=tuple(sources),
        targets=(_at(reader, other, verb),),
        trigger=word.span,
        effects=tuple(reading.effects),
        pattern="active",
    )


def mediated(reader: Reader, verb: int, told: Act | None) -> Act | None:
    """`Lavrov mediated`, `acted as mediators between the two`: between the two who deal here."""
    reading, word = modality.read(reader.clauses, verb), reader.clauses.head(verb)
    if reading.blocked or reader.clauses.voice(verb).passive or not _mediates(reader.clauses, verb):
        return None
    sources = [p for p in acting_subject(reader, reading) if p.acts]
    between = _between(reader, verb, {p.code for p in sources}, told)
    if not sources or len({p.code for p in between}) != 2:
        return None
    return Act(
        rule=f"consult.{word.lemma}",
        event_type="CONSULT",
        mode="third-party",
        mutual=False,
        sources=tuple(sources),
        targets=tuple(between),
        trigger=word.span,
        effects=tuple(reading.effects),
        pattern="active",
    )


def _mediates(clauses: Clauses, verb: int) -> bool:
    """Whether a verb says that somebody mediates, and not in what."""
    if clauses.head(verb).lemma == "mediate":
        return clauses.kind(verb + 1) != "NP" or clauses.is_time(verb + 1)
    if clauses.head(verb).lemma not in _SERVING or clauses.kind(verb + 2) != "NP":
        return False
    as_what = clauses.phrases[verb + 1].low == "as"
    return as_what and clauses.head(verb + 2).lemma.lower() in _MEDIATORS


def _between(reader: Reader, verb: int, codes: set[str], told: Act | None) -> list[Party]:
    """The two that are named behind the verb, else the two who dealt with each other last."""
    behind = complements.of_verb(reader.clauses, verb, verb)
    named = [p for s in behind if s.prep in _AMONG for p in reader.parties(s.phrase, s.extra)]
    if named:
        return named
    last = [*told.sources, *told.targets] if told is not None else list(reader.memory.last_two())
    return [_at(reader, p, verb) for p in last] if not codes & {p.code for p in last} else []


def _alone(clauses: Clauses, verb: int) -> bool:
    """Whether nothing or an infinitive follows a verb: what is accepted is not said."""
    behind = clauses.kind(verb + 1)
    if behind == "SUB" and clauses.head(verb).lemma in _PROMISES:
        return clauses.phrases[verb + 1].low == "that"
    if behind == "VG":
        return clauses.voice(verb + 1).infinitive
    if behind == "NP":
        return clauses.is_time(verb + 1) or clauses.words(verb + 1)[-1] == "day"
    return behind in {"COMMA", "STOP", ""}


def _other(reader: Reader, verb: int, sources: list[Party], told: Act | None) -> Party | None:
    """The one state that the sources deal with here; None where it is not sure."""
    codes = {party.code for party in sources}
    if len(codes) != 1:
        return None
    others = [p for p in _dealt_with(reader, verb, codes, told) if p.code not in codes]
    return others[0] if len({party.code for party in others}) == 1 else None


def _at(reader: Reader, party: Party, phrase: int) -> Party:
    """The party as these words point back to it."""
    first = reader.clauses.tokens[reader.clauses.phrases[phrase].start].span
    end = reader.clauses.head(phrase).span.end
    return replace(party, span=Span(first.start, end), via="the words before")


def _points_back(clauses: Clauses, frame: Frame, direct: Slot) -> bool:
    """`condemned the shooting`, `offered his condolences`: of what was told before, or to him."""
    if role_of(clauses.head(direct.phrase)) is not None:
        return False  # somebody of his own: "the minister"
    words = clauses.words(direct.phrase)
    if frame.event_type == "THREATEN":
        return True
    return bool(frame.objects) or (direct.prep == "" and words[0] in _DEFINITE)


def _pronoun_slot(reader: Reader, frame: Frame, slots: list[Slot]) -> Slot | None:
    """`appealed to him`: a pronoun where the frame has its target."""
    return next((s for s in slots if s.prep in frame.slots and _is_pronoun(reader, s)), None)


def _is_pronoun(reader: Reader, direct: Slot | None) -> bool:
    return direct is not None and " ".join(reader.clauses.words(direct.phrase)) in _PRONOUNS


def _names_another(reader: Reader, slots: list[Slot], codes: set[str]) -> bool:
    return any(
        party.code not in codes
        for slot in slots
        for at in (slot.phrase, *slot.extra)
        for party in reader.parties(at)
    )


def _dealt_with(reader: Reader, verb: int, codes: set[str], told: Act | None) -> list[Party]:
    """The two of the act told before, or who stands with the subject in front of it."""
    if told is not None:
        return [*told.sources, *told.targets]
    clauses = reader.clauses
    subject = clauses.subject(verb)
    for at in range(1, subject or 0):
        if clauses.phrases[at - 1].low in _DEALING and clauses.kind(at) == "NP":
            found = [p for p in reader.parties(at) if p.acts]
            if found:
                return found
    return list(reader.memory.dealing_of(next(iter(codes))))
