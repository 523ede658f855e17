"""Which countries a noun phrase stands for, in what role, and whom a pronoun means.

A phrase may name a state outright, by its people, its seat of government, its leader or an
office ("his Turkish and Iranian counterparts"). Pronouns and descriptions ("the head of
state", "the two countries") are resolved by rule within their paragraph or the sentence
before, or left alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from relations.coder.clauses import Clauses
from relations.coder.gazetteer import BODIES, PERSON, Mention
from relations.coder.roles import Role, role_of
from relations.coder.tagging import Token
from relations.records import Span

_PREFIXES = {"pro", "anti", "ex", "non", "post", "pan", "mid"}
_ACTING_SUFFIXES = {"led", "run"}
_PLURALS = {
    "country", "side", "leader", "president", "minister", "nation", "government", "party",
    "neighbour", "neighbor", "state", "ally", "official", "delegation", "army", "rival", "man",
    "premier", "capital",
}  # fmt: skip
_STATE_NOUNS = {
    "government", "country", "kingdom", "ministry", "army", "military", "regime", "nation",
    "state", "republic", "administration", "authority", "parliament",
}  # fmt: skip
_PERSON_NOUNS = {
    "president", "minister", "leader", "head", "premier", "chancellor", "king", "queen",
    "secretary", "diplomat", "official", "envoy", "spokesman", "spokeswoman", "prince", "emir",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Party:
    """A country as it takes part in an act, and the words that stand for it.

    `kind` is a Role's kind, `thing` (an object that is the country's) or `place`; `name` is
    true where the phrase's last word names the country itself; `via` says how a pronoun or
    description was resolved, empty where the words name the country.
    """

    code: str
    sector: str | None
    span: Span
    kind: str
    person: bool = False
    name: bool = False
    via: str = ""

    @property
    def acts(self) -> bool:
        """Whether the party can act for its state."""
        return self.kind in {"agent", "envoy"}


@dataclass(slots=True)
class Memory:
    """Whom the text spoke of last: a person, a state, and several states together."""

    person: Party | None = None
    state: Party | None = None
    several: tuple[Party, ...] = ()
    paragraph: int = -1
    sentence: int = -1
    at: dict[str, tuple[int, int]] = field(default_factory=dict)

    def move(self, paragraph: int, sentence: int) -> None:
        """Go to the next sentence."""
        self.paragraph, self.sentence = paragraph, sentence

    def note(self, what: str, value: Party | tuple[Party, ...]) -> None:
        """Remember a person, a state or several states as of this sentence."""
        setattr(self, what, value)
        self.at[what] = (self.paragraph, self.sentence)

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
        for start, end in self.clauses.phrases[phrase].members:
            found += self._member(self.clauses.tokens[start:end], phrase)
        of = extra or self._of(phrase)
        if not found and of:
            found = self._owned(phrase, of)
        if not found:
            found = self._apposed(phrase)
        return _distinct(found)

    def _apposed(self, phrase: int) -> list[Party]:
        """`Kumari Selja, India's tourism minister, …`: the words between commas say whose."""
        kinds = self.clauses.phrases
        if phrase + 2 >= len(kinds) or kinds[phrase + 1].kind != "COMMA":
            return []
        name = self.clauses.tokens[kinds[phrase].start : kinds[phrase].end]
        if kinds[phrase + 2].kind != "NP" or not all(t.tag == "NNP" for t in name):
            return []
        if len(kinds[phrase + 2].members) > 1:
            return []
        return [p for p in self.parties(phrase + 2) if p.acts and p.person]

    def _of(self, phrase: int) -> list[int]:
        kinds = self.clauses.phrases
        if phrase + 2 < len(kinds) and kinds[phrase + 1].low == "of" and kinds[phrase + 2].kind == "NP":
            return [phrase + 2]
        return []

    def _owned(self, phrase: int, of: list[int]) -> list[Party]:
        """`the government of Sudan`: the country comes from the `of` phrase, the role before it."""
        head = self.clauses.head(phrase)
        role = role_of(head)
        owners = [party for index in of for party in self.parties(index)]
        if not owners:
            tokens = self.clauses.tokens[slice(*self.clauses.phrases[phrase].members[0])]
            return self._described(tokens, phrase)
        start = self.clauses.tokens[self.clauses.phrases[phrase].start].span.start
        kind = role.kind if role else "thing"
        person = head.lemma in _PERSON_NOUNS
        return [
            replace(
                owner, kind=kind, sector=role.sector if role else owner.sector, person=person,
                name=False, span=owner.span if len(owners) > 1 else Span(start, owner.span.end),
            )
            for owner in owners
        ]  # fmt: skip

    def _member(self, tokens: Sequence[Token], phrase: int) -> list[Party]:
        names = [t for i, t in enumerate(tokens) if t.mention is not None and not _demoted(tokens, i)]
        if not names:
            return self._described(tokens, phrase) if not any(t.mention for t in tokens) else []
        head = tokens[-1]
        if head.mention is not None and head in names and head.mention.kind != "demonym":
            return [_named(head.mention, tokens)]
        return _modified(names, tokens)

    # -- pronouns and descriptions ----------------------------------------------------

    def _described(self, tokens: Sequence[Token], phrase: int) -> list[Party]:
        first, head = tokens[0].low, tokens[-1]
        span = Span(tokens[0].span.start, head.span.end)
        if first in {"he", "she", "him", "his", "her"}:
            found = self._earlier(phrase, person=True) or self._recall("person")
        elif first in {"it", "its"}:
            found = self._earlier(phrase, person=False) or self._recall("state")
        elif first in {"they", "them", "their"} or _means_several(tokens):
            found = self._earlier_several(phrase)
            if not found and self.memory.near("several"):
                found = list(self.memory.several)
        elif first == "the" and len(tokens) <= 3:
            found = self._by_office(tokens[1:])
        else:
            return []
        return [self._as_described(party, tokens, span) for party in found]

    def _subjects_before(self, phrase: int) -> list[list[Party]]:
        """The parties of the subjects left of a phrase in its sentence, nearest first."""
        groups = [g for g in self.clauses.verb_groups() if g < phrase and self.clauses.voice(g).finite]
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
        return next((found for found in self._subjects_before(phrase) if len(found) > 1), [])

    def _recall(self, what: str) -> list[Party]:
        party: Party | None = getattr(self.memory, what)
        return [party] if party is not None and self.memory.near(what) else []

    def _by_office(self, words: Sequence[Token]) -> list[Party]:
        if not words:
            return []
        lemma = words[-1].lemma.lower()
        if lemma.partition(" of ")[0] in _PERSON_NOUNS:
            return self._recall("person")
        return self._recall("state") if lemma in _STATE_NOUNS else []

    def _as_described(self, party: Party, tokens: Sequence[Token], span: Span) -> Party:
        role = role_of(tokens[-1])
        owned = len(tokens) > 1 and tokens[0].tag == "PRP$"
        kind = (role.kind if role else "thing") if owned else party.kind
        words = " ".join(token.text for token in tokens)
        sector = role.sector if owned and role else party.sector
        return replace(
            party, span=span, kind=kind, sector=sector, name=False, via=words,
            person=party.person and not owned or owned and tokens[-1].lemma in _PERSON_NOUNS,
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

    def _remember_two(self, seen: list[Party]) -> None:
        every = list(seen)
        for index, phrase in enumerate(self.clauses.phrases):
            if phrase.kind == "NP":
                every += [p for p in self.parties(index) if not p.via and p.code not in BODIES]
        distinct = _distinct(every)
        if len(distinct) == 2:
            self.memory.note("several", tuple(distinct))


def _means_several(tokens: Sequence[Token]) -> bool:
    words = {token.low for token in tokens}
    if not words & {"two", "both"}:
        return False
    return tokens[-1].lemma.lower() in _PLURALS or tokens[-1].low in {"two", "both"}


def _demoted(tokens: Sequence[Token], index: int) -> bool:
    """`Turkish-backed rebels`, `pro-Russian separatists`: the name is not the bearer's."""
    token = tokens[index]
    if token.glued and (not index or tokens[index - 1].low in _PREFIXES):
        return True
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    return (
        following is not None
        and following.glued
        and following.mention is None
        and following.low not in _ACTING_SUFFIXES
    )


def _trim(tokens: Sequence[Token]) -> Span:
    start = 0
    while start < len(tokens) - 1 and tokens[start].tag in {"DT", "PRP$", "PDT"}:
        start += 1
    return Span(tokens[start].span.start, tokens[-1].span.end)


def _named(mention: Mention, tokens: Sequence[Token]) -> Party:
    """The phrase ends in a name: a state, its seat, a body, a place or a leader."""
    person = mention.kind == PERSON
    kind = "place" if mention.kind == "place" else "agent"
    sector = mention.sector or ("GOV" if mention.kind in {"seat", PERSON} else None)
    if person and any(t.low == "former" or t.glued and t.low == "president" for t in tokens[:2]):
        sector = "ELI"
    return Party(mention.code, sector, _trim(tokens), kind, person, name=not person)


def _modified(names: list[Token], tokens: Sequence[Token]) -> list[Party]:
    """The phrase ends in another word: an office, people, arms or a thing of the country's."""
    head = tokens[-1]
    role = _role_in(tokens)
    if role is None:
        # "the Oxford vaccine", "the Minsk agreement" are not of a state
        names = [t for t in names if t.mention and t.mention.kind not in {"place", "capital"}]
    if not names:
        return []
    several = _listed(names, tokens)
    chosen = several or names[:1]
    kind, sector, person = _bearing(head, role, tokens)
    made = []
    for token in chosen:
        mention = token.mention
        assert mention is not None  # noqa: S101  (names are tokens with a mention)
        span = token.span if several else _trim(tokens)
        made.append(Party(mention.code, sector or mention.sector, span, kind, person))
    return made


def _role_in(tokens: Sequence[Token]) -> Role | None:
    """The role that the last word names, or the office before a person's own name."""
    head = tokens[-1]
    if head.tag.startswith("NNP") and any(t.mention and t.mention.kind == PERSON for t in tokens):
        return Role("GOV", "agent")
    if head.mention is None or head.mention.kind == "demonym":
        direct = role_of(head)
        if direct or not head.tag.startswith("NNP"):
            return direct
    for token in reversed(tokens[:-1]):
        role = role_of(token) if token.mention is None else None
        if role and role.kind != "force":
            return role
    return None


def _bearing(head: Token, role: Role | None, tokens: Sequence[Token]) -> tuple[str, str | None, bool]:
    """Kind, sector and whether it is a person, of a phrase that carries a country's name."""
    if role is not None:
        person = head.lemma.lower() in _PERSON_NOUNS or head.tag.startswith("NNP")
        return role.kind, role.sector, person and role.kind in {"agent", "envoy"}
    if head.mention is not None and head.mention.kind == "demonym":
        single = tokens[0].low in {"a", "an", "one"} or tokens[0].tag == "CD"
        return ("people" if single else "agent"), head.mention.sector, False
    if head.mention is not None:
        return "thing", None, False
    capital = head.text[:1].isupper() and head.tag.startswith("NNP")
    return ("people" if capital else "thing"), None, False


def _listed(names: list[Token], tokens: Sequence[Token]) -> list[Token]:
    """Names joined by "and", commas or hyphens before one noun; empty where there are not two."""
    if len(names) < 2:
        return []
    places = [i for i, t in enumerate(tokens) if any(t is n for n in names)]
    joined = [names[0]]
    for before, at in zip(places, places[1:], strict=False):
        between = tokens[before + 1 : at]
        tied = tokens[at].glued if not between else all(t.low in {",", "and", "&"} for t in between)
        if not tied:
            break
        joined.append(tokens[at])
    return joined if len(joined) > 1 else []


def _distinct(parties: Iterable[Party]) -> list[Party]:
    found: dict[str, Party] = {}
    for party in parties:
        found.setdefault(party.code, party)
    return list(found.values())
