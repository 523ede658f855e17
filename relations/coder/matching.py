"""Match verb frames to the clauses of a sentence: who acts, toward whom, in which words.

Status and date are read elsewhere; of several frames of a verb the first that fits counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from relations import ontology
from relations.coder import complements, lexicon, modality
from relations.coder.actors import Party
from relations.coder.clauses import Clauses
from relations.coder.complements import Slot
from relations.coder.discourse import AMOUNTS, Reader
from relations.coder.frames import Act, Frame, frames
from relations.coder.roles import role_of
from relations.coder.words import BE, HAVE, clause_takers
from relations.records import Span

_BY_LAW = {
    ("ACCUSE", "allege"),
    ("COERCE", "arrest"),
    ("COERCE", "deport"),
    ("SANCTION", "convict"),
    ("RETREAT", "release"),
}
_OUT_OF = {("SANCTION", "expel"), ("COERCE", "deport")}
_ARREST = ("COERCE", "arrest")
_ABOUT_CAPTIVES = {"RETREAT", "CONCEDE", "SANCTION"}
_BEFORE_PLACE = {"", "on", "for", "to", "from", "in"}
_ENVOYS = {"ambassador", "envoy", "consul"}
_BESIDE = {"along", "together", "jointly"}
_SEATED = {"JUD", "COP", "LEG"}
_DUTY = {"must", "should"}
_BY_HOST = {"summon", "expel"}
_PRISONS = {"prison", "jail", "custody", "detention", "captivity"}
_AS = {"when", "as"}
_ARMED = {"MIL", "COP"}
_DURING = {"in", "during", "after", "following"}
_FIGHTS = {"clash", "clashes", "fighting", "battle", "firefight", "gunfight", "shootout"}
_AGENTLESS_SECTORS = {"REB", "CRM"}
_MADE = {"imported", "made", "produced", "originating", "coming", "exported", "bought", "sent"}
_MADE |= {"arriving", "travelling", "traveling", "arrive", "travel", "come"}
_MAX_GAP = 60  # characters between verb and object that still mark one stretch of words


def acts(reader: Reader) -> Iterator[Act]:
    """The acts that the verbs of a sentence tell, left to right, at most one a verb."""
    clauses = reader.clauses
    told: Act | None = None
    for verb in clauses.verb_groups():
        candidates = frames().get(clauses.head(verb).lemma, ())
        if not candidates or clauses.head(verb).tag in {"JJ", "NN", "NNS"}:
            continue
        earlier = told if told is not None and _goes_on(clauses, verb) else None
        act = _act_of(reader, verb, candidates, earlier)
        if act is None and told is not None:
            act = _taken_before(reader, verb, candidates, told) or _done_as_well(
                reader, verb, candidates, told
            )
        if act is not None:
            told = act
            yield act
    yield from _told_to(reader)


def _taken_before(
    reader: Reader, verb: int, candidates: tuple[Frame, ...], told: Act
) -> Act | None:
    """`Iran frees eight sailors seized in May`: who lets them go is who has taken them."""
    clauses = reader.clauses
    frame = next((f for f in candidates if (f.event_type, f.mode) == _ARREST), None)
    slots = complements.of_verb(clauses, verb, verb)
    taken = _main_subject(clauses, verb) if _having_been(clauses, verb) else verb - 1
    if frame is None or taken is None or told.mutual or told.event_type not in _ABOUT_CAPTIVES:
        return None
    if not _is_participle(clauses, verb) or any(slot.prep == "by" for slot in slots):
        return None
    whom = {party.code for party in reader.parties(taken)} if clauses.kind(taken) == "NP" else set()
    if not whom or whom != {party.code for party in told.targets}:
        return None
    if any(reader.parties(slot.phrase) for slot in slots if slot.prep in {"in", "at"}):
        return None  # where they were taken may be elsewhere
    return replace(_again(clauses, verb, frame, told), effects=(), pattern="passive")


def _again(clauses: Clauses, verb: int, frame: Frame, told: Act) -> Act:
    """`freed and deported`: another act between the sides of the one told before."""
    return replace(
        told,
        rule=frame.name,
        event_type=frame.event_type,
        mode=frame.mode,
        trigger=clauses.head(verb).span,
    )


def _having_been(clauses: Clauses, verb: int) -> bool:
    """`, having been arrested`: the passive participle of an act before the main one."""
    return clauses.words(verb)[:2] == ["having", "been"]


def _main_subject(clauses: Clauses, verb: int) -> int | None:
    """Of what the last finite verb before another one is told."""
    finite = [g for g in clauses.verb_groups() if g < verb and clauses.voice(g).finite]
    return clauses.subject(finite[-1]) if finite else None


def _done_as_well(
    reader: Reader, verb: int, candidates: tuple[Frame, ...], told: Act
) -> Act | None:
    """`is freed by Peru and deported`: the second passive has the agent of the first."""
    clauses = reader.clauses
    frame = next((f for f in candidates if (f.event_type, f.mode) in _BY_LAW), None)
    joined = clauses.kind(verb - 1) == "CC" and clauses.voice(verb).passive
    if frame is None or not joined or told.pattern != "passive" or told.mutual:
        return None
    if any(slot.prep in {"by", "in"} for slot in complements.of_verb(clauses, verb, verb)):
        return None
    return _again(clauses, verb, frame, told)


def _is_participle(clauses: Clauses, verb: int) -> bool:
    """`sailors seized in May`, `, having been arrested`: told of the noun before it."""
    single = clauses.phrases[verb].end - clauses.phrases[verb].start == 1
    reduced = single and clauses.voice(verb).passive and not clauses.voice(verb).finite
    return reduced or _having_been(clauses, verb)


def _told_to(reader: Reader) -> Iterator[Act]:
    """`said that Iran must halt the work`: who is told what he must do is asked to."""
    for verb in reader.clauses.verb_groups():
        targets = _obliged(reader, verb)
        sources = speaker(reader) if targets else []
        if sources and not {p.code for p in sources} & {p.code for p in targets}:
            yield Act(
                rule="request.must",
                event_type="REQUEST",
                mode="change",
                mutual=False,
                sources=tuple(sources),
                targets=tuple(targets),
                trigger=reader.clauses.head(verb).span,
                effects=(),
                pattern="active",
            )


def _obliged(reader: Reader, verb: int) -> list[Party]:
    """Who must or should do what a verb says; nobody where it only says what he is."""
    clauses = reader.clauses
    subject, words = clauses.subject(verb), clauses.words(verb)
    if not _DUTY & set(words[:-1]) or words[-1] in BE | HAVE or clauses.voice(verb).passive:
        return []
    if subject is None or clauses.kind(subject - 1) == "REL":
        return []
    return [p for p in reader.parties(subject) if p.kind in {"agent", "envoy"}]


def _goes_on(clauses: Clauses, verb: int) -> bool:
    """`and severs ties`, `, signing agreements`: a second act toward the same state."""
    if clauses.voice(verb).infinitive and clauses.kind(verb - 1) == "VG":
        return _goes_on(clauses, verb - 1)  # "and agreed to reopen the border"
    if clauses.voice(verb).gerund:
        return clauses.kind(verb - 1) == "COMMA"
    return clauses.kind(verb - 1) == "CC" and not clauses.voice(verb).passive


def _act_of(
    reader: Reader, verb: int, candidates: tuple[Frame, ...], earlier: Act | None
) -> Act | None:
    reading = modality.read(reader.clauses, verb)
    if reading.blocked:
        return None
    for frame in candidates:
        act = _match(reader, verb, frame, reading, None)
        if act is not None:
            return act
    if earlier is None:
        return None
    again = _has_pronoun(reader.clauses, verb)
    shared = (
        _match(reader, verb, frame, reading, earlier)
        for frame in candidates
        if (frame.objects and not again) or (again and frame.slots[0].rstrip("!") == "obj")
    )
    return next((act for act in shared if act is not None), None)


def _has_pronoun(clauses: Clauses, verb: int) -> bool:
    """`arrested two Russians and released them`: whoever was struck before."""
    behind = " ".join(clauses.words(verb + 1)) if clauses.kind(verb + 1) == "NP" else ""
    second = clauses.kind(verb + 2) == "NP"
    if second and not (clauses.is_time(verb + 2) and clauses.kind(verb + 3) != "VG"):
        return False  # "giving him a day to leave"
    if clauses.voice(verb).gerund:
        return behind in {"it", "him"}
    return clauses.kind(verb - 1) == "CC" and behind in {"it", "him", "them"}


def _match(
    reader: Reader, verb: int, frame: Frame, reading: modality.Reading, earlier: Act | None
) -> Act | None:
    """Hold one frame against one verb: particle, object, sides, and what its flags ask for."""
    clauses = reader.clauses
    particle, particle_at = clauses.particle(verb)
    if frame.particle and frame.particle != particle:
        return None
    slots = _slots(clauses, verb, particle_at if frame.particle else verb)
    passive = clauses.voice(verb).passive
    frame = _by_instrument(clauses, frame, slots)
    if passive:
        slots = _turned(slots, clauses, verb, frame)
    direct = _direct(clauses, frame, slots)
    meant = direct
    if earlier is not None and _has_pronoun(clauses, verb):
        meant = _object_before(clauses, verb) or direct
    if not _object_fits(reader, frame, meant):
        return None
    if "inf" in frame.flags and not _has_infinitive(clauses, verb):
        return None
    subject = _agents(reader, frame, slots) if passive else _active(reader, reading)
    sides = _sides(reader, verb, frame, slots, subject)
    if sides is None and earlier is not None:
        again = meant is not direct
        sides = _shared_sides(reader, frame, slots, subject, earlier, again)
    if sides is None and passive and not subject:
        sides = _between(reader, frame, slots)
    if sides is None and _toward_each_other(reader, frame, direct, slots, subject):
        sides = subject, []
    if sides is None:
        return None
    return Act(
        rule=frame.name,
        event_type=frame.event_type,
        mode=frame.mode,
        mutual="mutual" in frame.flags or not sides[1],
        sources=tuple(sides[0]),
        targets=tuple(sides[1]),
        trigger=_trigger(clauses, verb, frame, direct),
        effects=tuple(reading.effects),
        pattern="passive" if passive else "active",
    )


def _by_instrument(clauses: Clauses, frame: Frame, slots: list[Slot]) -> Frame:
    """`hit Iran with an asset freeze`: what one strikes with says what the blow is."""
    measures = lexicon.classes()["@sanction"]
    tools = [clauses.head(slot.phrase).lemma for slot in slots if slot.prep == "with"]
    if frame.event_type != "ASSAULT" or not any(tool in measures for tool in tools):
        return frame
    return replace(frame, name=f"sanction.{frame.verb}", event_type="SANCTION", mode="discontinue")


def _direct(clauses: Clauses, frame: Frame, slots: list[Slot]) -> Slot | None:
    """The object; `gave Laos an ultimatum`: of two, the one that the frame asks for."""
    bare = [slot for slot in slots if slot.prep == ""][:2]
    if len(bare) < 2 or not frame.objects or "obj" not in frame.slots:
        return bare[0] if bare else None
    end, _ = complements.with_of(clauses, bare[0].phrase)
    second = bare[1].phrase == end and not _has_object(clauses, bare[0], frame.objects)
    return bare[1] if second else bare[0]


def _object_before(clauses: Clauses, verb: int) -> Slot | None:
    """`detained three Russians and released them`: what the verb before has for object."""
    before = [group for group in clauses.verb_groups() if group < verb]
    if not before:
        return None
    slots = complements.of_verb(clauses, before[-1], before[-1])
    return next((slot for slot in slots if slot.prep == ""), None)


def _shared_sides(
    reader: Reader,
    frame: Frame,
    slots: list[Slot],
    subject: list[Party],
    earlier: Act,
    again: bool,
) -> tuple[list[Party], list[Party]] | None:
    """`closes its border with Sudan and severs ties`: source and target of the act before."""
    own = {party.code for party in subject}
    told = own | {party.code for party in earlier.targets}
    others = [p for s in slots for p in reader.parties(s.phrase, s.extra) if p.code not in told]
    sources = [party for party in subject if _may_act(party, frame)]
    same = own == {party.code for party in earlier.sources}
    if not same or not sources or others or "swap" in frame.flags or not earlier.targets:
        return None
    friendly = {ontology.quad_class(t) <= 2 for t in (frame.event_type, earlier.event_type)}
    if (len(friendly) > 1 and not again) or not _rank_fits(sources, frame):
        return None
    return sources, list(earlier.targets)


def _toward_each_other(
    reader: Reader,
    frame: Frame,
    direct: Slot | None,
    slots: list[Slot],
    subject: list[Party],
) -> bool:
    """`Thailand and Cambodia recall their ambassadors`: each does to the other what both do."""
    sources = [party for party in subject if _may_act(party, frame)]
    if len({party.code for party in sources}) != 2 or not _rank_fits(sources, frame):
        return False
    if any(_is_each_other(reader.clauses, frame, slot) for slot in slots):
        return True
    if direct is None or not frame.objects:
        return False
    plural = reader.clauses.head(direct.phrase).tag in {"NNS", "NNPS"}
    if not plural or reader.clauses.words(direct.phrase)[0] != "their":
        return False
    own = {party.code for party in sources}
    return not any(
        p.code not in own for s in slots for p in reader.parties(s.phrase, s.extra)
    ) and not any(s.prep in frame.slots and s.prep for s in slots)


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


def _is_each_other(clauses: Clauses, frame: Frame, slot: Slot) -> bool:
    """`accuse each other of`, `fired at one another`."""
    wanted = {"" if name.startswith("obj") else name for name in frame.slots}
    words = " ".join(clauses.words(slot.phrase))
    return slot.prep in wanted and words in {"each other", "one another"}


def _slots(clauses: Clauses, verb: int, after: int) -> list[Slot]:
    slots = complements.of_verb(clauses, verb, after)
    relative = _relative_object(clauses, verb, slots)
    if relative is not None:
        slots = [relative, *slots]
    if not slots and clauses.kind(verb + 1) == "CC" and clauses.kind(verb + 2) == "VG":
        return complements.of_verb(clauses, verb + 2, verb + 2)  # "arrested and deported two"
    if after != verb and slots and slots[0].prep == clauses.phrases[after].low:
        slots[0] = Slot("", slots[0].phrase, slots[0].extra)
    return slots


def _active(reader: Reader, reading: modality.Reading) -> list[Party]:
    if reading.subject is None and reading.implied:
        return speaker(reader)
    subject = reading.subject
    found = [*reader.parties(subject), *_joined_before(reader, subject), *_along(reader, subject)]
    if not found and _sits_somewhere(reader, subject):
        return _fronted(reader)
    return [replace(p, kind="agent") for p in found] if reading.owner else found


def _sits_somewhere(reader: Reader, subject: int | None) -> bool:
    """`In Vienna, police arrested`: an organ that is of wherever the sentence is set."""
    role = None if subject is None else role_of(reader.clauses.head(subject))
    return role is not None and role.sector in _SEATED


def _joined_before(reader: Reader, subject: int | None) -> list[Party]:
    """`the premier of A and the president of B`: who stands before the joint acts as well."""
    clauses = reader.clauses
    if (
        subject is None
        or clauses.kind(subject - 1) != "CC"
        or clauses.phrases[subject - 1].low != "and"
    ):
        return []
    first = subject - 2
    while clauses.kind(first) == "NP" and clauses.phrases[first - 1].low == "of":
        first -= 2
    if clauses.kind(first) != "NP" or any(clauses.kind(i) == "VG" for i in range(first)):
        return []
    return [p for p in reader.parties(first) if p.acts]


def _along(reader: Reader, subject: int | None) -> list[Party]:
    """`Turkey, along with Iran, condemned`: who acts beside the subject."""
    clauses = reader.clauses
    if subject is None:
        return []
    at = subject + 1 + (clauses.kind(subject + 1) == "COMMA")
    if clauses.kind(at + 2) != "NP" or clauses.phrases[at].low not in _BESIDE:
        return []
    return reader.parties(at + 2) if clauses.phrases[at + 1].low == "with" else []


def speaker(reader: Reader) -> list[Party]:
    """Who says what this sentence reports; empty where nobody is named as speaking."""
    clauses = reader.clauses
    for verb in clauses.verb_groups():
        lemma = clauses.head(verb).lemma
        if modality.operators().get(lemma, ("", ""))[0] == "said" and clauses.voice(verb).finite:
            found = [p for p in reader.parties(clauses.subject(verb)) if p.acts]
            if found:
                return found
    return []


def _turned(slots: list[Slot], clauses: Clauses, verb: int, frame: Frame) -> list[Slot]:
    """Turn a passive around: its subject is the object, and `by` names who acts."""
    subject = clauses.subject(verb)
    if subject is None and verb and clauses.phrases[verb - 1].kind == "NP":
        subject = verb - 1  # "a jet shot down by Turkey"
    direct = [] if subject is None else [Slot("", subject)]
    by = [slot for slot in slots if slot.prep == "by"][:1]
    behind: list[Slot] = []
    if frame.objects and subject is not None and subject != verb - 1:
        behind = complements.of_noun(clauses, subject)  # "talks between A and B are held"
    kept = [slot for slot in slots if slot.prep not in {"", "by"}]
    return direct + [s for s in behind if s.phrase < verb and s.prep == "between"] + kept + by


def _object_fits(reader: Reader, frame: Frame, direct: Slot | None) -> bool:
    if frame.objects:
        return _is_person(reader, frame, direct) or _has_object(
            reader.clauses, direct, frame.objects
        )
    return direct is None or "bare" not in frame.flags or bool(reader.parties(direct.phrase))


def _has_infinitive(clauses: Clauses, verb: int) -> bool:
    """`told Iran to stop` asks for something, `told Iran that …` does not."""
    groups = [g for g in clauses.verb_groups() if g > verb]
    return bool(groups) and clauses.voice(groups[0]).infinitive


def _is_person(reader: Reader, frame: Frame, direct: Slot | None) -> bool:
    """`jails Canadian Michael Spavor`: somebody called by nationality and name."""
    if direct is None or not frame.people:
        return False
    head = reader.clauses.head(direct.phrase)
    demonym = head.mention is not None and head.mention.kind == "demonym"
    if demonym and head.low.endswith("s"):
        return True  # "Yemenis are released"
    return any(party.kind == "people" for party in reader.parties(direct.phrase))


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
    heads += [clauses.head(extra) for extra in slot.extra]
    while index + 2 < len(clauses.phrases) and clauses.phrases[index + 1].kind == "CC":
        if clauses.phrases[index + 2].kind != "NP":
            break
        index += 2
        heads.append(clauses.head(index))
    return any(head.lemma.lower() in wanted or head.low in wanted for head in heads)


def _compounds(clauses: Clauses, phrase: int) -> list[str]:
    """`warning shots`: the last two words; `Somali pirates`, of one name: what they are."""
    *_, last = clauses.tokens[clauses.phrases[phrase].start : clauses.phrases[phrase].end]
    before = clauses.words(phrase)[-2:-1]
    found = [f"{before[0]} {last.lemma.lower()}"] if before else []
    if last.mention is not None and " " in last.low:
        noun = last.low.rsplit(" ", 1)[1]
        found += [noun, noun.removesuffix("s")]
    return found


def _sides(
    reader: Reader, verb: int, frame: Frame, slots: list[Slot], subject: list[Party]
) -> tuple[list[Party], list[Party]] | None:
    """Source and target parties as the frame places them; None where a side is missing."""
    sources = [party for party in subject if _may_act(party, frame)]
    if "people" in frame.flags and not sources:
        sources = _crowd(reader, verb, slots)
    targets = _targets(reader, verb, frame, slots, {party.code for party in sources})
    nobody = targets is None
    targets = targets or _aimed_at(reader, frame, slots)
    if nobody and not targets:
        return None
    mutual = "mutual" in frame.flags
    if mutual and not targets and _with_others(reader, slots):
        return None
    if frame.event_type == "CONSULT" and frame.mode != "visit":
        targets = [party for party in targets if party.acts]  # not "met Cuban journalists"
    impersonal = mutual and not sources and any(slot.prep == "between" for slot in slots)
    if "swap" in frame.flags or impersonal:
        sources, targets = targets, sources
    enough = bool(sources and targets) or (mutual and _several(sources))
    return (sources, targets) if enough and _rank_fits(sources, frame) else None


def _aimed_at(reader: Reader, frame: Frame, slots: list[Slot]) -> list[Party]:
    """`kills ten in air strikes against X`: the blow and not the verb names its target."""
    clauses = reader.clauses
    if frame.event_type == "ASSAULT":
        return [
            party
            for slot in slots
            if slot.prep == "against"
            and any(_is_attack(clauses, slot.phrase - back) for back in (2, 3))
            for party in reader.parties(slot.phrase, slot.extra)
        ]
    if "mutual" in frame.flags and frame.event_type in {"SUPPORT", "AGREE"} and frame.objects:
        return _in_deed(reader, slots)
    return []


def _in_deed(reader: Reader, slots: list[Slot]) -> list[Party]:
    """`signs a deal to open a base in X`: what the agreement is about says with whom."""
    clauses = reader.clauses
    direct = next((s for s in slots if s.prep == ""), None)
    if direct is None:
        return []
    end, _ = complements.with_of(clauses, direct.phrase)
    if clauses.kind(end) != "VG" or not clauses.voice(end).infinitive:
        return []
    behind = complements.of_verb(clauses, end, end)
    found = (reader.parties(s.phrase, s.extra) for s in behind)
    return next((parties for parties in found if parties), [])


def _between(
    reader: Reader, frame: Frame, slots: list[Slot]
) -> tuple[list[Party], list[Party]] | None:
    """`talks between Russia and Ukraine are postponed`: by both, where nobody else is named."""
    if frame.event_type in {"ASSAULT", "COERCE"} or "between" not in frame.slots:
        return None
    found = [p for s in slots if s.prep == "between" for p in reader.parties(s.phrase)]
    return (found, []) if _several(found) else None


def _is_attack(clauses: Clauses, at: int) -> bool:
    """Whether a phrase names an attack."""
    return clauses.kind(at) == "NP" and clauses.head(at).lemma in lexicon.classes()["@attack"]


def _with_others(reader: Reader, slots: list[Slot]) -> bool:
    """`Spanish and Moroccan police clashed with migrants`: not with each other."""
    return any(
        slot.prep == "with" and "other" not in reader.clauses.words(slot.phrase) for slot in slots
    )


def _rank_fits(sources: list[Party], frame: Frame) -> bool:
    """Only soldiers end an occupation, only officials pay a visit."""
    if "military" in frame.flags:
        return all(party.sector == "MIL" for party in sources)
    if "official" in frame.flags:
        return all(party.person or party.sector in {"GOV", "LEG"} for party in sources)
    return True


def _several(parties: list[Party]) -> bool:
    return len({party.code for party in parties}) > 1


def _agents(reader: Reader, frame: Frame, slots: list[Slot]) -> list[Party]:
    """Who acts in a passive: `by Turkey`, or `in an Israeli air strike`."""
    by = [p for s in slots if s.prep == "by" for p in reader.parties(s.phrase, s.extra)]
    if by or frame.event_type != "ASSAULT":
        return by or _where(reader, frame, slots) or _host(reader, frame, slots)
    clauses = reader.clauses
    return [
        replace(party, kind="force")
        for slot in slots
        if (slot.prep in _DURING and _is_attack(clauses, slot.phrase))
        or (slot.prep == "with" and clauses.head(slot.phrase - 2).lemma in _FIGHTS)
        for party in reader.parties(slot.phrase, slot.extra)
    ] or _when_armed(reader, slots)


def _when_armed(reader: Reader, slots: list[Slot]) -> list[Party]:
    """`ten were killed when Iraqi forces stormed the camp`: the blow is told in the clause."""
    clauses = reader.clauses
    subject = slots[0].phrase if slots and not slots[0].prep else -1
    verb, told = [*(g for g in clauses.verb_groups() if g > subject), 0, 0][:2]
    for at in range(verb + 1, told - 1):
        if clauses.phrases[at].low in _AS and clauses.subject(told) == at + 1:
            return [p for p in reader.parties(at + 1) if p.kind == "force" or p.sector in _ARMED]
    return []


def _host(reader: Reader, frame: Frame, slots: list[Slot]) -> list[Party]:
    """`Russia's ambassador to Poland was summoned`: by the state that he is sent to."""
    if not slots or slots[0].prep or frame.verb not in _BY_HOST:
        return []
    if reader.clauses.head(slots[0].phrase).lemma not in _ENVOYS:
        return []
    behind = complements.of_noun(reader.clauses, slots[0].phrase)
    return [
        replace(party, kind="agent", sector="GOV")
        for slot in behind[:1]
        if slot.prep in {"to", "in"}
        for party in reader.parties(slot.phrase)
        if party.name
    ]


def _where(reader: Reader, frame: Frame, slots: list[Slot]) -> list[Party]:
    """`a Canadian was arrested in China`: the law is enforced by the state where it happens."""
    kind = (frame.event_type, frame.mode)
    found: list[Party] = []
    if kind in _OUT_OF:
        found = [p for s in slots if s.prep == "from" for p in reader.parties(s.phrase, s.extra)]
    elif kind in _BY_LAW:
        found = [
            replace(party, kind="agent", sector="COP", name=False)
            for slot in slots[:4]
            if slot.prep in {"in", "at"}
            and all(s.prep in _BEFORE_PLACE for s in slots[: slots.index(slot)])
            and not (slot.prep == "at" and len(slots) > slots.index(slot) + 1)
            for party in reader.parties(slot.phrase, slot.extra)
            if party.name
        ]
    if not found and frame.event_type == "RETREAT":
        found = _jailer(reader, slots)
    if found or kind not in _BY_LAW | _OUT_OF:
        return found
    return _fronted(reader) or _where_they_were(reader, slots)


def _jailer(reader: Reader, slots: list[Slot]) -> list[Party]:
    """`is released from a U.S. prison`: by the state whose prison it is."""
    return [
        replace(party, kind="agent", sector="COP", name=False)
        for slot in slots
        if slot.prep == "from" and reader.clauses.head(slot.phrase).lemma in _PRISONS
        for party in reader.parties(slot.phrase, slot.extra)
    ]


def _fronted(reader: Reader) -> list[Party]:
    """`In Kenya, a British peer is arrested`: the place that opens the sentence."""
    clauses = reader.clauses
    if clauses.phrases[0].low != "in" or clauses.kind(1) != "NP" or clauses.is_time(1):
        return []
    return [
        replace(party, kind="agent", sector="COP", name=False)
        for party in reader.parties(1)
        if party.name and len(clauses.phrases[1].members) == 1
    ]


def _where_they_were(reader: Reader, slots: list[Slot]) -> list[Party]:
    """`activists watching trials in Belarus are expelled`: a place told with the subject."""
    clauses = reader.clauses
    if not slots or slots[0].prep:
        return []
    subject = slots[0].phrase
    verb = max((g for g in clauses.verb_groups() if clauses.subject(g) == subject), default=0)
    return [
        replace(party, kind="agent", sector="COP", name=False)
        for at in range(subject + 1, verb)
        if clauses.kind(at) == "NP" and clauses.phrases[at - 1].low == "in"
        for party in reader.parties(at)
        if party.name
    ]


def _may_act(party: Party, frame: Frame) -> bool:
    if "people" in frame.flags:
        return party.kind in {"people", "group"} or (party.kind == "agent" and party.sector is None)
    if party.kind == "force":
        return "force" in frame.flags
    if party.kind == "firm":
        return "firm" in frame.flags
    if party.sector in _AGENTLESS_SECTORS and not party.name:
        return "force" in frame.flags
    return party.acts


def _clause_subject(reader: Reader, verb: int) -> list[Party]:
    """`demands (that) Iran halt …`: whoever is to act is asked."""
    kinds, clauses = reader.clauses.phrases, reader.clauses
    at = verb + 1
    if clauses.kind(at) == "P" and clauses.kind(at + 1) == "NP" and clauses.is_time(at + 1):
        at += 2  # "demanded on Sunday that Iran halt"
    if at < len(kinds) and kinds[at].low == "that":
        at += 1
    if at >= len(kinds) or kinds[at].kind != "NP":
        return []
    return [p for p in reader.parties(at) if p.kind in {"agent", "envoy"}]


def _crowd(reader: Reader, verb: int, slots: list[Slot]) -> list[Party]:
    """`protesters burned flags in Manila`: people without a nationality are of where they are."""
    subject = reader.clauses.subject(verb)
    role = role_of(reader.clauses.head(subject)) if subject is not None else None
    amount = subject is not None and reader.clauses.head(subject).low in AMOUNTS
    if not amount and (role is None or role.kind != "people"):
        return []
    places = [
        party
        for slot in slots
        if slot.prep in {"in", "at"}
        for party in reader.parties(slot.phrase, slot.extra)
        if party.name
    ]
    return [
        replace(party, kind="people", sector="CVL", name=False)
        for party in places or _fronted(reader)
    ]


def _targets(
    reader: Reader, verb: int, frame: Frame, slots: list[Slot], acting: set[str]
) -> list[Party] | None:
    """The parties in the first of the frame's slots that names any but those who act.

    None where the act is aimed at somebody who is no state.
    """
    for wanted in frame.slots:
        if wanted == "clause":
            return [p for p in _clause_subject(reader, verb) if p.code not in acting]
        if wanted == "inf":
            return _object_of_purpose(reader, verb)
        bare = wanted.rstrip("!")
        prep = "" if bare in {"obj", "place"} else bare
        for slot in slots:
            if slot.prep != prep or (bare == "between" and not _right_behind(reader, slot, slots)):
                continue
            found = _fitting(reader, wanted, slot)
            others = [party for party in found if party.code not in acting]
            if others:
                return found
            if wanted == "obj" and _nobody(reader, slot):
                return None
    return []


def _object_of_purpose(reader: Reader, verb: int) -> list[Party]:
    """`scrambles jets to intercept two bombers`: the object of the infinitive is the target."""
    clauses = reader.clauses
    for index in clauses.verb_groups():
        if index > verb:
            if not clauses.voice(index).infinitive:
                return []
            slots = complements.of_verb(clauses, index, index)
            return [p for s in slots[:1] for p in reader.parties(s.phrase, s.extra)]
    return []


def _right_behind(reader: Reader, slot: Slot, slots: list[Slot]) -> bool:
    """`talks between A and B`, not `met leaders in search of peace between A and B`."""
    return slot is slots[0] or any(s.prep == "" and s.phrase == slot.phrase - 2 for s in slots)


def _nobody(reader: Reader, slot: Slot) -> bool:
    """Whether the object is an armed group or a person, so that a place is not the target."""
    head = reader.clauses.head(slot.phrase)
    role = role_of(head)
    return head.mention is not None or (role is not None and role.kind != "force")


def _fitting(reader: Reader, wanted: str, slot: Slot) -> list[Party]:
    parties = reader.parties(slot.phrase, slot.extra)
    if wanted == "obj!":
        return [p for p in parties if p.kind in {"agent", "envoy"}]
    if wanted == "place":
        return [p for p in parties if p.name and p.kind in {"agent", "place"}]
    return parties or _origin(reader, slot) or _apposed(reader, slot)


def _origin(reader: Reader, slot: Slot) -> list[Party]:
    """`a ship from Iran`, `goods imported from China`: a thing is its maker's; not `in Aleppo`."""
    clauses = reader.clauses
    behind = complements.with_of(clauses, slot.phrase)[0]
    behind += clauses.kind(behind) == "REL"
    if clauses.kind(behind) == "VG" and clauses.head(behind).low in _MADE:
        behind += 1
    if clauses.kind(behind + 1) == "NP" and clauses.phrases[behind].low == "from":
        return reader.parties(behind + 1)
    return []


def _apposed(reader: Reader, slot: Slot) -> list[Party]:
    """`sanctions on X, the son of the president of Chad`: the apposition says whose."""
    clauses = reader.clauses
    comma, _ = complements.with_of(clauses, slot.phrase)
    if not complements.describes(clauses, comma + 1) or clauses.kind(comma) != "COMMA":
        return []
    if not clauses.head(slot.phrase).tag.startswith("NNP"):
        return []
    end, _ = complements.with_of(clauses, comma + 1)
    inside = [at for at in range(comma + 1, end) if clauses.kind(at) == "NP"]
    return next((found for at in inside if (found := reader.parties(at))), [])


def _trigger(clauses: Clauses, verb: int, frame: Frame, direct: Slot | None) -> Span:
    start = clauses.head(verb).span.start
    end = clauses.head(verb).span.end
    if frame.particle:
        end = clauses.head(clauses.particle(verb)[1]).span.end
    if frame.objects and direct is not None and direct.phrase > verb:
        object_end = clauses.head(direct.phrase).span.end
        if object_end - end <= _MAX_GAP:
            end = object_end
    return Span(start, end)
