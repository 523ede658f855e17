"""Who acts in one sentence: voice, governor and subject of each verb group.

Reads the row of phrases by position and word class; which country a phrase stands for is
for `actors`. All indices are indices of phrases.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from relations.coder.chunks import EITHER, Phrase
from relations.coder.dates import MONTHS, WEEKDAYS
from relations.coder.roles import role_of
from relations.coder.words import BE, HAVE, Token, is_participle

_PASSIVE = BE | {"get", "got"}
_FUTURE = {"will", "shall", "wo"}
_POSSIBLE = {"may", "might", "could", "can", "ca"}
_NOT = {"not", "n't", "n’t", "never", "neither", "nor", "no"}
_TIME_HEADS = (
    {"week", "month", "year", "day", "days", "weekend", "today", "yesterday", "tomorrow"}
    | {"night", "morning", "afternoon", "evening", "time", *WEEKDAYS, *MONTHS}
)  # fmt: skip
_TOPICS = {"on", "about", "in", "for"}
_SPANS = {"day", "week", "month", "year", "hour", "decade", "minute"}
_CLOSING = {")": "(", "]": "["}
_ABOUT = {"about", "around", "over", "under", "near", "at", "to"}
_PARTICLES = {
    "off", "out", "up", "down", "back", "over", "on", "upon", "for", "to", "together", "jointly",
    "dead", "closely", "in", "under",
}  # fmt: skip


#: Done to people by force or law; without an object behind, their past is a participle.
_DONE_TO = {
    "hold", "detain", "arrest", "jail", "imprison", "capture", "seize", "kidnap", "abduct",
    "deport", "expel", "extradite", "release", "charge", "indict", "convict", "sentence", "kill",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Voice:
    """How a verb group is said: passive, infinitive or gerund, tense, modal, negation."""

    passive: bool
    infinitive: bool
    gerund: bool
    finite: bool
    modal: str
    negated: bool


@dataclass(slots=True)
class Clauses:
    """One sentence's tokens and phrases, with the questions asked of their order."""

    tokens: Sequence[Token]
    phrases: Sequence[Phrase]
    _subjects: dict[int, int | None] = field(default_factory=dict)
    _voices: dict[int, Voice] = field(default_factory=dict)

    def verb_groups(self) -> list[int]:
        """Indices of the verb groups, left to right."""
        return [i for i, phrase in enumerate(self.phrases) if phrase.kind == "VG"]

    def head(self, index: int) -> Token:
        """The last token of a phrase."""
        return self.tokens[self.phrases[index].end - 1]

    def words(self, index: int) -> list[str]:
        """The small-letter words of a phrase."""
        phrase = self.phrases[index]
        return [token.low for token in self.tokens[phrase.start : phrase.end]]

    def voice(self, index: int) -> Voice:
        """How the verb group is said."""
        if index not in self._voices:
            self._voices[index] = self._find_voice(index)
        return self._voices[index]

    def _find_voice(self, index: int) -> Voice:
        words = self.words(index)
        auxiliaries, head = words[:-1], self.head(index)
        be = any(word in _PASSIVE for word in auxiliaries)
        modal = next(
            (w for w in auxiliaries if w in _FUTURE | _POSSIBLE | {"would", "should", "must"}), ""
        )
        bare = not any(word in _PASSIVE | HAVE or word == modal != "" for word in auxiliaries)
        joined = self._joins_passive(index)
        told = bare and (head.tag == "VBN" or joined or self._is_done_to(index))
        reduced = told and not joined
        infinitive = words[0] == "to" or (bare and self._joined_infinitive(index) is not None)
        return Voice(
            passive=(head.tag in {"VBN", "VBD"} and be) or told,
            infinitive=infinitive,
            gerund=head.tag == "VBG" and not be and not any(w in HAVE for w in auxiliaries),
            finite=not infinitive and not (head.tag == "VBG" and not be) and not reduced,
            modal=modal,
            negated=any(word in _NOT for word in words)
            or (self.kind(index - 1) == "ADV" and self.phrases[index - 1].low in _NOT),
        )

    def _joined_infinitive(self, index: int) -> int | None:
        """`to cease fire and negotiate`: the infinitive that a bare verb behind "and" goes on."""
        if self.kind(index - 1) != "CC" or self.head(index).tag not in {"VB", "VBP"}:
            return None
        for at in range(index - 2, -1, -1):
            if self.kind(at) == "VG" and self.head(at).tag != "VBG":
                return at if self.words(at)[0] == "to" else None
            if self.kind(at) in {"STOP", "SUB"}:
                return None
        return None

    def _joins_passive(self, index: int) -> bool:
        """`are shot and killed by`, `is freed from jail and deported`: one auxiliary for two."""
        if self.kind(index - 1) != "CC":
            return False
        if self.kind(index - 2) == "VG" and self.head(index - 2).tag == "VBN":
            return self.voice(index - 2).passive
        before = next((at for at in range(index - 2, -1, -1) if self.kind(at) == "VG"), None)
        return (
            before is not None
            and self._lacks_object(index)
            and self.voice(before).passive
            and self.voice(before).finite
        )

    def _is_done_to(self, index: int) -> bool:
        """`free three Americans held in Tehran`: an object that something was done to."""
        object_before = self.kind(index - 1) == "NP" and self.kind(index - 2) == "VG"
        return object_before and self._lacks_object(index)

    def _lacks_object(self, index: int) -> bool:
        """Whether a verb that asks for an object is a bare past without one."""
        single = self.phrases[index].end - self.phrases[index].start == 1
        past = self.head(index).tag in {"VBD", "VBN"} and self.head(index).lemma in _DONE_TO
        dated = self.kind(index + 1) == "NP" and self.is_time(index + 1)
        return single and past and (dated or self.kind(index + 1) in {"P", "ADV", "STOP"})

    def particle(self, index: int) -> tuple[str, int]:
        """The word right after a verb group that may belong to the verb, and where it ends."""
        after = index + 1
        if self.kind(after) in {"P", "ADV"} and self.phrases[after].low in _PARTICLES:
            return self.phrases[after].low, after
        return "", index

    def is_time(self, index: int) -> bool:
        """Whether a noun phrase only says when ("on Monday", "last week")."""
        if self.words(index) in (["the", "same", "day"], ["that", "day"], ["that", "evening"]):
            return True
        return self.head(index).low in _TIME_HEADS or (
            self.head(index).low.isdigit() and len(self.head(index).low) == 4
        )

    def kind(self, index: int) -> str:
        """The kind of a phrase; empty where there is none."""
        return self.phrases[index].kind if 0 <= index < len(self.phrases) else ""

    # -- governor ---------------------------------------------------------------------

    def governor(self, index: int) -> int | None:
        """The verb group that an infinitive or gerund depends on; None for a finite verb."""
        voice = self.voice(index)
        if voice.finite:
            return None
        joined = self._joined_infinitive(index)
        if joined is not None:
            return self.governor(joined)
        for at in range(index - 1, -1, -1):
            kind = self.kind(at)
            if kind == "VG":
                return at
            if kind == "STOP" or (kind == "SUB" and self.phrases[at].low == "that"):
                return None
        return None

    def noun_between(self, governor: int, index: int) -> int | None:
        """The noun phrase that stands right before an infinitive: `plans to buy`."""
        at = index - 1
        while at > governor and self.kind(at) == "ADV":
            at -= 1
        return at if at > governor and self.kind(at) == "NP" else None

    # -- subject ----------------------------------------------------------------------

    def subject(self, index: int) -> int | None:
        """The noun phrase that a finite verb group has for subject; None where none is found."""
        if index not in self._subjects:
            self._subjects[index] = None  # ends a circle of coordinated verbs
            self._subjects[index] = self._find_subject(index)
        return self._subjects[index]

    def _find_subject(self, index: int) -> int | None:
        at = index - 1
        while at >= 0:
            kind, low = self.kind(at), self.phrases[at].low
            if kind == "REL" or (kind in {"SUB", "P"} and low == "that" and at == index - 1):
                return self._antecedent(at)
            if kind == "COMMA":
                at = self._before_parenthesis(at)
                continue
            if low in _CLOSING:
                at = self._before_bracket(at)
                continue
            if kind == "CC":
                return self._coordinated(at)
            if kind == "NP":
                if self.is_time(at) or self._is_span(at):
                    at = self._before_time(at)
                    continue
                whole = self._before_list(index, at)
                head = self._phrase_head(at) if whole is None else whole
                listed = self._of_listed_verbs(index, head)
                return self._outside_relative(head) if listed is None else listed
            if kind == "ADV" or (kind == "P" and self._is_span(at + 1)):
                at -= 1  # "for more than five months"
                continue
            return self._of_verb_before(at)
        return None

    def _before_list(self, index: int, at: int) -> int | None:
        """`memorandums on climate, trade and schools were signed`: not the schools."""
        first, commas = at, 0
        if self.kind(at - 1) != "CC" or not self.voice(index).passive:
            return None
        while self.kind(first - 1) in {"CC", "COMMA"} and self.kind(first - 2) == "NP":
            commas += self.kind(first - 1) == "COMMA"
            first -= 2
        topic = self.kind(first - 1) == "P" and self.phrases[first - 1].low in _TOPICS
        return self._phrase_head(first) if topic and commas else None

    def _of_verb_before(self, at: int) -> int | None:
        """The subject lent by a participle, or whoever the relative clause that ends here is of."""
        if self.kind(at) != "VG":
            return None
        if self.voice(at).finite:
            return self._antecedent(at - 1) if self.kind(at - 1) == "REL" else None
        return self.subject(at)

    def _is_span(self, at: int) -> bool:
        """`for five months`, `for more than a year`: how long, never who."""
        if self.kind(at) != "NP" or self.kind(at - 1) != "P":
            return False
        return self.head(at).lemma in _SPANS or self.words(at) == ["more"]

    def bearer(self, relative: int) -> int | None:
        """The noun phrase that a relative pronoun takes up."""
        return self._antecedent(relative) if self.kind(relative) == "REL" else None

    def _of_listed_verbs(self, index: int, head: int | None) -> int | None:
        """`telephoned Gul, offered help and invited him`: all of them have the first one's."""
        finite = self.voice(index).finite and not self.voice(index).passive
        if head is None or self.kind(index - 1) != "COMMA" or not finite:
            return None
        first = head - 1
        if (
            self.kind(first) != "VG"
            or not self.voice(first).finite
            or self.kind(first - 1) == "REL"
        ):
            return None
        joined = any(self.kind(at) == "CC" for at in range(index, len(self.phrases)))
        return self.subject(first) if joined else None

    def _outside_relative(self, head: int | None) -> int | None:
        """`refugees who entered the embassy left`: not the embassy left, but the refugees."""
        if head is None or self.kind(head - 1) != "VG":
            return head
        if self.kind(head - 2) == "REL":
            return self._antecedent(head - 2)
        if (whole := self._before_nonfinite(head - 1)) is not None:
            return whole
        before = self._before_reduced(head - 1)
        return head if before is None else before

    def _before_nonfinite(self, verb: int) -> int | None:
        """`a pact meant to prevent clashes was signed`: the pact, not the clashes."""
        voice, at = self.voice(verb), verb - 1
        if voice.gerund and self.kind(at) == "P":
            at -= 1  # "an agreement on clearing the shores has been reached"
        elif not voice.infinitive:
            return None
        if self.kind(at) == "VG" and is_participle(self.head(at).low) and self._lone(at):
            at -= 1  # "Iranians held for breaching embargoes were released"
        if self.kind(at) != "NP" or self.is_time(at):
            return None
        first = self._phrase_head(at)
        return None if first is None or self.kind(first - 1) == "VG" else first

    def _lone(self, verb: int) -> bool:
        return self.phrases[verb].end - self.phrases[verb].start == 1

    def _before_reduced(self, verb: int) -> int | None:
        """`activists watching trials are expelled`: who watches, not what is watched."""
        head = self.head(verb)
        single = self.phrases[verb].end - self.phrases[verb].start == 1
        like_past = head.tag == "VBD" and head.low.endswith("ed") and self.kind(verb + 1) == "P"
        if not single or not (like_past or head.tag in {"VBG", "VBN"}):
            return None
        if self.kind(verb - 1) != "NP":
            return None
        if self.is_time(verb - 1):
            return None
        first = self._phrase_head(verb - 1)
        return None if first is None or self.kind(first - 1) == "VG" else first

    def _before_time(self, at: int) -> int:
        at -= 1
        return at - 1 if self.kind(at) == "P" else at

    def _before_parenthesis(self, comma: int) -> int:
        """Where to go on left of a comma: before the parenthesis it closes, if it closes one."""
        for at in range(comma - 1, -1, -1):
            if self.kind(at) == "COMMA":
                closes = (self.kind(at - 1) == "NP" and self.kind(at + 1) != "VG") or (
                    self.kind(at + 1) in {"REL", "VG"}
                )
                return at - 1 if closes else comma - 1
            if self.kind(at) == "STOP":
                break
        return comma - 1

    def _before_bracket(self, closing: int) -> int:
        """`the premier (a Turk) said`: what stands left of the bracket; -1 where none opens."""
        opening = _CLOSING[self.phrases[closing].low]
        at = closing - 1
        while at >= 0 and self.phrases[at].low != opening:
            at -= 1
        return at - 1

    def _antecedent(self, relative: int) -> int | None:
        at = relative - 1
        while at >= 0 and self.kind(at) in {"COMMA", "P"}:
            at -= 1
        if self.kind(at) != "NP":
            return None
        if self.phrases[relative].low != "who":
            return at
        return self._person_in_row(at)

    def _person_in_row(self, at: int) -> int:
        """`the chairman of the council of Kenya, who`: the office, not the country, is a who."""
        first = at
        while self.kind(first - 1) == "P" and self.kind(first - 2) == "NP":
            first -= 2
            if role_of(self.head(first)) is not None:
                return first
        return at

    def _coordinated(self, joint: int) -> int | None:
        """The subject of the verb group to the left that a joint continues."""
        for at in range(joint - 1, -1, -1):
            if self.kind(at) == "VG" and self.voice(at).finite:
                subject = self.subject(at)
                if subject is not None:
                    return subject
            if self.kind(at) == "STOP":
                return None
        return None

    def _phrase_head(self, at: int) -> int | None:
        """The noun phrase that a row of prepositional phrases hangs on."""
        first = at
        while self.kind(first - 1) == "P" and self.kind(first - 2) == "NP":
            if self.phrases[first - 1].low in EITHER:
                return first
            if self.is_time(first - 2):
                return None
            first -= 2
        if self.kind(first - 1) != "P":
            return first
        if self.phrases[first - 1].low in EITHER | {"that"} or self._is_amount(first):
            return first
        verb = first - 2 - (self.kind(first - 2) == "P")  # "locked up in a town"
        if self.kind(verb) == "VG":
            return self._before_reduced(verb) if verb == first - 2 else self._relative_of(verb)
        return None

    def _relative_of(self, verb: int) -> int | None:
        """Whoever the relative clause is about that a verb ends: `men who had been locked up`."""
        return self._antecedent(verb - 1) if self.kind(verb - 1) == "REL" else None

    def _is_amount(self, at: int) -> bool:
        """`at least four soldiers`, `on Thursday President Putin`: no prepositional phrase."""
        first = self.tokens[self.phrases[at].start]
        if self.phrases[at - 1].low.isdigit():
            return True
        if first.low in WEEKDAYS:
            return self.phrases[at].end - self.phrases[at].start > 1
        return self.phrases[at - 1].low in _ABOUT and (
            first.low in {"least", "most"} or first.tag == "CD"
        )
