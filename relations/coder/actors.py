"""Which countries a noun phrase names, and in what role they stand there.

"Turkish President Recep Tayyip Erdogan", "two Russian diplomats", "US-Chinese trade talks":
the name says which country, the last word says whether it acts, belongs to it, or is a
thing of it. Pronouns and descriptions are resolved in `discourse`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from relations.coder.gazetteer import PERSON, Mention
from relations.coder.roles import Role, role_of, role_of_pair
from relations.coder.words import Token
from relations.records import Span

#: Sectors that are in a state and do not act for it: who fights or robs, and firms and the like.
FIGHTERS = frozenset({"REB", "CRM"})
FIRMS = frozenset({"BUS", "EDU", "NGO", "JRN"})
_ARMED = {"MIL", "COP", "SPY"}
#: Sectors that a force or an office named beside them does not change: "a Houthi drone".
_APART = FIGHTERS | {"OPP", "BUS", "PTY"}
_AGAINST = {"opposition", "dissident", "exiled", "ousted", "rebel", "separatist", "deposed"}
_ACTING_SUFFIXES = {"led", "run"}
#: What a name with one of these stands before is of that country, but does not act for it.
_BELONGING_SUFFIXES = {"flagged", "registered", "owned", "based"}
FORMER = {"former", "ex", "retired"}
#: Words that count people: "several Palestinians" are not their state.
_SOME = {"several", "many", "some", "few", "numerous"}
#: Words that say that somebody holds an office still.
CURRENT = {"current", "now", "incumbent"}

#: Nouns for places that a name may stand before.
SITES = {
    "airport", "oblast", "province", "region", "city", "district", "port", "village", "camp",
    "suburb", "hospital", "area", "town", "valley", "desert", "island", "islands", "coast", "strip",
    "governorate", "county", "prefecture", "bridge", "square", "station", "market", "school",
    "neighbourhood", "neighborhood", "base", "crossing", "mountains", "refinery", "terminal",
}  # fmt: skip

#: Nouns for persons who speak for a state.
PERSON_NOUNS = {
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


def named(tokens: Sequence[Token]) -> list[Party] | None:
    """The countries that one noun phrase names; None where it holds no name at all.

    A phrase whose only names are another's ("Turkish-backed rebels") gives an empty list.
    """
    if not any(token.mention for token in tokens):
        return None
    names = [t for i, t in enumerate(tokens) if t.mention is not None and not _demoted(tokens, i)]
    names = _without_seats(names, tokens)
    if not names:
        return []
    mention = tokens[-1].mention
    if mention is not None and tokens[-1] in names and _heads(mention, names):
        return [_named(mention, tokens)]
    return _modified(names, tokens)


def _heads(mention: Mention, names: Sequence[Token]) -> bool:
    """Whether a name that ends a phrase says whose it is.

    A last name gives way to a nationality before it: "Taliban commander Osmani" is no Kosovar.
    """
    if mention.kind == "demonym":
        return False
    first = names[0].mention
    weak = mention.kind in {PERSON, "place"}
    return not weak or first is None or first.code == mention.code


def _demoted(tokens: Sequence[Token], index: int) -> bool:
    """`Turkish-backed rebels`, `pro-Russian separatists`: the name is not the bearer's."""
    token = tokens[index]
    if token.glued and (not index or tokens[index - 1].mention is None):
        return True
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    return (
        following is not None
        and following.glued
        and following.mention is None
        and following.low not in _ACTING_SUFFIXES | _BELONGING_SUFFIXES
    )


def _without_seats(names: list[Token], tokens: Sequence[Token]) -> list[Token]:
    """`a Swiss-based Iranian oil company`: a nationality goes before where the firm sits."""
    seated = [
        t for t, following in pairwise(tokens)
        if t.mention and following.glued and following.low in _BELONGING_SUFFIXES
    ]  # fmt: skip
    others = [t for t in names if not any(t is seat for seat in seated)]
    return others or names


def _trim(tokens: Sequence[Token]) -> Span:
    start = 0
    while start < len(tokens) - 1 and tokens[start].tag in {"DT", "PRP$", "PDT"}:
        start += 1
    return Span(tokens[start].span.start, tokens[-1].span.end)


def _named(mention: Mention, tokens: Sequence[Token]) -> Party:
    """The phrase ends in a name: a state, its seat, a body, a place or a leader."""
    person = mention.kind == PERSON
    kind = "place" if mention.kind == "place" else "agent"
    if person and mention.sector == "CVL":
        kind = "people"  # a citizen whom the text introduced
    sector = mention.sector or ("GOV" if mention.kind in {"seat", PERSON} else None)
    if sector == "ELI" and any(role_of(t) is not None for t in tokens[:-1]):
        sector = "GOV"  # the text gives the office
    if person and any(t.low == "former" or (t.glued and t.low == "president") for t in tokens[:2]):
        kind, sector = "people", "ELI"
    return Party(mention.code, sector, _trim(tokens), kind, person, name=not person)


def _modified(names: list[Token], tokens: Sequence[Token]) -> list[Party]:
    """The phrase ends in another word: an office, people, arms or a thing of the country's."""
    head = tokens[-1]
    role = _role_in(tokens)
    if role is None and head.lemma.lower() in SITES:
        return [_site(names[0], tokens)]
    if role is None:
        # "the Oxford vaccine", "the Minsk agreement" are not of a state
        names = [
            t for t in names
            if t.mention and (t.mention.kind not in {"place", "capital"} or _owns(t, tokens))
        ]  # fmt: skip
    if not names:
        return []
    several = _listed(names, tokens)
    chosen = several or names[:1]
    kind, sector, person = _standing(*_bearing(head, role, tokens), tokens)
    against = any(t.low in _AGAINST for t in tokens)
    made = []
    for mention, span in ((t.mention, t.span) for t in chosen):
        assert mention is not None  # noqa: S101  (names are tokens with a mention)
        own = mention.sector if mention.sector in _APART else sector or mention.sector
        span = span if several else _trim(tokens)
        made.append(Party(mention.code, "OPP" if against else own, span, kind, person))
    return made


def _standing(
    kind: str, sector: str | None, person: bool, tokens: Sequence[Token]
) -> tuple[str, str | None, bool]:
    """What "former" and "-flagged" take from a bearer: neither acts for the state."""
    if kind != "people" and any(t.glued and t.low in _BELONGING_SUFFIXES for t in tokens):
        return "thing", None, False
    if kind in {"agent", "envoy"} and _is_former(tokens):
        return "people", "ELI", person
    return kind, sector, person


def _is_former(tokens: Sequence[Token]) -> bool:
    """`former British prime minister Tony Blair`: speaks for himself, no longer for the state."""
    return any(t.low in FORMER for t in tokens[:3])


def _site(name: Token, tokens: Sequence[Token]) -> Party:
    """`Beirut airport`, `Donetsk province`: a place in the country."""
    mention = name.mention
    assert mention is not None  # noqa: S101  (names are tokens with a mention)
    kind = "place" if mention.kind in {"place", "capital"} else "thing"
    return Party(mention.code, None, _trim(tokens), kind, name=kind == "place")


def _owns(name: Token, tokens: Sequence[Token]) -> bool:
    """`Washington's offer`: the capital is who made it."""
    after = next((i + 1 for i, t in enumerate(tokens) if t is name), len(tokens))
    return after < len(tokens) and tokens[after].tag == "POS"


def _role_in(tokens: Sequence[Token]) -> Role | None:
    """The role that the last word names, or the office before a person's own name."""
    head = tokens[-1]
    if head.tag.startswith("NNP") and any(t.mention and t.mention.kind == PERSON for t in tokens):
        return Role("GOV", "agent")
    if head.mention is None or head.mention.kind == "demonym":
        pair = role_of_pair(tokens[-2], head) if len(tokens) > 1 else None
        direct = pair or role_of(head)
        if direct or not head.tag.startswith("NNP"):
            return direct
    for token in reversed(tokens[:-1]):
        role = role_of(token) if token.mention is None else None
        if role and (role.kind != "force" or head.tag.startswith("NNP")):
            return role
    organ = next((t.mention for t in tokens if t.mention and t.mention.sector in _ARMED), None)
    return Role(organ.sector or "MIL", "agent") if organ else None


def _bearing(
    head: Token, role: Role | None, tokens: Sequence[Token]
) -> tuple[str, str | None, bool]:
    """Kind, sector and whether it is a person, of a phrase that carries a country's name."""
    if role is not None:
        person = head.lemma.lower() in PERSON_NOUNS or head.tag.startswith("NNP")
        return role.kind, role.sector, person and role.kind in {"agent", "envoy"}
    if head.mention is not None and head.mention.kind == "demonym":
        single = tokens[0].low in {"a", "an", "one", *_SOME} or any(t.tag == "CD" for t in tokens)
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
    for before, at in pairwise(places):
        between = tokens[before + 1 : at]
        tied = tokens[at].glued if not between else all(t.low in {",", "and", "&"} for t in between)
        if not tied:
            break
        joined.append(tokens[at])
    return joined if len(joined) > 1 else []


def distinct(parties: Iterable[Party]) -> list[Party]:
    """The first party of each country, in order."""
    found: dict[str, Party] = {}
    for party in parties:
        found.setdefault(party.code, party)
    return list(found.values())
