"""How a verb is said: done, planned, hypothetical, denied, refused, threatened, asked for.

Climbs from a verb to the verbs that govern it ("agreed to sell", "is expected to discuss"). What
type and status an act has after all this is settled in `settling`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from relations.coder import lexicon
from relations.coder.clauses import Clauses

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
#: What a word before an infinitive does to it: "is ready to hold talks", "the first to visit".
_LEADING = {
    "ready": "agree", "willing": "agree", "prepared": "agree", "happy": "agree",
    "unwilling": "refuse", "reluctant": "refuse", "able": "wish", "free": "wish",
    "unable": "denied", "keen": "wish", "eager": "wish", "likely": "planned",
    "leaders": "same", "countries": "same", "nations": "same", "states": "same", "first": "same",
    "latest": "same", "last": "same",
}  # fmt: skip
_NEARLY = {"almost", "nearly"}
_WARNING = {"warn", "threaten"}
_SAME = {"it", "he", "she", "they", "we"}
_CONCLUDING = {"sign", "reach", "conclude", "ink", "strike", "announce", "ratify"}
_CLAIMS = {"claim", "allegation", "accusation", "report", "charge", "suggestion", "rumour", "rumor"}
_DENYING = {"deny", "reject", "dismiss", "refute", "dispute"}
#: What announcing does not conclude: "announces its readiness to".
_TOLD = {"readiness": {"announce"}, "willingness": {"announce"}}
_DROPPING = {"abandon", "drop", "break", "scrap", "cancel", "reject", "shelve"}
_CLAIMS = {
    "allegation", "accusation", "suspicion", "claim", "rumour", "speculation", "fear", "demand",
    "request", "call", "proposal",
}  # fmt: skip
_SIGNS = {"sign", "evidence", "indication", "proof"}
#: What is said while something else is done: "will leave, accusing Paris of".
_REMARKS = {
    "accuse", "blame", "criticise", "criticize", "condemn", "denounce", "urge", "praise", "thank",
    "warn", "call",
}  # fmt: skip
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
        if _is_remark(clauses, at):
            reading.subject = clauses.subject(governor)
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


def _is_remark(clauses: Clauses, at: int) -> bool:
    """`will impose sanctions, accusing Ortega`: the remark is made now, whatever lies ahead."""
    remark = clauses.voice(at).gerund and clauses.head(at).lemma in _REMARKS
    return remark and clauses.kind(at - 1) == "COMMA"


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
    aside = clauses.kind(at - 1) == "COMMA" or clauses.phrases[at - 1].low == "while"
    if not (clauses.voice(at).gerund and at and aside):
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
    if voice.modal in {"must", "should"} and said and _another(clauses, at):
        reading.blocked = True  # whom somebody tells what to do has not done it
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
    if voice.finite and (denial := _denied_claim(clauses, at)) is not None:
        reading.effects.append(("denied", clauses.head(denial).text))


def _denied_claim(clauses: Clauses, at: int) -> int | None:
    """`denies claims by China that its aircraft dropped a bomb`: the verb that denies."""
    that = next((i for i in range(at, 0, -1) if clauses.phrases[i].low == "that"), 0)
    noun = that - 1
    while clauses.kind(noun - 1) == "P" and clauses.kind(noun - 2) == "NP":
        noun -= 2
    if that == 0 or clauses.kind(noun) != "NP" or clauses.head(noun).lemma not in _CLAIMS:
        return None
    denying = clauses.kind(noun - 1) == "VG" and clauses.head(noun - 1).lemma in _DENYING
    return noun - 1 if denying else None


def _another(clauses: Clauses, at: int) -> bool:
    """Whether a clause is told of somebody else than the speaker."""
    subject = clauses.subject(at)
    return subject is not None and clauses.words(subject)[0] not in _SAME


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
    lemma, before = clauses.head(noun).lemma, clauses.phrases[noun - 1].low
    if clauses.words(noun)[0] == "any":
        return "blocked"  # "supports any efforts to mediate"
    if effect in {"agree", "planned"} and clauses.head(governor).lemma in _DROPPING:
        return "refuse"
    above, _ = operators().get(clauses.head(governor).lemma, ("", ""))
    if before == "of" and above in {"denied", "alleged", "refuse"}:
        return "blocked"  # "denies reports of an agreement to exchange prisoners"
    if lemma in {"move", "attempt", "effort", "bid"} and before == "in":
        return "blocked"  # "sells arms in a move to threaten Iran"
    if effect == "agree" and clauses.head(governor).lemma in _CONCLUDING - _TOLD.get(lemma, set()):
        return "blocked"  # "signed a deal to build": the signing is the act
    if before in {"for", "over"} and clauses.tokens[clauses.phrases[noun].start].tag == "PRP$":
        return "blocked"  # "criticises Washington for its failure to condemn"
    return effect


def _verb_effect(clauses: Clauses, at: int, governor: int, effect: str, who: str) -> str:
    """What the governing verb does to the act, given how the two are joined."""
    voice = clauses.voice(at)
    if clauses.head(governor).lemma == "rule" and clauses.particle(governor)[0] == "out":
        return "refuse"
    if voice.gerund:
        return _gerund_effect(clauses, at, effect)
    if not voice.infinitive:
        return "purpose"
    if clauses.head(governor).low == "were" and clauses.words(at - 1) == ["were"]:
        return "wish"  # "if Iran were to attack"
    if clauses.head(governor).low in {"is", "are", "was", "were", "be"}:
        told = [word for word in clauses.words(at - 1) if word.isalpha()]
        return _LEADING.get(told[-1] if told else "", "planned")
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
    if before is not None and before.low == "until":
        reading.blocked = True  # "will not end until they withdraw"
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
    if at >= 0 and clauses.kind(at) == "NP" and clauses.head(at).lemma in _CLAIMS:
        reading.blocked |= at == start - 2  # "allegations that it is helping", "demands that he go"
    if at >= 0 and clauses.kind(at) == "NP" and _no_sign(clauses, at):
        reading.effects.append(("denied", " ".join(clauses.words(at))))
    if at >= 0 and clauses.phrases[at].kind == "VG":
        effect, _ = operators().get(clauses.head(at).lemma, ("", ""))
        if effect == "request" and _bare(clauses, start):
            reading.blocked = True  # "requests that Russia arrest him"
        elif effect in {"denied", "wish"}:
            reading.effects.append((effect, clauses.head(at).text))
        elif clauses.head(at).lemma in _WARNING and clauses.words(start)[0] in _SAME:
            _read_warning(clauses.head(at).text, reading)


def _no_sign(clauses: Clauses, at: int) -> bool:
    """`no sign that troops have left`."""
    return clauses.head(at).lemma in _SIGNS and clauses.words(at)[0] == "no"


def _bare(clauses: Clauses, subject: int) -> bool:
    """`that Russia arrest him`: a verb that shows no tense behind its subject."""
    if clauses.head(subject).mention is None:
        return False
    verb = subject + 1 + (clauses.kind(subject + 1) == "ADV")
    head = clauses.head(verb) if clauses.kind(verb) == "VG" else None
    return head is not None and head.low == head.lemma and len(clauses.words(verb)) == 1


def _read_warning(word: str, reading: Reading) -> None:
    """`warns that it will strike Iran`: to say so of oneself is a threat, uttered already."""
    ahead = [i for i, (effect, _) in enumerate(reading.effects) if effect in {"planned", "wish"}]
    if ahead:
        reading.effects[ahead[0]] = ("threat", f"{word} {reading.effects[ahead[0]][1]}")
