"""Whom the sentence and the text before a pronoun or description offer for it.

Subjects before it, two in company, a state or person kept in `memory`. Which of them a given
word asks for is decided by `descriptions`.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from relations.coder.actors import Party, distinct
from relations.coder.clauses import Clauses
from relations.coder.gazetteer import BODIES
from relations.coder.memory import Memory
from relations.coder.words import Token

#: Verbs whose subject does what their object names: nobody else did it before.
_DOING = {
    "launch", "carry", "conduct", "make", "stage", "take", "do", "begin", "start", "announce",
    "plan", "order", "end", "stop", "halt", "lift", "impose", "mount", "resume", "pay", "perform",
}  # fmt: skip
#: Pronouns for several.
THEY = {"they", "them", "their"}


@dataclass(slots=True)
class Antecedents(ABC):
    """A sentence and the memory of its text, asked who was spoken of before a phrase."""

    clauses: Clauses
    memory: Memory

    @abstractmethod
    def parties(self, phrase: int | None, extra: Iterable[int] = ()) -> list[Party]:
        """The countries that a noun phrase and its `of` phrases stand for, in order."""

    def subjects_before(self, phrase: int) -> list[list[Party]]:
        """The parties of the subjects left of a phrase in its sentence, nearest first."""
        groups = [
            g for g in self.clauses.verb_groups() if g < phrase and self.clauses.voice(g).finite
        ]
        subjects = [self.clauses.subject(group) for group in reversed(groups)]
        return [self.parties(s) for s in subjects if s is not None and s < phrase]

    def earlier(self, phrase: int, *, person: bool) -> list[Party]:
        """The one acting subject before a pronoun; a person where the pronoun asks for one."""
        if threatened := self._threatened(phrase, person):
            return threatened
        for parties in self.subjects_before(phrase):
            fitting = [p for p in parties if p.acts and (p.person or not person)]
            if len(parties) == len(fitting) == 1:
                return fitting
        return []

    def _threatened(self, phrase: int, person: bool) -> list[Party]:
        """`will impose sanctions on Russia if it invades`: on whom the condition is put."""
        before = self.clauses.phrases[phrase - 1].low if phrase else ""
        put_on = phrase > 2 and self.clauses.phrases[phrase - 3].low in {"on", "against"}
        if person or before not in {"if", "unless", "until"} or not put_on:
            return []
        return [p for p in self.parties(phrase - 2) if p.acts and p.name]

    def several(self, tokens: Sequence[Token], phrase: int) -> list[Party]:
        """`They`, `both sides`: subjects before, the many or the two told of, a plural before."""
        found = self._earlier_several(phrase)
        if not found and tokens[0].low in THEY:
            found = self.recall("many")
        if not found and self.memory.near("several"):
            found = list(self.memory.several)
        return found or self._plural(tokens, phrase)

    def met(self, phrase: int) -> list[Party]:
        """`Japan held a Chinese captain. The coast guard had arrested him`: not its subject."""
        acting = {p.code for subject in self.subjects_before(phrase)[:1] for p in subject}
        if any(p.code in acting for p in self.recall("person")) or not self.memory.person:
            return [p for p in self.recall("other") if acting and p.code not in acting]
        return []

    def _plural(self, tokens: Sequence[Token], phrase: int) -> list[Party]:
        """`intercepts two Russian jets, claiming they …`: the many named last before."""
        if tokens[0].low not in THEY:
            return []
        for at in range(phrase - 1, -1, -1):
            if self.clauses.kind(at) == "NP" and self.clauses.head(at).tag in {"NNS", "NNPS"}:
                found = self.parties(at)
                return found if len(found) == 1 and found[0].kind != "place" else []
        return []

    def place_before(self, phrase: int, noun: str) -> list[Party]:
        """`in North Waziristan in an attack on the region`: the place named last before."""
        for at in range(phrase - 1, -1, -1):
            found = self.parties(at)
            same = bool(found) and self.clauses.head(at).lemma.lower() == noun
            if same or any(party.kind == "place" for party in found):
                return found if len(found) == 1 else []
        return self.recall("place")

    def deed(self, phrase: int) -> list[Party]:
        """`Russia moved missiles. Warsaw condemned the move`: of the state that acted before."""
        verb = phrase - 1 if self.clauses.kind(phrase - 1) == "VG" else phrase - 2
        if self.clauses.kind(verb) != "VG" or self.clauses.head(verb).lemma in _DOING:
            return []
        acting = {p.code for p in self.parties(self.clauses.subject(verb))}
        earlier = [p for subject in self.subjects_before(verb) for p in subject]
        found = [p for p in [*earlier, *self.recall("state")] if p.code not in acting][:1]
        return [replace(p, kind="thing", sector=None, person=False) for p in found if acting]

    def _earlier_several(self, phrase: int) -> list[Party]:
        several = next((found for found in self.subjects_before(phrase) if len(found) > 1), [])
        return several or self._company(phrase)

    def _company(self, phrase: int) -> list[Party]:
        """`Assad hosts the Iranian leader in Damascus, where they …`: subject and object."""
        for group in reversed([g for g in self.clauses.verb_groups() if g + 1 < phrase]):
            behind = group + 2 if self.clauses.phrases[group + 1].low == "with" else group + 1
            subject = self.clauses.subject(group)
            if not self.clauses.voice(group).finite or behind >= phrase or subject is None:
                continue
            both = distinct([*self.parties(subject), *self.parties(behind)])
            if len(both) > 1 and all(party.acts and party.person for party in both):
                return both
        return []

    def recall(self, what: str) -> list[Party]:
        """What the memory holds of a kind, if it is of this paragraph or the sentence before."""
        party: Party | None = getattr(self.memory, what)
        return [party] if party is not None and self.memory.near(what) else []

    def latter(self, phrase: int) -> list[Party]:
        """`China accuses the Vatican after the latter …`: the state named last before."""
        for at in range(phrase - 1, -1, -1):
            found = [p for p in self.parties(at) if p.name and p.kind == "agent"]
            if found:
                return found[-1:]
        return []

    def spoken_of(self, phrase: int) -> list[Party]:
        """`wants talks with China and urges the country to …`: not the subject, but the other."""
        verb = phrase - 1
        if self.clauses.kind(verb) != "VG":
            return []
        acting = {p.code for p in self.parties(self.clauses.subject(verb))}
        for at in range(verb - 1, -1, -1):
            others = [p for p in self.parties(at) if p.code not in acting | BODIES]
            if acting and len(others) == 1 and others[0].name:
                return others
        return []
