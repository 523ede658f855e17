"""The memory of a text: whom it spoke of last, sentence by sentence, paragraph by paragraph.

It is filled here after each sentence; what a pronoun takes from it is left to `antecedents`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from relations.coder.actors import Party, distinct
from relations.coder.clauses import Clauses
from relations.coder.gazetteer import BODIES
from relations.coder.roles import role_of

#: What answers which parties a phrase of the sentence stands for.
Parties = Callable[[int | None], list[Party]]


@dataclass(slots=True)
class Memory:
    """Whom the text spoke of last: a person, a state, and several states together."""

    person: Party | None = None
    state: Party | None = None
    other: Party | None = None
    many: Party | None = None
    place: Party | None = None
    several: tuple[Party, ...] = ()
    dealings: tuple[tuple[Party, ...], ...] = ()  # both sides of the acts of this paragraph
    paragraph: int = -1
    sentence: int = -1
    at: dict[str, tuple[int, int]] = field(default_factory=dict)
    bearers: dict[str, Party] = field(default_factory=dict)  # by the noun that was used

    def move(self, paragraph: int, sentence: int) -> None:
        """Go to the next sentence."""
        self.paragraph, self.sentence = paragraph, sentence

    def note(
        self, what: str, value: Party | tuple[Party, ...] | tuple[tuple[Party, ...], ...] | None
    ) -> None:
        """Remember a person, a state or several states as of this sentence."""
        setattr(self, what, value)
        self.at[what] = (self.paragraph, self.sentence)

    def note_dealing(self, sides: tuple[Party, ...]) -> None:
        """Remember an act between two states; those of the paragraphs before are forgotten."""
        kept = self.dealings if self.near("dealings") else ()
        self.note("dealings", (*kept, sides))

    def dealing_of(self, code: str) -> tuple[Party, ...]:
        """Both sides of the last act of this paragraph that a state took part in."""
        last = reversed(self.dealings if self.near("dealings") else ())
        return next((two for two in last if code in {party.code for party in two}), ())

    def last_two(self) -> tuple[Party, ...]:
        """Both sides of the last act of this paragraph."""
        return self.dealings[-1] if self.near("dealings") and self.dealings else ()

    def note_bearer(self, noun: str, party: Party) -> None:
        """Remember whose `the ambassador` is after "the British ambassador"."""
        self.bearers[noun] = party
        self.at[f"the {noun}"] = (self.paragraph, self.sentence)

    def bearer(self, noun: str) -> list[Party]:
        """The bearer of a noun that this paragraph or the sentence before used."""
        return [self.bearers[noun]] if self.near(f"the {noun}") else []

    def near(self, what: str) -> bool:
        """Whether that memory is of this paragraph or of the sentence before."""
        paragraph, sentence = self.at.get(what, (-9, -9))
        return paragraph == self.paragraph or sentence == self.sentence - 1


def remember(memory: Memory, clauses: Clauses, parties_of: Parties) -> None:
    """Keep the subjects of this sentence for the pronouns of the next."""
    seen: list[Party] = []
    for group in clauses.verb_groups():
        if not clauses.voice(group).finite:
            continue
        parties = [p for p in parties_of(clauses.subject(group)) if p.code not in BODIES]
        if len(parties) == 1 and parties[0].acts:
            memory.note("state", parties[0])
            if parties[0].person:
                memory.note("person", parties[0])
        if len(parties) > 1:
            memory.note("several", tuple(parties))
        seen += parties
    _remember_two(memory, clauses, parties_of, seen)
    _remember_other(memory, clauses, parties_of, seen)
    _remember_many(memory, clauses, parties_of)
    _remember_bearers(memory, clauses, parties_of)


def _remember_bearers(memory: Memory, clauses: Clauses, parties_of: Parties) -> None:
    """Keep who was called by a noun of office, force or people, for `the ambassador`."""
    for index, phrase in enumerate(clauses.phrases):
        head = clauses.head(index)
        if phrase.kind != "NP" or len(phrase.members) > 1 or role_of(head) is None:
            continue
        parties = [p for p in parties_of(index) if not p.via and not p.name]
        if len(parties) == 1 and parties[0].code not in BODIES:
            memory.note_bearer(head.lemma.lower(), parties[0])


def _remember_many(memory: Memory, clauses: Clauses, parties_of: Parties) -> None:
    """Keep whom `they` means next: the first subject, if it is several of one country."""
    groups = [g for g in clauses.verb_groups() if clauses.voice(g).finite]
    subject = clauses.subject(groups[0]) if groups else None
    found = parties_of(subject)
    many = subject is not None and clauses.head(subject).tag in {"NNS", "NNPS"}
    memory.note("many", found[0] if many and len(found) == 1 else None)


def _remember_other(
    memory: Memory, clauses: Clauses, parties_of: Parties, seen: list[Party]
) -> None:
    """Keep the person of another country than the subject's, whom `him` means next."""
    acting = {party.code for party in seen}
    for index in range(len(clauses.phrases)):
        for party in parties_of(index):
            if party.kind == "place":
                memory.note("place", party)
            human = party.person or party.kind == "people"
            if human and party.code not in acting | BODIES:
                memory.note("other", party)


def _remember_two(memory: Memory, clauses: Clauses, parties_of: Parties, seen: list[Party]) -> None:
    every = list(seen)
    for index, phrase in enumerate(clauses.phrases):
        if phrase.kind == "NP":
            every += [p for p in parties_of(index) if not p.via and p.code not in BODIES]
    two = distinct(every)
    if len(two) == 2:
        memory.note("several", tuple(two))
