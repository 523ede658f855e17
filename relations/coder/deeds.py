"""Deeds that a noun tells: "killed in a strike by A in B", "Belarus's expulsion of diplomats".

A deed counts where the sentence says that it happened: as subject of a verb of happening or
harm, or as the time or cause of something else ("after", "in retaliation for").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from relations.coder import complements, gatherings, modality, nouns
from relations.coder.actors import FIGHTERS, Party
from relations.coder.clauses import Clauses
from relations.coder.complements import Slot
from relations.coder.discourse import Reader
from relations.coder.frames import Act
from relations.coder.gazetteer import BODIES
from relations.coder.speakers import speaker

_STRUCK = {
    "on", "in", "into", "against", "near", "at", "over", "across", "inside", "outside", "along",
    "throughout",
}  # fmt: skip
_SINCE = {"after", "following", "since", "amid", "despite", "with"}
_ENDING = {"ended", "denied", "refuse", "wish", "planned", "threat", "agree"}
_ESTABLISHED = {
    "hold", "remember", "carry", "complete", "confirm", "finalise", "finalize", "conclude",
}  # fmt: skip
_RENEWED = {"announce", "extend", "renew", "introduce", "unveil", "widen", "tighten", "impose"}
_REPORTED = {"report", "say", "believe", "think", "know", "understand"}
_OWN = {"announce", "confirm", "complete", "begin", "finish", "acknowledge"}
_WITNESSED = {"report", "confirm", "acknowledge", "admit", "mark", "follow", "witness", "see"}
_FOILED = {"abort", "foil", "thwart", "prevent", "avert"}
_OUTSIDE = {"outside", "at", "near", "against", "in front of", "over"}
_HELD = {"be", "hold", "stage", "continue", "begin", "erupt", "break", "take", "occur", "go"}
_BEGINNING = {
    "begin", "start", "resume", "take", "come", "enter", "go", "continue", "arrive",
}  # fmt: skip
_HERE = {
    "country", "region", "province", "oblast", "city", "town", "area", "district", "capital",
    "territory", "border", "island", "governorate",
}  # fmt: skip
_STRUCK_SITES = {"embassy", "consulate", "mission", "flotilla", "hotel", "airport", "train"}
_COMING = {"come", "follow", "draw", "prompt", "spark", "mark", "raise"}  # tell no victim
_FATAL = {"kill", "die", "wound", "injure", "hurt", "shoot", "perish", "murder"}
_WAGED = {
    "kill", "hit", "wound", "injure", "destroy", "target", "bomb", "strike", "pound", "retaliate",
    "respond",
}  # fmt: skip


def of_attack(reader: Reader, index: int, row: dict[str, str]) -> Iterator[Act]:
    """`an Israeli raid on`, `killed in a strike by A in B`: who strikes, and whom or where."""
    clauses = reader.clauses
    verb = nouns.verb_of_subject(clauses, index) or nouns.verb_beside(reader, index)
    if nouns.only_thought_of(reader, index):
        return
    waged = verb is not None and clauses.head(verb).lemma in _WAGED
    if verb is not None and not waged and nouns.is_topic(clauses, index, verb):
        return
    if verb is not None and _foiled(clauses, verb):
        return
    slots = nouns.after_participle(clauses, index)
    sources = _strikers(reader, index, slots) or _wagers(reader, index, verb)
    targets = _struck(reader, index, verb, slots, row, sources)
    codes = {p.code for p in sources}
    if not 0 < len(codes) < 4 or not targets or sources[0].sector in FIGHTERS:
        return
    reading = modality.read(clauses, verb) if verb is not None else modality.Reading()
    if not reading.blocked:
        effects = () if row["type"] == "ASSAULT" else tuple(reading.effects)
        yield nouns.act(reader, index, row, (sources, targets), effects)


def _foiled(clauses: Clauses, verb: int) -> bool:
    """`the raid was foiled`, `was called off`: it did not take place."""
    return clauses.head(verb).lemma in _FOILED or nouns.put_off(clauses, verb)


def _strikers(reader: Reader, index: int, slots: list[Slot]) -> list[Party]:
    """Whose the attack is: `Israeli airstrikes`, `a strike by the French air force`."""
    sources = [p for p in nouns.owners(reader, index) if p.kind in {"force", "thing"}]
    if _named_for_place(reader.clauses, index):
        sources = []
    by = nouns.in_slots(reader, slots[:2], {"by"})
    return [*sources, *(p for p in by if p.kind in {"agent", "force"})]


def _named_for_place(clauses: Clauses, index: int) -> bool:
    """`the Madrid attacks`, `the Gaza flotilla raid`: struck there, and not from there."""
    phrase = clauses.phrases[index]
    inside = clauses.tokens[phrase.start : phrase.end]
    names = [t for t in inside if t.mention is not None]
    if any(t.low in _STRUCK_SITES for t in inside):
        return True  # "the United States embassy bombings"
    owned = any(t.tag == "POS" for t in inside)
    seat = {"capital", "place"}
    return not owned and bool(names) and all(t.mention and t.mention.kind in seat for t in names)


def _wagers(reader: Reader, index: int, verb: int | None) -> list[Party]:
    """`Israel kills ten in airstrikes against Syrian targets`: who kills has waged the attack."""
    clauses = reader.clauses
    if verb is None or verb > index or clauses.phrases[index - 1].low not in {"in", "with"}:
        return []
    groups = [g for g in clauses.verb_groups() if g < index and clauses.voice(g).finite]
    if not groups or clauses.voice(groups[-1]).passive or groups[-1] != verb:
        return []
    if clauses.head(verb).lemma not in _WAGED:
        return []
    if nouns.in_slots(reader, complements.of_verb(clauses, verb, verb), {""}):
        return []  # "kills two Iranians in a strike near Aleppo" is aimed at Iran
    return [p for p in reader.parties(clauses.subject(verb)) if p.acts or p.kind == "force"]


def _struck(
    reader: Reader,
    index: int,
    verb: int | None,
    slots: list[Slot],
    row: dict[str, str],
    sources: list[Party],
) -> list[Party]:
    """Where or whom the attack hits: behind the noun, else whom the verb says were hurt."""
    own = {p.code for p in sources} if len({p.code for p in sources}) == 1 else set()
    preps = _STRUCK | set(filter(None, row["target"].split(",")))
    if "state" in row["flags"] and not _begins(reader.clauses, index):
        preps = _STRUCK  # "prices have risen since the invasion of" tells no news
    for slot in slots:
        if slot.prep in preps:
            found = [p for p in nouns.in_slots(reader, [slot], preps) if p.code not in own]
            if found:
                return found
    hurt = _victims(reader, index, verb) or _here(reader, index, slots)
    return [p for p in hurt if p.code not in own and p.code not in BODIES]


def _here(reader: Reader, index: int, slots: list[Slot]) -> list[Party]:
    """`Kiev says Russian shelling continues across the region`: in the speaker's own country."""
    clauses = reader.clauses
    verb = nouns.verb_of_subject(clauses, index)
    behind = complements.of_verb(clauses, verb, verb) if verb is not None else []
    for slot in [*slots, *behind]:
        words = clauses.words(slot.phrase)
        if slot.prep in _STRUCK and words[0] == "the" and words[-1] in _HERE:
            return [p for p in speaker(reader) if p.sector in {"GOV", "MIL", None}]
    return []


def _begins(clauses: Clauses, index: int) -> bool:
    """`since the Russian invasion of Ukraine began`."""
    verb = next((v for v in clauses.verb_groups() if v > index), None)
    return verb is not None and _happens(clauses, verb, lasting=True)


def _victims(reader: Reader, index: int, verb: int | None) -> list[Party]:
    """Whom a verb beside the deed says were killed or hit, and where."""
    clauses = reader.clauses
    if verb is None or clauses.head(verb).lemma in _COMING:
        return []
    verb = _reported(clauses, verb)
    slots = complements.of_verb(clauses, verb, verb)
    fatal = clauses.voice(verb).passive or clauses.head(verb).lemma == "die"
    if verb > index and not fatal:  # the deed is the subject: "a strike kills four near …"
        subject = clauses.kind(index - 1) != "P"
        return nouns.in_slots(reader, slots, {"", *_STRUCK}) if subject else []
    hurt = reader.parties(_sufferer(clauses, verb)) if fatal else []
    places = [s for s in slots if s.prep in _STRUCK and s.phrase > index]
    return hurt or nouns.in_slots(reader, places, _STRUCK)


def _reported(clauses: Clauses, verb: int) -> int:
    """`raids are reported to have killed`: the verb that is reported."""
    after = verb + 1
    if clauses.head(verb).lemma not in _REPORTED or not clauses.voice(verb).passive:
        return verb
    return after if clauses.kind(after) == "VG" and clauses.voice(after).infinitive else verb


def _sufferer(clauses: Clauses, verb: int) -> int | None:
    """The subject of `were killed`; also behind `at least`, which looks like a preposition."""
    subject = clauses.subject(verb)
    if subject is None and clauses.kind(verb - 1) == "NP":
        return verb - 1
    return subject


def of_clash(reader: Reader, index: int, row: dict[str, str]) -> Iterator[Act]:
    """`two Indian soldiers were killed in clashes with Chinese troops`: those killed them."""
    clauses = reader.clauses
    verb = nouns.verb_beside(reader, index)
    if verb is None or verb > index or clauses.phrases[index - 1].low not in {"in", "during"}:
        return
    if clauses.head(verb).lemma not in _FATAL or clauses.voice(verb).modal:
        return
    foes = nouns.in_slots(reader, complements.of_noun(clauses, index), {"with", "against"})
    foes = [p for p in foes if p.kind in {"agent", "force"} and p.sector not in FIGHTERS]
    hurt = reader.parties(_sufferer(clauses, verb)) or speaker(reader)
    hurt = [p for p in hurt if p.code not in {f.code for f in foes}]
    if foes and hurt and not modality.read(clauses, verb).blocked:
        yield nouns.act(reader, index, {**row, "flags": ""}, (foes[:1], hurt[:1]))


def of_measure(reader: Reader, index: int, row: dict[str, str]) -> Iterator[Act]:
    """`Belarus's expulsion of Ukrainian diplomats`, `the release of A's men from B's custody`."""
    clauses = reader.clauses
    fate = _fate(clauses, index, row)
    if not fate and (nouns.is_possible(clauses, index) or not _told(clauses, index, row)):
        return
    slots = nouns.after_participle(clauses, index)
    givers = _givers(reader, index, row, slots)
    if row["type"] == "CONSULT" and _is_announced(clauses, index):
        fate = [("planned", clauses.head(index - 1).text)]
    codes = {p.code for p in givers}
    for prep in filter(None, row["target"].split(",")):
        reached = [p for p in nouns.in_slots(reader, slots, {prep}) if p.code not in codes]
        if row["type"] == "COERCE":  # the arrest of rebels is not aimed at their state
            reached = [p for p in reached if p.sector not in FIGHTERS]
        if givers and reached and givers[0].sector not in FIGHTERS:
            yield nouns.act(reader, index, row, (givers, reached), fate)
            return


def _is_announced(clauses: Clauses, index: int) -> bool:
    """`announces a visit to Yerevan`: it lies ahead."""
    return clauses.kind(index - 1) == "VG" and clauses.head(index - 1).lemma == "announce"


def _givers(reader: Reader, index: int, row: dict[str, str], slots: list[Slot]) -> list[Party]:
    """Whose deed it is: named in the phrase, else behind `by` or `from`, else who announces it."""
    visit = row["type"] == "CONSULT"
    own = [p for p in nouns.owners(reader, index) if p.kind in {"force", "thing", "agent"}]
    own = nouns.officials(own) if visit else own
    if own:
        return own
    behind = nouns.in_slots(reader, slots, filter(None, row["source"].split(",")))[:1]
    found = behind or _announcer(reader, index)
    return nouns.officials(found) if visit else found


def _announcer(reader: Reader, index: int) -> list[Party]:
    """`Iran confirmed the arrest of a British teacher`: its own deed, if no other place is told."""
    clauses = reader.clauses
    if clauses.kind(index - 1) != "VG" or clauses.head(index - 1).lemma not in _OWN:
        return []
    if nouns.in_slots(reader, complements.of_noun(clauses, index), _STRUCK):
        return []
    return [p for p in reader.parties(clauses.subject(index - 1)) if p.acts]


def _fate(clauses: Clauses, index: int, row: dict[str, str]) -> list[tuple[str, str]]:
    """`Kerry's trip to Cuba was postponed`, `is planned for May`."""
    verb = nouns.verb_of_subject(clauses, index)
    return gatherings.fate(clauses, verb, row) if verb is not None else []


def _told(clauses: Clauses, index: int, row: dict[str, str]) -> bool:
    """Whether the sentence says that the deed was done, not only what somebody thinks of it."""
    verb = nouns.verb_of_subject(clauses, index)
    lasting = "state" in row["flags"]
    if verb is not None or lasting:
        return verb is not None and _happens(clauses, verb, lasting=lasting)
    if clauses.kind(index - 1) == "VG":
        return _witnessed(clauses, index - 1)
    if clauses.kind(index - 1) != "P":
        return False
    before = clauses.phrases[index - 1].low
    if before in _SINCE:
        return clauses.kind(index - 2) != "NP" or before in {"after", "following", "since"}
    return (
        before in {"for", "to"}
        and clauses.kind(index - 2) == "NP"
        and clauses.head(index - 2).lemma in nouns.REVENGE
    )


def _witnessed(clauses: Clauses, verb: int) -> bool:
    """`Seoul reported China's invitation to`, `it was Cavusoglu's first visit to`."""
    voice, subject = clauses.voice(verb), clauses.subject(verb)
    if voice.modal or voice.negated or not voice.finite:
        return False
    if clauses.head(verb).lemma == "be":
        return subject is not None and clauses.words(subject) in (["it"], ["this"])
    return clauses.head(verb).lemma in _WITNESSED | _OWN


def _happens(clauses: Clauses, verb: int, *, lasting: bool) -> bool:
    """Whether the verb takes its subject for a fact: not `would`, `was condemned`, `failed`.

    What may last for years (`sanctions on Iran`) must be said to begin.
    """
    voice = clauses.voice(verb)
    if lasting:
        beginning = _RENEWED if voice.passive else _BEGINNING
        return clauses.head(verb).lemma in beginning and not (voice.modal or voice.negated)
    effect, _ = modality.operators().get(clauses.head(verb).lemma, ("", ""))
    if voice.modal or voice.passive or effect in _ENDING:
        return not voice.modal and clauses.head(verb).lemma in _ESTABLISHED
    return not nouns.judges(clauses, verb)


def of_protest(reader: Reader, index: int, row: dict[str, str]) -> Iterator[Act]:
    """`during a rally outside the Turkish embassy in Berlin`: people there protest against it."""
    clauses = reader.clauses
    verb = nouns.verb_of_subject(clauses, index)
    during = clauses.phrases[index - 1].low in {"during", "at", "after", "amid"} if index else False
    held = verb is not None and not clauses.voice(verb).modal and clauses.head(verb).lemma in _HELD
    if nouns.is_possible(clauses, index) or not (during or held):
        return
    slots = _all_behind(clauses, index, verb)
    targets = nouns.in_slots(reader, slots, _OUTSIDE)[:1]
    crowd = [p for p in nouns.owners(reader, index) if p.kind == "thing"]
    crowd += nouns.in_slots(reader, slots, {"by"})
    crowd = crowd or [p for p in nouns.in_slots(reader, slots, {"in"}) if p.name]
    crowd = [replace(p, kind="people", sector="CVL", name=False) for p in crowd[:1]]
    if targets and crowd:
        yield nouns.act(reader, index, row, (crowd, targets))


def _all_behind(clauses: Clauses, index: int, verb: int | None) -> list[Slot]:
    """Every prepositional phrase behind a noun and its verb, over commas, up to the next verb."""
    found: list[Slot] = []
    for at in range(index + 1, len(clauses.phrases) - 1):
        if clauses.kind(at) in {"VG", "SUB", "REL", "STOP"} and at != verb:
            break
        if clauses.kind(at) == "P" and clauses.kind(at + 1) == "NP":
            found.append(
                Slot(clauses.phrases[at].low, at + 1, complements.with_of(clauses, at + 1)[1])
            )
    return found
