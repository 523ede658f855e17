"""What a sentence says about two marked parties, as named features for the type model.

The names are readable ("subject verb: condemn"), because they are also the reasons that an
event gives. Which type they speak for is learned in `relations.training` and applied in
`typing`. All spans count characters of the article.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from relations.coder import complements, lexicon, modality, senses
from relations.coder.clauses import Clauses
from relations.coder.dates import MONTHS, WEEKDAYS
from relations.coder.frames import frames
from relations.coder.roles import role_of
from relations.coder.words import Token, lemma_of
from relations.records import Span

SOURCE, TARGET = "SOURCE", "TARGET"
_TIMES = {*WEEKDAYS, *MONTHS, "today", "yesterday", "tomorrow"}
_NEAR = 4  # words beside a marked party that are read as its neighbours
_PREFIX = 5  # letters that stand for a word's family: "conde" for condemn, condemnation
_DEPTH = 4  # verbs that may govern one another: "is expected to agree to send"
_PRONOUNS = {"he", "she", "it", "they", "we", "who", "which"}
_SILENT = {"a", "an", "the", ".", ";", ":", "(", ")", "--", "-", "–", "—", "[", "]", "mr", "mr."}
_WILL = {"will", "would", "shall", "wo", "'ll"}
_NOT = {"not", "n't", "n’t", "never", "no longer"}


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence with the tokens of two parties marked: `first`..`end` (exclusive) each."""

    clauses: Clauses
    source: range
    target: range

    @classmethod
    def of(cls, clauses: Clauses, source: Span, target: Span) -> Marked:
        """Mark the tokens that two character spans cover."""
        return cls(clauses, _covered(clauses.tokens, source), _covered(clauses.tokens, target))


def _covered(tokens: Sequence[Token], span: Span) -> range:
    inside = [i for i, t in enumerate(tokens) if t.span.start < span.end and t.span.end > span.start]
    return range(inside[0], inside[-1] + 1) if inside else range(0)


def features(marked: Marked) -> list[str]:
    """All features, each once, in a fixed order."""
    row = _row(marked)
    made: dict[str, None] = {}
    for part in (_words(row), _inside(marked), _verbs(marked), _nouns(marked), _senses(marked)):
        made.update(dict.fromkeys(part))
    return list(made)


# -- words in their order ---------------------------------------------------------------


def symbol(token: Token) -> str:
    """A word as features name it: its lemma, or the sort of name or number it is."""
    if token.mention is not None:
        return "NAME"
    if token.low in _TIMES:
        return "DAY"
    if token.text[:1].isdigit():
        return "NUMBER"
    if token.tag.startswith(("NNP",)) and token.text[:1].isupper() and role_of(token) is None:
        return "NAME"
    return token.lemma.lower() if token.lemma else token.low


def _row(marked: Marked) -> list[str]:
    """The sentence as symbols, each party as one."""
    row: list[str] = []
    for index, token in enumerate(marked.clauses.tokens):
        for name, where in ((SOURCE, marked.source), (TARGET, marked.target)):
            if index in where:
                if index == where.start:
                    row.append(name)
                break
        else:
            made = symbol(token)
            if made in _SILENT or (made == "NAME" and row and row[-1] == "NAME"):
                continue
            if made in _NOT and row and row[-1] in _WILL:
                row[-1] = "will-not"  # a refusal, not an announcement
            else:
                row.append("will" if token.tag == "MD" and token.low in _WILL else made)
    return row


def _words(row: list[str]) -> Iterator[str]:
    at = sorted(row.index(name) for name in (SOURCE, TARGET) if name in row)
    order = "backward" if at and row[at[0]] == TARGET else "forward"
    at = [*at, len(row), len(row)][:2] if SOURCE in row else [-1, *at, len(row)][:2]
    yield f"order: {order}"
    for index, word in enumerate(row):
        if word in {SOURCE, TARGET}:
            continue
        region = "before" if index < at[0] else "between" if index < at[1] else "behind"
        yield f"word: {word}"
        yield f"{region} ({order}): {word}"
        if len(word) > _PREFIX:
            yield f"family: {word[:_PREFIX]}"
            yield f"family {region}: {word[:_PREFIX]}"
    for left, right in zip(row, row[1:], strict=False):
        yield f"pair: {left} {right}"
    for three in zip(row, row[1:], row[2:], strict=False):
        yield f"three: {' '.join(three)}"
    for name in {SOURCE, TARGET}.intersection(row):
        centre = row.index(name)
        for word in row[centre + 1 : centre + 1 + _NEAR]:
            yield f"after {name}: {word}"
        for word in row[max(0, centre - _NEAR) : centre]:
            yield f"ahead of {name}: {word}"


def _inside(marked: Marked) -> Iterator[str]:
    """The words of the parties themselves: "police", "decision", "rebels"."""
    for name, where in ((SOURCE, marked.source), (TARGET, marked.target)):
        for index in where:
            token = marked.clauses.tokens[index]
            made = symbol(token)
            if made not in {"NAME", "DAY", "NUMBER"} and token.tag not in {"DT", "IN"}:
                yield f"in {name}: {made}"
            role = role_of(token)
            if role is not None:
                yield f"{name} is {role.sector} {role.kind}"
        if all(marked.clauses.tokens[i].mention for i in where):
            yield f"{name} is a name"


# -- verbs and what they do to the parties ----------------------------------------------


def _verbs(marked: Marked) -> Iterator[str]:
    clauses = marked.clauses
    for verb in clauses.verb_groups():
        said = list(_said(clauses, verb))
        acts = acts_on(marked, verb)
        for lemma, manner in said:
            for role in acts:
                yield f"{role}: {lemma}"
                yield f"{role}: {lemma}{manner}"
            if len(acts) > 1:
                yield f"{' and '.join(acts)}: {lemma}{manner}"
        for reading in _framed(clauses, verb):
            yield f"frame: {reading}"
            for role in acts:
                yield f"{role}, frame: {reading}"
            if len(acts) > 1:
                yield f"{' and '.join(acts)}, frame: {reading}"


def _said(clauses: Clauses, verb: int) -> Iterator[tuple[str, str]]:
    voice = clauses.voice(verb)
    lemma = clauses.head(verb).lemma.lower()
    particle, _ = clauses.particle(verb)
    manner = "".join(
        f" ({name})"
        for name, holds in (
            ("not", voice.negated),
            ("will", voice.modal in {"will", "shall", "wo"}),
            ("may", bool(voice.modal) and voice.modal not in {"will", "shall", "wo"}),
            ("passive", voice.passive),
        )
        if holds
    )
    yield lemma, manner
    if particle:
        yield f"{lemma} {particle}", manner
    governor = clauses.governor(verb)
    if governor is not None:
        above = clauses.head(governor)
        noun = clauses.noun_between(governor, verb)
        yield f"{above.lemma.lower()} > {lemma}", manner
        if noun is not None:
            yield f"{clauses.head(noun).lemma.lower()} > {lemma}", manner


def acts_on(marked: Marked, verb: int) -> list[str]:
    """How the two parties stand to a verb: "source subject", "target with"."""
    clauses = marked.clauses
    found: list[str] = []
    subject = _subject(clauses, verb)
    places = [("subject", subject)] if subject is not None else []
    for slot in complements.of_verb(clauses, verb, verb):
        places.append((slot.prep or "object", slot.phrase))
        places += [(f"{slot.prep or 'object'} of", extra) for extra in slot.extra]
    for place, phrase in places:
        span = range(clauses.phrases[phrase].start, clauses.phrases[phrase].end)
        for name, where in (("source", marked.source), ("target", marked.target)):
            if _overlap(span, where):
                found.append(f"{name} {place}")
    return sorted(set(found))


def _subject(clauses: Clauses, verb: int) -> int | None:
    """The subject of a verb or of the verb above it; a pronoun gives way to whom it takes up."""
    subject = clauses.subject(verb)
    above: int | None = verb
    for _ in range(_DEPTH):
        if subject is not None or above is None:
            break
        above = clauses.governor(above)
        subject = clauses.subject(above) if above is not None else None
    if subject is None or clauses.head(subject).low not in _PRONOUNS:
        return subject
    earlier = [clauses.subject(v) for v in clauses.verb_groups() if v < subject]
    named = [s for s in earlier if s is not None and clauses.head(s).low not in _PRONOUNS]
    return named[-1] if named else subject


def _overlap(one: range, other: range) -> bool:
    return one.start < other.stop and other.start < one.stop


@cache
def _frame_types(lemma: str) -> tuple[tuple[str, str | None, frozenset[str]], ...]:
    return tuple((f.event_type, f.mode, f.objects) for f in frames().get(lemma, ()))


def _framed(clauses: Clauses, verb: int) -> Iterator[str]:
    """The types that the verb's frames would give after its mode, if their objects fit."""
    rows = _frame_types(clauses.head(verb).lemma)
    if not rows:
        return
    reading = modality.read(clauses, verb)
    if reading.blocked:
        yield "blocked"
        return
    near = {t.lemma.lower() for t in clauses.tokens[clauses.phrases[verb].end :][:8]}
    for event_type, mode, objects in rows:
        if objects and not objects & near:
            continue
        settled = modality.settle(event_type, mode, reading.effects)
        if settled is not None:
            yield f"{settled[0]} {settled[2]}"
        return


# -- nouns ------------------------------------------------------------------------------


@cache
def _noun_classes() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, lemmas in lexicon.classes().items():
        for lemma in sorted(lemmas):
            found.setdefault(lemma, []).append(name)
    return found


def _nouns(marked: Marked) -> Iterator[str]:
    """Sorts of nouns in the sentence, and the noun whose complement or owner a party is."""
    clauses = marked.clauses
    for index, token in enumerate(clauses.tokens):
        if index in marked.source or index in marked.target or not token.tag.startswith("NN"):
            continue
        for name in _noun_classes().get(token.lemma.lower(), ()):
            yield f"sort of noun: {name}"
    for name, where in (("source", marked.source), ("target", marked.target)):
        for relation, noun in _tied(clauses, where):
            yield f"{name} {relation}: {noun}"


def _tied(clauses: Clauses, where: range) -> Iterable[tuple[str, str]]:
    tokens = clauses.tokens
    if where.stop < len(tokens) and tokens[where.stop].tag == "POS":
        for token in tokens[where.stop + 1 : where.stop + 5]:
            if token.tag == "NN" or token.tag == "NNS":
                yield "owner of", token.lemma.lower()
                break
    at = where.start - 1
    while at >= 0 and tokens[at].tag in {"DT", "JJ", "NNP"}:
        at -= 1
    if at > 0 and tokens[at].tag in {"IN", "TO"} and tokens[at - 1].tag.startswith("NN"):
        yield f"behind {tokens[at].low}", lemma_of(tokens[at - 1].low, "NOUN")


# -- senses -----------------------------------------------------------------------------


def _senses(marked: Marked) -> Iterator[str]:
    """Words by meaning: where they stand, in which order, and what is done to what."""
    clauses = marked.clauses
    found = list(senses.row(clauses.tokens, (marked.source, marked.target)))
    by_token = dict(found)
    first, last = sorted((marked.source, marked.target), key=lambda where: where.start)
    for index, names in found:
        region = "before" if index < first.start else "between" if index < last.start else "behind"
        for name in names:
            yield f"sense: {name}"
            yield f"sense {region}: {name}"
    for (_, left), (_, right) in zip(found, found[1:], strict=False):
        yield from (f"senses: {one} {two}" for one in left for two in right)
    for (_, left), (_, right) in zip(found, found[2:], strict=False):
        yield from (f"senses apart: {one} {two}" for one in left for two in right)
    for verb in clauses.verb_groups():
        yield from _done(marked, verb, by_token)


def _done(marked: Marked, verb: int, by_token: dict[int, list[str]]) -> Iterator[str]:
    clauses = marked.clauses
    head = clauses.phrases[verb].end - 1
    names = by_token.get(head, [])
    if not names:
        return
    acts = acts_on(marked, verb)
    (_, manner), *_ = _said(clauses, verb)
    governor = clauses.governor(verb)
    above: list[str] = []
    if governor is not None:
        above = list(by_token.get(clauses.phrases[governor].end - 1, []))
        noun = clauses.noun_between(governor, verb)
        if noun is not None:
            above += by_token.get(clauses.phrases[noun].end - 1, [])
    objects = [
        name
        for slot in complements.of_verb(clauses, verb, verb)[:2]
        for phrase in (slot.phrase, *slot.extra)
        for at in range(clauses.phrases[phrase].start, clauses.phrases[phrase].end)
        for name in by_token.get(at, ())
    ]
    for name in names:
        yield f"does: {name}{manner}"
        for role in acts:
            yield f"{role}: {name}{manner}"
        if len(acts) > 1:
            yield f"{' and '.join(acts)}: {name}{manner}"
        for over in above:
            yield f"does: {over} > {name}{manner}"
            for role in acts:
                yield f"{role}: {over} > {name}{manner}"
        for thing in dict.fromkeys(objects):
            yield f"does: {name}{manner} {thing}"
            for role in acts:
                yield f"{role}: {name}{manner} {thing}"
            for over in above:
                yield f"does: {over} > {name}{manner} {thing}"
