"""Whom a noun phrase means in its text: names, `of` phrases, appositions, places of organs.

Pronouns and descriptions are left to `descriptions`, whom the text spoke of before to `memory`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from relations.coder.actors import CURRENT, FIGHTERS, FORMER, PERSON_NOUNS, Party, distinct, named
from relations.coder.descriptions import SEATED, Descriptions
from relations.coder.gazetteer import BODIES
from relations.coder.memory import remember
from relations.coder.roles import Role, role_of
from relations.coder.words import Token
from relations.records import Span

#: Nouns that only count: "hundreds of Turks", "a group of lawmakers".
#: Amounts that make a crowd of a people: "thousands of Afghans protest".
CROWDS = {"hundreds", "thousands", "dozens", "scores", "tens", "millions", "crowd", "hundred"}
AMOUNTS = {
    "hundreds", "thousands", "dozens", "scores", "tens", "millions", "group", "crowd", "number",
    "majority", "some", "many", "most", "all", "several", "one", "two", "three", "four", "five",
    "six", "seven", "eight", "nine", "ten", "dozen", "hundred", "couple", "pair", "handful",
    "member", "members", "part", "parts", "rest", "remainder", "contingent",
}  # fmt: skip
#: Kinds of party that are a country's without acting for it: "X, a Russian oil company".
_BELONGINGS = {"thing", "firm", "force"}
#: One name for two states: "the two Koreas".
_PARTED = {"koreas": ("KOR", "PRK")}
_HOSTS = {"host", "guest", "visitor"}
_SEATED_NOUNS = {
    "leader", "leaders", "leadership", "ruler", "rulers", "authority", "authorities",
    "government", "ministry", "regime", "administration",
}  # fmt: skip


@dataclass(slots=True)
class Reader(Descriptions):
    """Resolves the noun phrases of one sentence, given whom the text spoke of before."""

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
        if of_body := self._titled_by_body(phrase):
            return of_body
        members = self.clauses.phrases[phrase].members
        bearer = self._named_behind(phrase)
        for start, end in members[:-1] if bearer else members:
            found += self._member(self.clauses.tokens[start:end], phrase)
        found += bearer
        if any(word in CURRENT for word in self.clauses.words(phrase)):
            found = [self._in_office(party) for party in found]
        of = extra or self.of_phrase(phrase)
        if not found and of:
            found = self._owned(phrase, of)
        if not found or all(party.via for party in found):
            found = self._located(phrase) or found
        if not found:
            found = self._apposed(phrase)
        return distinct(found)

    def _labels(self, phrase: int) -> bool:
        """`Iran–United States relations: …`: a label without a verb before a colon acts not."""
        kinds = self.clauses.phrases
        end = next((i for i in range(len(kinds)) if kinds[i].kind in {"STOP", "VG"}), 0)
        if phrase >= end or kinds[end].low != ":":
            return False
        speaker = role_of(self.clauses.tokens[kinds[end].start - 1])
        return kinds[end].start - kinds[0].start > 2 and speaker is None

    def _titled_by_body(self, phrase: int) -> list[Party]:
        """`head of the IAEA Rafael Grossi`: the name behind a body's title is the body's."""
        kind = self.clauses.kind
        if phrase < 3 or kind(phrase - 1) != "NP" or self.clauses.phrases[phrase - 2].low != "of":
            return []
        title, body = self.clauses.head(phrase - 3), self.parties(phrase - 1)
        if kind(phrase - 3) != "NP" or role_of(title) is None:
            return []
        return body if {party.code for party in body} & BODIES else []

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
        seated = role is not None and (role.sector in SEATED or head.lemma in _SEATED_NOUNS)
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

    def _named_behind(self, phrase: int) -> list[Party]:
        """`his host, Antonis Samaras, …`: the name behind says of which state he is."""
        start, end = self.clauses.phrases[phrase].members[-1]
        own, behind = self.clauses.tokens[start:end], self._behind_comma(phrase)
        if behind is None or any(token.mention for token in own) or not own[-1].text.islower():
            return []
        single = len(self.clauses.phrases[behind].members) == 1
        owned = own[0].tag == "PRP$" or own[0].low == "the"
        if not (single and owned and self.clauses.head(behind).tag == "NNP"):
            return []
        if self.clauses.kind(behind + 1) not in {"COMMA", "STOP"} or len(own) > 3:
            return []
        found = [p for p in self.parties(behind) if p.acts and p.person]
        return found if role_of(own[-1]) is not None or own[-1].low in _HOSTS else []

    def _behind_comma(self, phrase: int) -> int | None:
        """The noun phrase behind a comma, an age left out: `Andrew Brunson, 48, a pastor`."""
        kind, at = self.clauses.kind, phrase + 1
        if kind(at + 1) == "NP" and self.clauses.head(at + 1).tag == "CD":
            at += 2
        return at + 1 if kind(at) == "COMMA" and kind(at + 1) == "NP" else None

    @staticmethod
    def _sector(role: Role | None, owner: Party) -> str | None:
        """`leaders of the FARC`: of rebels, and no office of their state."""
        return owner.sector if role is None or owner.sector in FIGHTERS else role.sector

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
            return [_crowded(owner, head.low) for owner in owners]
        kind = role.kind if role else "thing"
        former = any(word in FORMER for word in self.clauses.words(phrase))
        if former and kind in {"agent", "envoy"}:
            return [replace(owner, kind="people", sector="ELI", name=False) for owner in owners]
        if role is None and head.tag == "NNP" and all(_is_organ(owner) for owner in owners):
            kind, person = "agent", True  # "Sergei Ryzhkov of the Defence Ministry"
        return [
            replace(
                owner, kind=kind, sector=self._sector(role, owner), person=person,
                name=False, span=owner.span if len(owners) > 1 else Span(start, owner.span.end),
            )
            for owner in owners
        ]  # fmt: skip

    def _member(self, tokens: Sequence[Token], phrase: int) -> list[Party]:
        if codes := _PARTED.get(tokens[-1].low):
            return [Party(code, None, tokens[-1].span, "agent") for code in codes]
        found = named(tokens)
        return self.described(tokens, phrase) if found is None else found

    def remember(self) -> None:
        """Keep the subjects of this sentence for the pronouns of the next."""
        remember(self.memory, self.clauses, self.parties)


def _is_organ(owner: Party) -> bool:
    return owner.kind == "agent" and not owner.name and owner.sector in {"GOV", "MIL"}


def _crowded(owner: Party, amount: str) -> Party:
    """`thousands of Afghans`: people and not their state; `dozens of soldiers` stay soldiers."""
    crowd = amount in CROWDS and owner.sector is None
    return replace(owner, kind="people", sector="CVL") if crowd else owner
