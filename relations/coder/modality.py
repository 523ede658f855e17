"""How a verb is said: done, planned, hypothetical, denied, refused, threatened, asked for.

Climbs from a verb to the verbs that govern it ("agreed to sell", "is expected to discuss")
and settles type and status in the order of the PLOVER literature: mode of the act first,
then the type (announced cooperation is AGREE, threatened harm THREATEN, refused
cooperation REJECT). Hu et al., ACL 2024, measure what this order gains.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from relations.coder import lexicon
from relations.coder.clauses import Clauses

_VERBAL = {"AGREE", "CONSULT", "SUPPORT"}
_MATERIAL = {"COOPERATE", "AID"}
_YIELDING = {"CONCEDE", "RETREAT"}
_HARM = {"PROTEST", "MOBILIZE", "SANCTION", "COERCE", "ASSAULT"}

#: What a noun before an infinitive does to it: "plans to buy", "a threat to attack".
_NOUNS = {
    "plan": "planned", "intention": "planned", "decision": "planned", "move": "planned",
    "agreement": "agree", "deal": "agree", "accord": "agree", "offer": "agree",
    "promise": "agree", "pledge": "agree", "commitment": "agree", "readiness": "agree",
    "willingness": "agree", "threat": "threat", "refusal": "refuse", "failure": "denied",
    "desire": "wish", "proposal": "wish", "effort": "wish", "attempt": "wish", "bid": "wish",
    "right": "wish", "ability": "wish", "chance": "wish", "opportunity": "wish",
    "permission": "wish", "authority": "wish", "bill": "wish", "power": "wish",
    "request": "blocked", "call": "blocked", "demand": "blocked", "pressure": "blocked",
    "time": "same", "contract": "same", "operation": "planned", "mission": "planned",
}  # fmt: skip
#: What an adjective before an infinitive does to it: "is ready to hold talks".
_ADJECTIVES = {
    "ready": "agree", "willing": "agree", "prepared": "agree", "happy": "agree",
    "unwilling": "refuse", "reluctant": "refuse", "able": "wish", "free": "wish",
    "unable": "denied", "keen": "wish", "eager": "wish", "likely": "planned",
}  # fmt: skip
_NEARLY = {"almost", "nearly"}
_WARNING = {"warn", "threaten"}
_SAME = {"it", "he", "she", "they", "we"}
_CONCLUDING = {"sign", "reach", "conclude", "ink", "strike", "announce", "ratify"}
_WHILE = {"after", "before", "while", "since", "when"}
_GOING = {"visit", "travel", "fly", "arrive", "go", "come", "return", "land", "head"}
_ERRANDS = {"meet", "hold", "discuss", "confer", "consult", "negotiate", "talk", "sign", "attend"}
_BLOCKING = {"alleged", "request", "blocked", "purpose"}
_CONDITIONS = {"if", "unless", "whether", "lest", "until"}
_WHETHER_EVENT = ("in the event", "in case", "in the case")


@dataclass(slots=True)
class Reading:
    """What was read around a verb: its subject, effects from the inside out, and the words.

    `subject` is the phrase that does the act; `implied` is true where only the speaker can be
    meant, `owner` where the subject is a noun's owner ("their plan to"). `blocked` means that
    the act is somebody's claim, wish or request and not coded.
    """

    subject: int | None = None
    effects: list[tuple[str, str]] = field(default_factory=list)
    blocked: bool = False
    implied: bool = False
    owner: bool = False


@cache
def operators() -> dict[str, tuple[str, str]]:
    """Effect and subject (subject, object or speaker) by the lemma of a governing verb."""
    return {row["lemma"]: (row["effect"], row["subject"]) for row in lexicon.rows("operators.tsv")}


def read(clauses: Clauses, verb: int) -> Reading:
    """Climb from a verb group to the finite verb above it and collect what each step says."""
    reading = Reading()
    at = verb
    for _ in range(6):  # deeper nesting is not news English but a fault of the tagger
        _read_own(clauses, at, reading)
        governor = _governor(clauses, at)
        if governor is None:
            break
        if not _read_governor(clauses, at, governor, reading):
            return reading
        at = governor
    voice = clauses.voice(at)
    reading.implied = reading.subject is None and voice.passive and at != verb
    if reading.subject is None and not (voice.passive and at != verb and not _raises(clauses, at)):
        reading.subject = clauses.subject(at)
    if reading.subject is None and voice.gerund:
        reading.subject = _subject_behind(clauses, at)
    _read_conditions(clauses, at, reading)
    return reading


def _subject_behind(clauses: Clauses, at: int) -> int | None:
    """`After meeting Putin, Erdogan flew home`: who does what the main clause tells."""
    if clauses.verb_groups()[0] != at or at > 1:
        return None
    if at and clauses.phrases[0].low not in _WHILE:
        return None
    for comma in range(at + 1, len(clauses.phrases) - 1):
        if clauses.kind(comma) == "COMMA" and clauses.kind(comma + 1) == "NP":
            subjects = {clauses.subject(group) for group in clauses.verb_groups() if group > comma}
            if comma + 1 in subjects:
                return comma + 1
    return None


def _governor(clauses: Clauses, at: int) -> int | None:
    """`threatens to close the zone, blaming Seoul`: behind a comma the main verb governs."""
    governor = clauses.governor(at)
    if _is_reduced(clauses, at):
        return None
    if not (clauses.voice(at).gerund and clauses.kind(at - 1) == "COMMA"):
        return governor
    while governor is not None and clauses.voice(governor).infinitive:
        above = clauses.governor(governor)
        if above is None:
            break
        governor = above
    return governor


def _is_reduced(clauses: Clauses, at: int) -> bool:
    """`hopes to free Americans held in Iran`: what is told of a noun hangs on no verb."""
    voice = clauses.voice(at)
    reduced = voice.passive and not voice.finite and not voice.infinitive
    return reduced and clauses.kind(at - 1) == "NP" and len(clauses.words(at)) == 1


def _raises(clauses: Clauses, at: int) -> bool:
    """`is expected to`, `was forced to`: the passive's subject does the dependent act."""
    effect, who = operators().get(clauses.head(at).lemma, ("", ""))
    return effect not in {"", "alleged", "ended"} and who != "speaker"


def _read_own(clauses: Clauses, at: int, reading: Reading) -> None:
    """Take in the verb group itself: `will`, `might`, `not`; `will not` is a refusal."""
    voice = clauses.voice(at)
    words = " ".join(clauses.words(at))
    shared = _shares_modal(clauses, at)
    if shared is not None:
        _read_own(clauses, shared, reading)
        return
    said = any(clauses.head(g).lemma in _saying() for g in clauses.verb_groups() if g < at)
    will = voice.modal in {"will", "shall", "wo"} or (voice.modal == "would" and said)
    if will:
        reading.effects.append(("refuse" if voice.negated else "planned", words))
        return
    if voice.modal:
        reading.effects.append(("wish", words))
    if voice.negated:
        reading.effects.append(("denied", words))
    if _NEARLY & set(clauses.words(at)):
        reading.effects.append(("wish", words))


def _shares_modal(clauses: Clauses, at: int) -> int | None:
    """`will travel to Ankara and hold talks`: the verb whose modal a bare verb shares."""
    head = clauses.head(at)
    bare = head.tag in {"VB", "VBP"} or (head.tag == "VBD" and head.low == head.lemma)
    if clauses.kind(at - 1) != "CC" or not bare:
        return None
    if clauses.phrases[at].end - clauses.phrases[at].start > 1:
        return None
    for left in range(at - 2, -1, -1):
        if clauses.kind(left) in {"STOP", "SUB", "REL"}:
            return None
        if clauses.kind(left) == "VG" and clauses.voice(left).finite:
            return left if clauses.voice(left).modal else None
    return None


@cache
def _saying() -> frozenset[str]:
    return frozenset(lemma for lemma, (effect, _) in operators().items() if effect == "said")


def _read_governor(clauses: Clauses, at: int, governor: int, reading: Reading) -> bool:
    """Take in what the governing verb or noun says; False ends the climb."""
    word = clauses.head(governor)
    effect, who = operators().get(word.lemma, ("purpose", "subject"))
    noun = clauses.noun_between(governor, at) if clauses.voice(at).infinitive else None
    if noun is not None and clauses.head(noun).lemma in _NOUNS:
        word, who = clauses.head(noun), "subject"
        effect = _noun_effect(clauses, governor, noun)
        if _has_owner(clauses, noun):
            reading.subject, reading.owner = noun, True
    else:
        effect = _verb_effect(clauses, at, governor, effect, who)
    if effect in _BLOCKING:
        reading.blocked = True
        return False
    if effect not in {"same", "said"}:
        reading.effects.append((effect, f"{word.text} {' '.join(clauses.words(at))}"))
    if who == "object" and noun is not None:
        reading.subject = noun
    return True


def _noun_effect(clauses: Clauses, governor: int, noun: int) -> str:
    effect = _NOUNS[clauses.head(noun).lemma]
    if effect == "agree" and clauses.head(governor).lemma in _CONCLUDING:
        return "blocked"  # "signed a deal to build": the signing is the act
    return effect


def _verb_effect(clauses: Clauses, at: int, governor: int, effect: str, who: str) -> str:
    """What the governing verb does to the act, given how the two are joined."""
    voice = clauses.voice(at)
    if voice.gerund:
        return _gerund_effect(clauses, at, effect)
    if not voice.infinitive:
        return "purpose"
    if clauses.head(governor).low in {"is", "are", "was", "were", "be"}:
        told = [word for word in clauses.words(at - 1) if word.isalpha()]
        return _ADJECTIVES.get(told[-1] if told else "", "planned")
    if _is_errand(clauses, at, governor):
        return "same"
    if who == "subject" and _has_own_object(clauses, governor):
        return "purpose"
    return effect


def _is_errand(clauses: Clauses, at: int, governor: int) -> bool:
    """`visits Kabul to meet Karzai`: who goes to meet somebody meets him."""
    return clauses.head(governor).lemma in _GOING and clauses.head(at).lemma in _ERRANDS


def _has_owner(clauses: Clauses, noun: int) -> bool:
    """`the bloc's failure to condemn`: the owner of the noun is who fails."""
    phrase = clauses.phrases[noun]
    words = clauses.tokens[phrase.start : phrase.end]
    return any(t.tag in {"POS", "PRP$"} or t.mention is not None for t in words)


def _has_own_object(clauses: Clauses, governor: int) -> bool:
    """`seek a meeting to discuss`: the infinitive says what for, not what was sought."""
    behind = governor + 1
    return (
        behind < len(clauses.phrases)
        and clauses.phrases[behind].kind == "NP"
        and not clauses.is_time(behind)
    )


def _gerund_effect(clauses: Clauses, at: int, effect: str) -> str:
    """`accused of shelling` is a claim, `denied shelling` a denial, `by expelling` a deed."""
    left = at - 1
    while left > 0 and clauses.phrases[left].kind == "ADV":
        left -= 1
    before = clauses.phrases[left].low if at else ""
    if before in {"of", "for", "against"}:
        return "alleged" if effect in {"alleged", "purpose", "request"} else effect
    if before in {"from", "at"}:
        return "blocked"  # "aims at arresting"
    if before in {"by", "after", "before", "since", "while", ","}:
        return "same"
    return effect if effect != "purpose" else "blocked"


def _read_conditions(clauses: Clauses, at: int, reading: Reading) -> None:
    subject = clauses.subject(at)
    start = subject if subject is not None and subject < at else at
    before = clauses.phrases[start - 1] if start else None
    if before is not None and before.low in _CONDITIONS | {"should"}:
        reading.effects.append(("wish", before.low))  # also "should it attack"
    _read_claim(clauses, start, reading)
    first = clauses.phrases[start].start
    lead = " ".join(token.low for token in clauses.tokens[max(0, first - 4) : first])
    if any(phrase in lead for phrase in _WHETHER_EVENT):
        reading.effects.append(("wish", lead))


def _read_claim(clauses: Clauses, start: int, reading: Reading) -> None:
    """`denied that it had attacked`, `hopes that they will meet`."""
    at = start - 1
    if at >= 0 and clauses.phrases[at].low == "that":
        at -= 1
    if at >= 0 and clauses.phrases[at].kind == "VG":
        effect, _ = operators().get(clauses.head(at).lemma, ("", ""))
        if effect in {"denied", "wish"}:
            reading.effects.append((effect, clauses.head(at).text))
        elif clauses.head(at).lemma in _WARNING and clauses.words(start)[0] in _SAME:
            _read_warning(clauses.head(at).text, reading)


def _read_warning(word: str, reading: Reading) -> None:
    """`warns that it will strike Iran`: to say so of oneself is a threat, uttered already."""
    ahead = [i for i, (effect, _) in enumerate(reading.effects) if effect in {"planned", "wish"}]
    if ahead:
        reading.effects[ahead[0]] = ("threat", f"{word} {reading.effects[ahead[0]][1]}")


def settle(
    event_type: str, mode: str | None, effects: Sequence[tuple[str, str]]
) -> tuple[str, str | None, str] | None:
    """Type, mode and status after all effects, from the inside out; None where no act is left."""
    status = "occurred"
    for effect, _ in effects:
        step = _step(event_type, mode, status, effect)
        if step is None:
            return None
        event_type, mode, status = step
    return event_type, mode, status


def settled(event_type: str, mode: str | None, effects: Sequence[tuple[str, str]]) -> str:
    """The type alone after all effects; the plain type where no act is left."""
    found = settle(event_type, mode, effects)
    return found[0] if found else event_type


def _step(
    event_type: str, mode: str | None, status: str, effect: str
) -> tuple[str, str | None, str] | None:
    if effect == "planned":
        return (*_ahead(event_type, mode), "planned" if status == "occurred" else status)
    if effect == "wish":
        return (*_possible(event_type, mode), "hypothetical" if status != "denied" else status)
    if effect == "denied":
        return event_type, mode, "denied"
    return _performed(event_type, mode, effect)


def _ahead(event_type: str, mode: str | None) -> tuple[str, str | None]:
    """The type of an announced act."""
    if event_type in _MATERIAL | {"SUPPORT"}:
        return "AGREE", None
    if event_type in _YIELDING:
        return "CONCEDE", None
    if event_type in _HARM - {"MOBILIZE"}:
        return "THREATEN", _threat(event_type)
    return event_type, mode


def _possible(event_type: str, mode: str | None) -> tuple[str, str | None]:
    """The type of an act that may come: an offer, a concession, or the threat of a measure."""
    if event_type in _MATERIAL:
        return "AGREE", None
    if event_type == "RETREAT":
        return "CONCEDE", None
    if event_type in {"SANCTION", "COERCE"}:
        return "THREATEN", _threat(event_type)
    return event_type, mode


def _threat(event_type: str) -> str | None:
    return {"SANCTION": "restrict", "COERCE": "restrict", "ASSAULT": "violence"}.get(event_type)


def _performed(
    event_type: str, mode: str | None, effect: str
) -> tuple[str, str | None, str] | None:
    """Acts done by saying them: agreeing, threatening, refusing; and acts that end another."""
    if effect == "agree" and event_type == "MOBILIZE":
        return event_type, mode, "planned"  # "is ready to send troops" has sent none yet
    if effect == "agree":
        ahead = "AGREE" if event_type in _VERBAL else _ahead(event_type, mode)[0]
        return ahead, None, "occurred"
    if effect == "threat":
        return "THREATEN", _threat(event_type), "occurred"
    if effect == "refuse" and event_type not in _HARM | {"ACCUSE", "THREATEN"}:
        return "REJECT", "meet" if event_type == "CONSULT" else None, "occurred"
    if effect == "ended":
        return _ended(event_type)
    return None


def _ended(event_type: str) -> tuple[str, str | None, str] | None:
    if event_type in _VERBAL:
        return "REJECT", None, "occurred"
    if event_type in _MATERIAL:
        return "SANCTION", "discontinue", "occurred"
    return ("RETREAT", None, "occurred") if event_type in _HARM else None
