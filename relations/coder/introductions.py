"""Persons whom a text introduces with a nationality: later their last name stands for it.

"Turkish Foreign Minister Mevlut Cavusoglu" lets "Cavusoglu" stand for Turkey in the rest
of the article, whether or not a word list knows him.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from relations.coder.actors import PERSON_NOUNS
from relations.coder.clauses import Clauses
from relations.coder.gazetteer import BODIES, PERSON, Entry, Mention, fold
from relations.coder.roles import role_of
from relations.coder.text import words
from relations.coder.words import Token, can_be_noun, can_be_verb
from relations.records import Span

#: Where the family name comes first.
_FAMILY_FIRST = {"CHN", "KOR", "PRK", "TWN", "VNM"}


def introduced(clauses: Clauses) -> dict[str, Entry]:
    """Last names by what they stand for, as this sentence introduces them."""
    found = dict(_family_names(clauses))
    for phrase in clauses.phrases:
        if phrase.kind == "NP":
            for start, end in phrase.members:
                found.update(_person(clauses.tokens[start:end]))
    found.update(_apposed(clauses))
    found.update(_of_state(clauses))
    return found


def _of_state(clauses: Clauses) -> Iterator[tuple[str, Entry]]:
    """`chief negotiators Petar Petkovic of Serbia and Besnik Bislimi of Kosovo`."""
    kinds = clauses.phrases
    for name, of, state in zip(kinds, kinds[1:], kinds[2:], strict=False):
        if (name.kind, of.low, state.kind) != ("NP", "of", "NP"):
            continue
        called = clauses.tokens[name.start : name.end]
        mention = clauses.tokens[state.start].mention
        if mention is None or mention.code in BODIES or state.end - state.start > 1:
            continue
        if any(t.mention for t in called) or not _is_last_name(called[-1]):
            continue
        role = next((r for t in called[:-1] if (r := role_of(t))), None)
        office = role is not None and role.kind in {"agent", "envoy"}
        joined = kinds[kinds.index(name) - 1].kind == "CC" and len(called) == 2
        if office or joined:
            yield fold(called[-1].text), Entry(mention.code, PERSON, role.sector if role else "GOV")


def _family_names(clauses: Clauses) -> Iterator[tuple[str, Entry]]:
    """`Moon Jae-in`, `Petar Petković`: the family name stands for him from here on."""
    for token in clauses.tokens:
        mention, names = token.mention, token.text.split()
        titled = names[0].lower() in PERSON_NOUNS  # "President Xi"
        leads = mention is not None and mention.code in _FAMILY_FIRST and mention.kind == PERSON
        if mention is None or len(names) < 2:
            continue
        if leads and len(names) == 2 and names[0][1:].islower():
            yield fold(names[titled]), Entry(mention.code, PERSON, mention.sector)
        elif not leads and mention.kind == PERSON and len(names[-1]) > 3:
            yield fold(names[-1]), Entry(mention.code, PERSON, mention.sector)


def _apposed(clauses: Clauses) -> Iterator[tuple[str, Entry]]:
    """`Peter Greste, an Australian journalist`: what stands behind the comma introduces."""
    kinds = clauses.phrases
    for name, comma, behind in zip(kinds, kinds[1:], kinds[2:], strict=False):
        if (name.kind, comma.kind, behind.kind) != ("NP", "COMMA", "NP"):
            continue
        first = clauses.tokens[name.start : name.end]
        second = clauses.tokens[behind.start : behind.end]
        yield from _called(first, second)
        yield from _called(second, first)
    for at, phrase in enumerate(kinds):
        if phrase.kind == "NP" and clauses.kind(at + 1) == "COMMA":
            yield from _employed(clauses, at)


def _employed(clauses: Clauses, at: int) -> Iterator[tuple[str, Entry]]:
    """`Roman Sushchenko, a correspondent for a Ukrainian agency`: of its country."""
    job, of, whose = at + 2, at + 3, at + 4
    if clauses.kind(job) != "NP" or clauses.kind(whose) != "NP":
        return
    role, name = role_of(clauses.head(job)), clauses.head(at)
    if role is None or role.kind != "people" or clauses.phrases[of].low not in {"for", "of", "at"}:
        return
    inside = clauses.tokens[clauses.phrases[whose].start : clauses.phrases[whose].end]
    codes = {t.mention.code for t in inside if t.mention is not None}
    own = clauses.tokens[clauses.phrases[at].start : clauses.phrases[at].end]
    named = len(own) > 1 and all(t.tag == "NNP" and t.mention is None for t in own)
    if named and _is_last_name(name) and len(codes) == 1 and not codes & BODIES:
        yield fold(name.text), Entry(codes.pop(), PERSON, "CVL")


def _called(name: Sequence[Token], told: Sequence[Token]) -> Iterator[tuple[str, Entry]]:
    """A last name with the nationality and office that the words beside it tell."""
    if len(name) < 2 or not all(t.tag == "NNP" and t.mention is None for t in name):
        return
    role, nationality = role_of(told[-1]), _nationality(told)
    if role is None or nationality is None or not _is_last_name(name[-1]):
        return
    if role.kind in {"people", "agent", "envoy"}:
        yield fold(name[-1].text), Entry(nationality, PERSON, role.sector)


def _nationality(tokens: Sequence[Token]) -> str | None:
    """The one country named by `an Australian journalist`."""
    codes = {t.mention.code for t in tokens[:-1] if t.mention is not None}
    return codes.pop() if len(codes) == 1 and not codes & BODIES else None


def recalled(
    text: str, span: Span, known: dict[str, Entry], found: Sequence[Mention]
) -> list[Mention]:
    """The mentions of one sentence, those of introduced persons added to the `found` ones."""
    added = [
        Mention(at, entry.code, entry.kind, entry.sector)
        for at in words(text, *span)
        if (entry := known.get(fold(text[at.start : at.end]))) is not None
        and not any(at.start < m.span.end and m.span.start < at.end for m in found)
    ]
    return sorted([*found, *added], key=lambda mention: mention.span)


def _person(tokens: Sequence[Token]) -> Iterator[tuple[str, Entry]]:
    names = [t for t in tokens if t.mention is not None]
    head = tokens[-1]
    if len(names) != 1 or head.mention is not None or not _is_last_name(head):
        return
    mention = names[0].mention
    if mention is not None and _only_called(tokens, mention):
        yield fold(head.text), Entry(mention.code, PERSON, "CVL")
        return
    role = next((r for t in tokens[:-1] if t.mention is None and (r := role_of(t))), None)
    if mention is None or role is None or mention.code in BODIES or role.kind == "force":
        return
    if mention.kind in {"demonym", "name"} and len(tokens) >= 3:
        yield fold(head.text), Entry(mention.code, PERSON, role.sector)


def _only_called(tokens: Sequence[Token], mention: Mention) -> bool:
    """`Canadian Michael Spavor`: a nationality and a name; not `Russian Security Council`."""
    return (
        mention.kind == "demonym"
        and mention.code not in BODIES
        and tokens[0].mention is mention
        and len(tokens) == 3
        and all(t.tag == "NNP" and t.text[1:].islower() for t in tokens[1:])
        and not any(can_be_noun(t.low) or can_be_verb(t.low) for t in tokens[1:])
    )


def _is_last_name(token: Token) -> bool:
    word = token.text
    return word[:1].isupper() and word[1:].islower() and len(word) > 3 and role_of(token) is None
