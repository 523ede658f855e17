"""What a verb acts on: its object and complements, and whether a frame's object class fits.

Passives are turned around here, so that what follows sees one order of words. Whose the objects
are is left to `targets`.
"""

from __future__ import annotations

from relations.coder import complements, lexicon
from relations.coder.clauses import Clauses
from relations.coder.complements import Slot
from relations.coder.discourse import Reader
from relations.coder.frames import Frame
from relations.coder.words import clause_takers
from relations.records import Span

_MAX_GAP = 60  # characters between verb and object that still mark one stretch of words
_ENDINGS = {
    "elimination", "removal", "lifting", "end", "easing", "relaxation", "cancellation",
    "suspension", "halt", "termination", "freeze", "cut", "reduction", "withdrawal",
}  # fmt: skip
_PEACEFUL = {
    "diplomatic", "humanitarian", "relief", "rescue", "peacekeeping", "consular", "charm", "search",
    "anti-narcotics", "anti-drug", "anti-piracy",
}  # fmt: skip
_CURRENCIES = {"$", "€", "£", "¥"}


def direct_object(clauses: Clauses, frame: Frame, slots: list[Slot]) -> Slot | None:
    """The object; `gave Laos an ultimatum`: of two, the one that the frame asks for."""
    bare = [slot for slot in slots if slot.prep == ""][:2]
    if len(bare) < 2 or not frame.objects or "obj" not in frame.slots:
        return bare[0] if bare else None
    end, _ = complements.with_of(clauses, bare[0].phrase)
    second = end <= bare[1].phrase <= end + 2 and not _has_object(clauses, bare[0], frame.objects)
    return bare[1] if second else bare[0]


def _relative_object(clauses: Clauses, verb: int, slots: list[Slot]) -> Slot | None:
    """`three soldiers whom its police arrested`: the object stands before the clause."""
    subject = None if clauses.voice(verb).passive else clauses.subject(verb)
    if subject is None or subject < 2 or any(slot.prep == "" for slot in slots):
        return None
    joint = clauses.phrases[subject - 1]
    if joint.low not in {"whom", "which", "that"} or clauses.kind(subject - 2) != "NP":
        return None
    governor = clauses.kind(subject - 3) == "VG" and clauses.head(subject - 3).lemma
    if governor in clause_takers() or verb - subject > 2:
        return None
    return Slot("", subject - 2)


def slots_of(clauses: Clauses, verb: int, after: int) -> list[Slot]:
    """The complements of a verb, with the noun that a relative clause takes up before them."""
    slots = complements.of_verb(clauses, verb, after)
    relative = _relative_object(clauses, verb, slots)
    if relative is not None:
        slots = [relative, *slots]
    if not slots and clauses.kind(verb + 1) == "CC" and clauses.kind(verb + 2) == "VG":
        return complements.of_verb(clauses, verb + 2, verb + 2)  # "arrested and deported two"
    if after != verb and slots and slots[0].prep == clauses.phrases[after].low:
        slots[0] = Slot("", slots[0].phrase, slots[0].extra)
    return slots


def _raised(clauses: Clauses, verb: int) -> int | None:
    """The subject of a passive; of `are to be charged` that of the verb above."""
    at: int | None = verb
    while at is not None and clauses.voice(at).infinitive and clauses.kind(at - 1) == "VG":
        at = clauses.governor(at)
    return None if at is None else clauses.subject(at)


def turned(slots: list[Slot], clauses: Clauses, verb: int, frame: Frame) -> list[Slot]:
    """Turn a passive around: its subject is the object, and `by` names who acts."""
    subject = _raised(clauses, verb)
    if subject is None and verb and clauses.phrases[verb - 1].kind == "NP":
        subject = verb - 1  # "a jet shot down by Turkey"
    direct = (
        [] if subject is None else [Slot("", subject, complements.with_of(clauses, subject)[1])]
    )
    by = [slot for slot in slots if slot.prep == "by"][:1]
    behind: list[Slot] = []
    if frame.objects and subject is not None and subject != verb - 1:
        behind = complements.of_noun(clauses, subject)  # "talks between A and B are held"
    kept = [slot for slot in slots if slot.prep not in {"", "by"}]
    given = [s for s in slots[:1] if s.prep == "" and _has_object(clauses, s, frame.objects)]
    if given and direct:
        return given + direct + kept + by  # "was granted asylum by Russia"
    named = {"between", *frame.slots}  # "duties on Australian wine were abolished"
    return direct + [s for s in behind if s.phrase < verb and s.prep in named] + kept + by


def object_fits(reader: Reader, frame: Frame, direct: Slot | None) -> bool:
    """Whether the object is of the class that the frame asks for, or a person where it may be."""
    if _is_other(reader.clauses, frame, direct):
        return False
    if frame.objects:
        return _is_person(reader, frame, direct) or _has_object(
            reader.clauses, direct, frame.objects
        )
    return direct is None or "bare" not in frame.flags or bool(reader.parties(direct.phrase))


def _is_other(clauses: Clauses, frame: Frame, direct: Slot | None) -> bool:
    """`resume diplomatic operations`, `end their evacuation flights`: no attack, no measure."""
    kinds = {"ASSAULT": _PEACEFUL, "SANCTION": {"evacuation"}}.get(frame.event_type, set())
    return direct is not None and bool(kinds & set(clauses.words(direct.phrase)))


def has_infinitive(clauses: Clauses, verb: int) -> bool:
    """`told Iran to stop` asks for something, `told Iran that …` does not."""
    groups = [g for g in clauses.verb_groups() if g > verb and not clauses.voice(g).gerund]
    return bool(groups) and clauses.voice(groups[0]).infinitive


def _is_person(reader: Reader, frame: Frame, direct: Slot | None) -> bool:
    """`jails Canadian Michael Spavor`: somebody called by nationality and name."""
    if direct is None or not frame.people:
        return False
    head = reader.clauses.head(direct.phrase)
    demonym = head.mention is not None and head.mention.kind == "demonym"
    if demonym and head.low.endswith("s"):
        return True  # "Yemenis are released"
    if any(party.kind == "people" for party in reader.parties(direct.phrase)):
        return True
    phrase = reader.clauses.phrases[direct.phrase]
    inside = reader.clauses.tokens[phrase.start : phrase.end - 1]
    called = head.tag == "NNP" and head.mention is None  # "the researcher Massoud Soleimani"
    return called and any(t.lemma.lower() in frame.objects for t in inside)


def _has_object(clauses: Clauses, slot: Slot | None, wanted: frozenset[str]) -> bool:
    """Whether the object's last word, or one listed beside it, is of the wanted class."""
    if slot is None:
        return False
    index = slot.phrase
    if not wanted.isdisjoint(_compounds(clauses, index)):
        return True
    heads = [clauses.tokens[end - 1] for _, end in clauses.phrases[index].members]
    if clauses.phrases[index].members[0][1] - clauses.phrases[index].members[0][0] > 1:
        heads.append(clauses.tokens[clauses.phrases[index].end - 1])
    if clauses.head(index).lemma not in _ENDINGS:  # "announces the elimination of sanctions"
        heads += [clauses.head(extra) for extra in slot.extra]
    while index + 2 < len(clauses.phrases) and clauses.phrases[index + 1].kind == "CC":
        if clauses.phrases[index + 2].kind != "NP":
            break
        index += 2
        heads.append(clauses.head(index))
    return any(head.lemma.lower() in wanted or head.low in wanted for head in heads)


def _compounds(clauses: Clauses, phrase: int) -> list[str]:
    """What an object is beside its last word: `warning shots`, `Somali pirates`, `$5m`: money."""
    inside = clauses.tokens[clauses.phrases[phrase].start : clauses.phrases[phrase].end]
    last, before = inside[-1], clauses.words(phrase)[-2:-1]
    found = [f"{before[0]} {last.lemma.lower()}"] if before else []
    first = inside[0]
    if first.text == "Operation" and len(inside) > 1:
        found.append("operation")
    if first.text in _CURRENCIES:
        found.append("money")
    if last.mention is not None and " " in last.low:
        noun = last.low.rsplit(" ", 1)[1]
        found += [noun, noun.removesuffix("s")]
    return found


def is_attack(clauses: Clauses, at: int) -> bool:
    """Whether a phrase names an attack."""
    return clauses.kind(at) == "NP" and clauses.head(at).lemma in lexicon.classes()["@attack"]


def trigger_span(clauses: Clauses, verb: int, frame: Frame, direct: Slot | None) -> Span:
    """The words that tell the act: verb, particle and, where it is near, the frame's object."""
    start = clauses.head(verb).span.start
    end = clauses.head(verb).span.end
    if frame.particle:
        end = clauses.head(clauses.particle(verb)[1]).span.end
    if frame.objects and direct is not None and direct.phrase > verb:
        object_end = clauses.head(direct.phrase).span.end
        if object_end - end <= _MAX_GAP:
            end = object_end
    return Span(start, end)
