"""Who does what to whom in one sentence: subject, objects and governor of each verb group.

Reads the row of phrases by position and word class; which country a phrase stands for is
for `actors`. All indices are indices of phrases.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from relations.coder import lexicon
from relations.coder.phrases import EITHER, Phrase
from relations.coder.tagging import Token

_BE = {"be", "am", "is", "are", "was", "were", "been", "being", "'s", "’s", "get", "got"}
_HAVE = {"have", "has", "had", "having"}
_FUTURE = {"will", "shall", "wo"}
_POSSIBLE = {"may", "might", "could", "can", "ca"}
_NOT = {"not", "n't", "n’t", "never", "neither", "nor", "no"}
_TIME_HEADS = {
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "week", "month",
    "year", "day", "days", "weekend", "today", "yesterday", "tomorrow", "night", "morning",
    "afternoon", "evening", "january", "february", "march", "april", "may", "june", "july",
    "august", "september", "october", "november", "december", "time", "mondays",
}  # fmt: skip
_PARTICLES = {
    "off", "out", "up", "down", "back", "over", "on", "upon", "for", "to", "together", "jointly",
    "dead", "closely",
}  # fmt: skip


@cache
def _clause_takers() -> frozenset[str]:
    """Verbs of saying, asking and expecting, by the operators' list."""
    effects = {"said", "request", "denied", "wish", "planned"}
    return frozenset(r["lemma"] for r in lexicon.rows("operators.tsv") if r["effect"] in effects)


@dataclass(frozen=True, slots=True)
class Voice:
    """How a verb group is said: passive, infinitive or gerund, tense, modal, negation."""

    passive: bool
    infinitive: bool
    gerund: bool
    finite: bool
    modal: str
    negated: bool


@dataclass(frozen=True, slots=True)
class Slot:
    """A complement: the preposition before it ("" for the direct object) and its phrases.

    `extra` holds the `of` phrases that belong to it, in order.
    """

    prep: str
    phrase: int
    extra: tuple[int, ...] = ()


@dataclass(slots=True)
class Clauses:
    """One sentence's tokens and phrases, with the questions asked of their order."""

    tokens: Sequence[Token]
    phrases: Sequence[Phrase]
    _subjects: dict[int, int | None] = field(default_factory=dict)

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
        words = self.words(index)
        auxiliaries, head = words[:-1], self.head(index)
        be = any(word in _BE for word in auxiliaries)
        modal = next((w for w in auxiliaries if w in _FUTURE | _POSSIBLE | {"would", "should", "must"}), "")
        bare = not any(word in _BE | _HAVE or word == modal != "" for word in auxiliaries)
        reduced = head.tag == "VBN" and bare
        return Voice(
            passive=head.tag in {"VBN", "VBD"} and be or reduced,
            infinitive=words[0] == "to",
            gerund=head.tag == "VBG" and not be and not any(w in _HAVE for w in auxiliaries),
            finite=words[0] != "to" and not (head.tag == "VBG" and not be) and not reduced,
            modal=modal,
            negated=any(word in _NOT for word in words) or self._kind(index - 1) == "ADV"
            and self.phrases[index - 1].low in _NOT,
        )

    def particle(self, index: int) -> tuple[str, int]:
        """The word right after a verb group that may belong to the verb, and where it ends."""
        after = index + 1
        if after < len(self.phrases) and self.phrases[after].kind in {"P", "ADV"}:
            if self.phrases[after].low in _PARTICLES:
                return self.phrases[after].low, after
        return "", index

    def is_time(self, index: int) -> bool:
        """Whether a noun phrase only says when ("on Monday", "last week")."""
        return self.head(index).low in _TIME_HEADS or (
            self.head(index).low.isdigit() and len(self.head(index).low) == 4
        )

    def _kind(self, index: int) -> str:
        return self.phrases[index].kind if 0 <= index < len(self.phrases) else ""

    # -- governor ---------------------------------------------------------------------

    def governor(self, index: int) -> int | None:
        """The verb group that an infinitive or gerund depends on; None for a finite verb."""
        voice = self.voice(index)
        if voice.finite:
            return None
        for at in range(index - 1, -1, -1):
            kind = self._kind(at)
            if kind == "VG":
                return at
            if kind == "STOP" or kind == "SUB" and self.phrases[at].low == "that":
                return None
        return None

    def noun_between(self, governor: int, index: int) -> int | None:
        """The noun phrase that stands right before an infinitive: `plans to buy`."""
        at = index - 1
        while at > governor and self._kind(at) in {"ADV", "QUOTE"}:
            at -= 1
        return at if at > governor and self._kind(at) == "NP" else None

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
            kind, low = self._kind(at), self.phrases[at].low
            if kind == "REL" or (kind in {"SUB", "P"} and low == "that" and at == index - 1):
                return self._antecedent(at)
            if kind == "COMMA":
                at = self._before_parenthesis(at)
                continue
            if kind == "CC":
                return self._coordinated(at)
            if kind == "NP":
                if self.is_time(at):
                    at = self._before_time(at)
                    continue
                return self._phrase_head(at)
            if kind in {"ADV", "QUOTE"}:
                at -= 1
                continue
            return self.subject(at) if kind == "VG" and not self.voice(at).finite else None
        return None

    def _before_time(self, at: int) -> int:
        at -= 1
        return at - 1 if self._kind(at) == "P" else at

    def _before_parenthesis(self, comma: int) -> int:
        """Where to go on left of a comma: before the parenthesis it closes, if it closes one."""
        for at in range(comma - 1, -1, -1):
            if self._kind(at) == "COMMA":
                closes = self._kind(at - 1) == "NP" and self._kind(at + 1) != "VG" or (
                    self._kind(at + 1) in {"REL", "VG"}
                )
                return at - 1 if closes else comma - 1
            if self._kind(at) in {"STOP"}:
                break
        return comma - 1

    def _antecedent(self, relative: int) -> int | None:
        at = relative - 1
        while at >= 0 and self._kind(at) in {"COMMA", "QUOTE", "P"}:
            at -= 1
        if self._kind(at) != "NP":
            return None
        # "the objections of Washington, who …": the nearest name is meant after a comma
        return at

    def _coordinated(self, joint: int) -> int | None:
        """The subject of the verb group to the left that a joint continues."""
        for at in range(joint - 1, -1, -1):
            if self._kind(at) == "VG" and self.voice(at).finite:
                return self.subject(at)
            if self._kind(at) == "STOP":
                return None
        return None

    def _phrase_head(self, at: int) -> int | None:
        """The noun phrase that a row of prepositional phrases hangs on."""
        first = at
        while self._kind(first - 1) == "P" and self._kind(first - 2) == "NP":
            if self.phrases[first - 1].low in EITHER:
                return first
            if self.is_time(first - 2):
                return None
            first -= 2
        if self._kind(first - 1) != "P":
            return first
        if self.phrases[first - 1].low in EITHER | {"that"}:
            return first
        return None

    # -- complements ------------------------------------------------------------------

    def slots(self, index: int) -> list[Slot]:
        """The complements of a verb group from left to right, times left out."""
        found: list[Slot] = []
        at, prep, commas = index + 1, "", 0
        while at < len(self.phrases):
            kind = self._kind(at)
            if kind == "NP":
                joined = self._kind(at - 1) == "CC"
                if prep == "" and found and self._kind(at - 1) != "NP" and not joined:
                    break
                if prep == "" and self._starts_clause(at, index):
                    break
                if joined and found:
                    prep = found[-1].prep
                end, extra = self._with_of(at)
                if not self.is_time(at):
                    found.append(Slot(prep, at, extra))
                at, prep = end, ""
                continue
            if kind == "P":
                prep = self.phrases[at].low
            elif kind == "COMMA":
                commas += 1
                if commas > 1 or self._kind(at + 1) != "P":
                    break
            elif kind not in {"ADV", "QUOTE"} and not self._joins_nouns(at):
                break
            at += 1
        return found

    def _joins_nouns(self, at: int) -> bool:
        """`cooperation and trade with`: a joint between noun phrases."""
        return self._kind(at) == "CC" and self._kind(at - 1) == self._kind(at + 1) == "NP"

    def _with_of(self, at: int) -> tuple[int, tuple[int, ...]]:
        extra: list[int] = []
        end = at + 1
        while self._kind(end) == "P" and self.phrases[end].low == "of" and self._kind(end + 1) == "NP":
            extra.append(end + 1)
            end += 2
        return end, tuple(extra)

    def _starts_clause(self, at: int, verb: int) -> bool:
        """Whether an object is rather the subject of a finite verb right behind it.

        "said diplomats held talks" against "expels diplomats held in Kabul": only a verb of
        saying or asking takes a clause without "that".
        """
        end, _ = self._with_of(at)
        if self._kind(end) != "VG" or not self.voice(end).finite:
            return False
        single = self.phrases[end].end - self.phrases[end].start == 1
        if single and self.head(end).tag == "VBD" and self.head(end).low.endswith("ed"):
            return self.head(verb).lemma in _clause_takers()
        return self.head(end).tag != "VBN"

    def complements(self, phrase: int) -> list[Slot]:
        """The prepositional phrases behind a noun phrase, up to the next verb or joint."""
        found: list[Slot] = []
        at = phrase + 1
        while self._kind(at) == "P" and self._kind(at + 1) == "NP":
            end, extra = self._with_of(at + 1)
            found.append(Slot(self.phrases[at].low, at + 1, extra))
            at = end
        return found
