"""Pronouns and descriptions: what "he", "his government", "the latter", "the move" ask for.

Who was spoken of before is told by `antecedents`; phrases that name a country are left to
`discourse`. Where nobody fits, nobody is meant.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from relations.coder.actors import PERSON_NOUNS, SITES, Party
from relations.coder.antecedents import THEY, Antecedents
from relations.coder.roles import role_of
from relations.coder.words import Token
from relations.records import Span

_PLURALS = {
    "country", "side", "leader", "president", "minister", "nation", "government", "party",
    "neighbour", "neighbor", "state", "ally", "official", "delegation", "army", "rival", "man",
    "premier", "capital",
}  # fmt: skip
#: Offices that a story of two has twice: "talks between the presidents".
_HEADS = {"presidents", "ministers", "leaders", "premiers", "neighbours", "neighbors", "pair"}
#: Who is sent "for" somebody: "negotiators for the two Koreas".
_SENT = {"negotiator", "delegate", "envoy", "delegation", "lawyer"}
#: Sectors whose organs are of the state where they sit.
SEATED = {"JUD", "COP", "LEG"}
#: Offices that only a state has.
_OFFICES = {"president", "minister", "premier", "chancellor", "king", "emir"}
#: Nouns for a state itself, as opposed to an organ of it.
_COUNTRY_NOUNS = {"country", "kingdom", "nation", "state", "republic"}
#: Nouns for what somebody did just before: "Prague condemned the move".
_DEEDS = {
    "move", "decision", "announcement", "step", "test", "testing", "visit", "arrest", "expulsion",
    "measure", "deployment", "launch", "exercise", "strike", "airstrike", "shelling", "bombing",
    "raid", "incursion", "attack", "killing", "execution", "invasion", "annexation", "ban",
}  # fmt: skip
_STATE_NOUNS = {
    "government", "country", "kingdom", "ministry", "army", "military", "regime", "nation",
    "state", "republic", "administration", "authority", "parliament",
}  # fmt: skip


@dataclass(slots=True)
class Descriptions(Antecedents):
    """Resolves the noun phrases of one sentence that name nobody themselves."""

    def described(self, tokens: Sequence[Token], phrase: int) -> list[Party]:
        """Whom a pronoun or a description means: "he", "its army", "the two countries"."""
        first, head = tokens[0].low, tokens[-1]
        span = Span(tokens[0].span.start, head.span.end)
        if first == "the" and self.of_phrase(phrase):
            return []  # "the government of Sudan": the words behind it say whose
        if first in {"him", "her"} and len(tokens) == 1 and (met := self.met(phrase)):
            found = met
        elif first in {"he", "she", "him", "his", "her"}:
            found = self.earlier(phrase, person=True) or self.recall("person")
        elif first in {"it", "its"}:
            found = self.earlier(phrase, person=False) or self.recall("state")
        elif first in THEY or _means_several(tokens):
            found = self.several(tokens, phrase)
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
            for state in self._other_than_subject(self.recall("state"), phrase)
        ]

    def _other_than_subject(self, found: list[Party], phrase: int) -> list[Party]:
        """`He signed a pact with Prime Minister Golding`: of the other state spoken of."""
        acting = {p.code for subject in self.subjects_before(phrase)[:1] for p in subject}
        if not acting & {party.code for party in found}:
            return found
        others = [party for party in self.memory.several if party.code not in acting]
        return others if self.memory.near("several") and len(others) == 1 else []

    def _organ_there(self, tokens: Sequence[Token], phrase: int) -> list[Party]:
        """`In Austria, prosecutors …`: organs without a nationality are of where the clause is."""
        role, kinds = role_of(tokens[-1]), self.clauses.phrases
        seated = role is not None and (role.sector in SEATED or tokens[-1].low == "authorities")
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

    def _by_office(self, phrase: int, words: Sequence[Token]) -> list[Party]:
        if not words:
            return []
        lemma = words[-1].lemma.lower()
        if lemma == "latter":
            return self.latter(phrase)
        if lemma.partition(" of ")[0] in PERSON_NOUNS:
            return self.recall("person")
        known = self.memory.bearer(lemma)
        if len(words) == 1 and lemma not in _COUNTRY_NOUNS and known:
            return known
        if lemma in SITES:
            return self.place_before(phrase, lemma)
        if lemma in _DEEDS:
            return self.deed(phrase)
        if lemma not in _STATE_NOUNS:
            return []
        if lemma in _COUNTRY_NOUNS and (other := self.spoken_of(phrase)):
            return other
        return self.earlier(phrase, person=False) or self.recall("state")

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

    def of_phrase(self, phrase: int) -> list[int]:
        """The phrase behind "of" that says whose this one is; also behind "from" and "by"."""
        kinds = self.clauses.phrases
        if (
            phrase + 2 < len(kinds)
            and (kinds[phrase + 1].low == "of" or self._sent_by(phrase) or self._done_by(phrase))
            and kinds[phrase + 2].kind == "NP"
        ):
            return [phrase + 2]
        return []

    def _done_by(self, phrase: int) -> bool:
        """`investigates a plot by Iran`: "by" says whose it is, unless a passive verb is before."""
        if self.clauses.phrases[phrase + 1].low != "by" or role_of(self.clauses.head(phrase)):
            return False
        verbs = [group for group in self.clauses.verb_groups() if group < phrase]
        return not verbs or not self.clauses.voice(verbs[-1]).passive

    def _sent_by(self, phrase: int) -> bool:
        """`envoys from the two countries`, `a spokeswoman for the ministry`: who sends them."""
        if self.clauses.phrases[phrase + 1].low == "for":
            head = self.clauses.head(phrase).low
            return head.startswith("spokes") or head.removesuffix("s") in _SENT
        role = role_of(self.clauses.head(phrase))
        senders = {"agent", "envoy", "people", "group"}
        return (
            self.clauses.phrases[phrase + 1].low == "from"
            and role is not None
            and role.kind in senders
        )


def _means_several(tokens: Sequence[Token]) -> bool:
    words = {token.low for token in tokens}
    if len(tokens) == 2 and tokens[0].low == "the" and tokens[1].low in _HEADS:
        return True
    if not words & {"two", "both"}:
        return False
    return tokens[-1].lemma.lower() in _PLURALS or tokens[-1].low in {"two", "both"}
