"""Whom a noun phrase means in its text: names, `of` phrases, pronouns, descriptions.

"He", "his government", "the head of state", "the two countries" are resolved by rule within
their paragraph or the sentence before, or left alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from relations.coder.actors import CURRENT, PERSON_NOUNS, Party, distinct, named
from relations.coder.clauses import Clauses
from relations.coder.gazetteer import BODIES
from relations.coder.roles import role_of
from relations.coder.words import Token
from relations.records import Span

_PLURALS = {
    "country", "side", "leader", "president", "minister", "nation", "government", "party",
    "neighbour", "neighbor", "state", "ally", "official", "delegation", "army", "rival", "man",
    "premier", "capital",
}  # fmt: skip
AMOUNTS = {
    "hundreds", "thousands", "dozens", "scores", "tens", "millions", "group", "crowd", "number",
    "majority", "some", "many", "most", "all", "several", "one", "two", "three", "four", "five",
    "six", "seven", "eight", "nine", "ten", "dozen", "hundred", "couple", "pair", "handful",
}  # fmt: skip
_SEATED = {"JUD", "COP", "LEG"}
#: Kinds of party that are a country's without acting for it: "X, a Russian oil company".
_BELONGINGS = {"thing", "firm", "force"}
#: Offices that only a state has.
_OFFICES = {"president", "minister", "premier", "chancellor", "king", "emir"}
_SEATED_NOUNS = {"authority", "authorities", "government", "ministry", "regime", "administration"}
#: Nouns for a state itself, as opposed to an organ of it.
_COUNTRY_NOUNS = {"country", "kingdom", "nation", "state", "republic"}
_STATE_NOUNS = {
    "government", "country", "kingdom", "ministry", "army", "military", "regime", "nation",
    "state", "republic", "administration", "authority", "parliament",
}  # fmt: skip


@dataclass(slots=True)
class Memory:
    """Whom the text spoke of last: a person, a state, and several states together."""

    person: Party | None = None
    state: Party | None = None
    several: tuple[Party, ...] = ()
    paragraph: int = -1
    sentence: int = -1
    at: dict[str, tuple[int, int]] = field(default_factory=dict)
    bearers: dict[str, Party] = field(default_factory=dict)  # by the noun that was used

    def move(self, paragraph: int, sentence: int) -> None:
        """Go to the next sentence."""
        self.paragraph, self.sentence = paragraph, sentence

    def note(self, what: str, value: Party | tuple[Party, ...]) -> None:
        """Remember a person, a state or several states as of this sentence."""
        setattr(self, what, value)
        self.at[what] = (self.paragraph, self.sentence)

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


@dataclass(slots=True)
class Reader:
    """Resolves the noun phrases of one sentence, given whom the text spoke of before."""

    clauses: Clauses
    memory: Memory
    _resolved: dict[int, list[Party]] = field(default_factory=dict)

    def parties(self, phrase: int | None, extra: Iterable[int] = ()) -> list[Party]:
        """The countries that a noun phrase and its `of` phrases stand for, in order."""
        if phrase is None or self.clauses.phrases[phrase].kind != "NP":
            return []
        if phrase not in self._resolved:
            self._resolved[phrase] = []  # a pronoun never resolves to itself
            self._resolved[phrase] = self._resolve(phrase, list(extra))
        return self._resolved[phrase]

    def _resolve(self, phrase: int, extra: list[int]) -> list[Party]:
        found: list[Party] = []
        if self._labels(phrase):
            return found
        for start, end in self.clauses.phrases[phrase].members:
            found += self._member(self.clauses.tokens[start:end], phrase)
        if any(word in CURRENT for word in self.clauses.words(phrase)):
            found = [self._in_office(party) for party in found]
        of = extra or self._of(phrase)
        if not found and of:
            found = self._owned(phrase, of)
        if not found:
            found = self._apposed(phrase) or self._located(phrase)
        return distinct(found)

    def _labels(self, phrase: int) -> bool:
        """`Iran–United States relations: …`: a label without a verb before a colon acts not."""
        kinds = self.clauses.phrases
        end = next((i for i in range(len(kinds)) if kinds[i].kind in {"STOP", "VG"}), 0)
        if phrase >= end or kinds[end].low != ":":
            return False
        speaker = role_of(self.clauses.tokens[kinds[end].start - 1])
        return kinds[end].start - kinds[0].start > 2 and speaker is None

    @staticmethod
    def _in_office(party: Party) -> Party:
        """`former premier and current foreign minister`: the office held now counts."""
        if party.kind == "people" and party.sector == "ELI":
            return replace(party, kind="agent", sector="GOV")
        return party

    def _located(self, phrase: int) -> list[Party]:
        """`a court in Minsk`, `the authorities in Dhaka`: where an organ sits says whose it is."""
        head, kinds = self.clauses.head(phrase), self.clauses.phrases
        role = role_of(head)
        seated = role is not None and (role.sector in _SEATED or head.lemma in _SEATED_NOUNS)
        if role is None or not seated or phrase + 2 >= len(kinds):
            return []
        if kinds[phrase + 1].low != "in" or kinds[phrase + 2].kind != "NP":
            return []
        start = self.clauses.tokens[kinds[phrase].start].span.start
        return [
            replace(at, kind=role.kind, sector=role.sector, person=False, name=False,
                    span=Span(start, at.span.end))
            for at in self.parties(phrase + 2)
        ]  # fmt: skip

    def _apposed(self, phrase: int) -> list[Party]:
        """`Kumari Selja, India's tourism minister, …`: the words between commas say whose."""
        kinds = self.clauses.phrases
        name = self.clauses.tokens[kinds[phrase].start : kinds[phrase].end]
        behind = self._behind_comma(phrase)
        if behind is None or not all(t.tag == "NNP" for t in name):
            return []
        if len(kinds[behind].members) > 1:
            return []
        start = self.clauses.tokens[kinds[phrase].start].span
        one = self.clauses.words(behind)[0] in {"a", "an"}
        return [
            p if p.acts else replace(p, span=Span(start.start, name[-1].span.end))
            for p in self.parties(behind)
            if (p.acts and p.person) or p.kind == "people" or (one and p.kind in _BELONGINGS)
        ]

    def _behind_comma(self, phrase: int) -> int | None:
        """The noun phrase behind a comma, an age left out: `Andrew Brunson, 48, a pastor`."""
        kind, at = self.clauses.kind, phrase + 1
        if kind(at + 1) == "NP" and self.clauses.head(at + 1).tag == "CD":
            at += 2
        return at + 1 if kind(at) == "COMMA" and kind(at + 1) == "NP" else None

    def _of(self, phrase: int) -> list[int]:
        kinds = self.clauses.phrases
        if (
            phrase + 2 < len(kinds)
            and (kinds[phrase + 1].low == "of" or self._sent_by(phrase))
            and kinds[phrase + 2].kind == "NP"
        ):
            return [phrase + 2]
        return []

    def _sent_by(self, phrase: int) -> bool:
        """`envoys from the two countries`: who sends is said by "from"."""
        role = role_of(self.clauses.head(phrase))
        senders = {"agent", "envoy", "people", "group"}
        return (
            self.clauses.phrases[phrase + 1].low == "from"
            and role is not None
            and role.kind in senders
        )

    def _owned(self, phrase: int, of: list[int]) -> list[Party]:
        """`the government of Sudan`: the country comes from the `of` phrase, the role before it."""
        head = self.clauses.head(phrase)
        role = role_of(head)
        owners = [party for index in of for party in self.parties(index)]
        if not owners:
            return []
        start = self.clauses.tokens[self.clauses.phrases[phrase].start].span.start
        person = head.lemma in PERSON_NOUNS
        if head.low in AMOUNTS:  # "hundreds of Turks", "a group of Iranian lawmakers"
            return owners
        kind = role.kind if role else "thing"
        return [
            replace(
                owner, kind=kind, sector=role.sector if role else owner.sector, person=person,
                name=False, span=owner.span if len(owners) > 1 else Span(start, owner.span.end),
            )
            for owner in owners
        ]  # fmt: skip

    def _member(self, tokens: Sequence[Token], phrase: int) -> list[Party]:
        found = named(tokens)
        return self._described(tokens, phrase) if found is None else found

    # -- pronouns and descriptions ----------------------------------------------------

    def _described(self, tokens: Sequence[Token], phrase: int) -> list[Party]:
        first, head = tokens[0].low, tokens[-1]
        span = Span(tokens[0].span.start, head.span.end)
        if first == "the" and self._of(phrase):
            return []  # "the government of Sudan": the words behind it say whose
        if first in {"he", "she", "him", "his", "her"}:
            found = self._earlier(phrase, person=True) or self._recall("person")
        elif first in {"it", "its"}:
            found = self._earlier(phrase, person=False) or self._recall("state")
        elif first in {"they", "them", "their"} or _means_several(tokens):
            found = self._earlier_several(phrase)
            if not found and self.memory.near("several"):
                found = list(self.memory.several)
        elif first == "the" and any(token.tag == "POS" for token in tokens):
            return self._owned_by_described(tokens, phrase)
        elif first == "the" and len(tokens) <= 3:
            found = self._by_office(phrase, tokens[1:])
        else:
            return [] if first == "the" else self._without_nationality(tokens, phrase)
        return [self._as_described(party, tokens, span) for party in found]

    def _without_nationality(self, tokens: Sequence[Token], phrase: int) -> list[Party]:
        """`Defence Minister Sergei Shoigu`: the minister of the state spoken of last."""
        if not self._bare_office(tokens):
            return self._organ_there(tokens, phrase)
        span, via = Span(tokens[0].span.start, tokens[-1].span.end), "office"
        return [
            replace(state, kind="agent", sector="GOV", person=True, name=False, via=via, span=span)
            for state in self._recall("state")
        ]

    def _organ_there(self, tokens: Sequence[Token], phrase: int) -> list[Party]:
        """`In Austria, prosecutors …`: organs without a nationality are of where the clause is."""
        role, kinds = role_of(tokens[-1]), self.clauses.phrases
        seated = role is not None and (role.sector in _SEATED or tokens[-1].low == "authorities")
        if role is None or not seated or len(kinds) < 4 or phrase != 3:
            return []
        if kinds[0].low != "in" or kinds[2].kind != "COMMA":
            return []
        span = Span(tokens[0].span.start, tokens[-1].span.end)
        return [
            replace(at, kind=role.kind, sector=role.sector, name=False, span=span, via="there")
            for at in self.parties(1)
            if at.name
        ]

    @staticmethod
    def _bare_office(tokens: Sequence[Token]) -> bool:
        """`Foreign Minister Sergei Lavrov`: an office and a name, without a nationality."""
        capitals = all(t.text[:1].isupper() and t.mention is None for t in tokens)
        offices = [t.lemma.lower().partition(" of ")[0] for t in tokens[:3]]
        named_too = len(tokens) > 2 and role_of(tokens[-1]) is None
        return capitals and named_too and any(office in _OFFICES for office in offices)

    def _owned_by_described(self, tokens: Sequence[Token], phrase: int) -> list[Party]:
        """`the country's ambassador`: the description before "'s" says whose the bearer is."""
        mark = next(i for i, token in enumerate(tokens) if token.tag == "POS")
        if mark < 2 or mark + 1 >= len(tokens) or tokens[mark - 1].lemma not in _STATE_NOUNS:
            return []
        role, head = role_of(tokens[-1]), tokens[-1]
        return [
            replace(
                owner, span=Span(tokens[0].span.start, head.span.end), name=False,
                kind=role.kind if role else "thing", sector=role.sector if role else None,
                person=head.lemma in PERSON_NOUNS, via=" ".join(t.text for t in tokens),
            )
            for owner in self._by_office(phrase, tokens[1:mark])
        ]  # fmt: skip

    def _subjects_before(self, phrase: int) -> list[list[Party]]:
        """The parties of the subjects left of a phrase in its sentence, nearest first."""
        groups = [
            g for g in self.clauses.verb_groups() if g < phrase and self.clauses.voice(g).finite
        ]
        subjects = [self.clauses.subject(group) for group in reversed(groups)]
        return [self.parties(s) for s in subjects if s is not None and s < phrase]

    def _earlier(self, phrase: int, *, person: bool) -> list[Party]:
        """The one acting subject before a pronoun; a person where the pronoun asks for one."""
        for parties in self._subjects_before(phrase):
            fitting = [p for p in parties if p.acts and (p.person or not person)]
            if len(parties) == len(fitting) == 1:
                return fitting
        return []

    def _earlier_several(self, phrase: int) -> list[Party]:
        several = next((found for found in self._subjects_before(phrase) if len(found) > 1), [])
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

    def _recall(self, what: str) -> list[Party]:
        party: Party | None = getattr(self.memory, what)
        return [party] if party is not None and self.memory.near(what) else []

    def _by_office(self, phrase: int, words: Sequence[Token]) -> list[Party]:
        if not words:
            return []
        lemma = words[-1].lemma.lower()
        if lemma == "latter":
            return self._latter(phrase)
        if lemma.partition(" of ")[0] in PERSON_NOUNS:
            return self._recall("person")
        known = self.memory.bearer(lemma)
        if len(words) == 1 and lemma not in _COUNTRY_NOUNS and known:
            return known
        if lemma not in _STATE_NOUNS:
            return []
        if lemma in _COUNTRY_NOUNS and (other := self._spoken_of(phrase)):
            return other
        return self._earlier(phrase, person=False) or self._recall("state")

    def _latter(self, phrase: int) -> list[Party]:
        """`China accuses the Vatican after the latter …`: the state named last before."""
        for at in range(phrase - 1, -1, -1):
            found = [p for p in self.parties(at) if p.name and p.kind == "agent"]
            if found:
                return found[-1:]
        return []

    def _spoken_of(self, phrase: int) -> list[Party]:
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

    def _as_described(self, party: Party, tokens: Sequence[Token], span: Span) -> Party:
        role = role_of(tokens[-1])
        owned = len(tokens) > 1 and tokens[0].tag == "PRP$"
        kind = (role.kind if role else "thing") if owned else party.kind
        words = " ".join(token.text for token in tokens)
        organ = tokens[0].low == "the" and tokens[-1].lemma in _STATE_NOUNS
        sector = role.sector if (owned or organ) and role else party.sector
        return replace(
            party, span=span, kind=kind, sector=sector, name=False, via=words,
            person=(party.person and not owned) or (owned and tokens[-1].lemma in PERSON_NOUNS),
        )  # fmt: skip

    # -- memory -----------------------------------------------------------------------

    def remember(self) -> None:
        """Keep the subjects of this sentence for the pronouns of the next."""
        seen: list[Party] = []
        for group in self.clauses.verb_groups():
            if not self.clauses.voice(group).finite:
                continue
            parties = [p for p in self.parties(self.clauses.subject(group)) if p.code not in BODIES]
            if len(parties) == 1 and parties[0].acts:
                self.memory.note("state", parties[0])
                if parties[0].person:
                    self.memory.note("person", parties[0])
            if len(parties) > 1:
                self.memory.note("several", tuple(parties))
            seen += parties
        self._remember_two(seen)
        self._remember_bearers()

    def _remember_bearers(self) -> None:
        """Keep who was called by a noun of office, force or people, for `the ambassador`."""
        for index, phrase in enumerate(self.clauses.phrases):
            head = self.clauses.head(index)
            if phrase.kind != "NP" or len(phrase.members) > 1 or role_of(head) is None:
                continue
            parties = [p for p in self.parties(index) if not p.via and not p.name]
            if len(parties) == 1 and parties[0].code not in BODIES:
                self.memory.note_bearer(head.lemma.lower(), parties[0])

    def _remember_two(self, seen: list[Party]) -> None:
        every = list(seen)
        for index, phrase in enumerate(self.clauses.phrases):
            if phrase.kind == "NP":
                every += [p for p in self.parties(index) if not p.via and p.code not in BODIES]
        two = distinct(every)
        if len(two) == 2:
            self.memory.note("several", tuple(two))


def _means_several(tokens: Sequence[Token]) -> bool:
    words = {token.low for token in tokens}
    if not words & {"two", "both"}:
        return False
    return tokens[-1].lemma.lower() in _PLURALS or tokens[-1].low in {"two", "both"}
