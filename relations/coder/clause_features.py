"""Features of the clause: how two marked parties stand to verbs and nouns, and what these mean.

`features` puts them beside those of the bare words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise

from relations.coder import complements, lexicon, modality, senses, settling
from relations.coder.clauses import Clauses
from relations.coder.frames import frames
from relations.coder.marked import Marked
from relations.coder.words import lemma_of

_DEPTH = 4  # verbs that may govern one another: "is expected to agree to send"
_PRONOUNS = {"he", "she", "it", "they", "we", "who", "which"}


def of_verbs(marked: Marked) -> Iterator[str]:
    """What each verb says, how, and how the parties stand to it."""
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
        settled = settling.settle(event_type, mode, reading.effects)
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


def of_nouns(marked: Marked) -> Iterator[str]:
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


def of_senses(marked: Marked) -> Iterator[str]:
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
    for (_, left), (_, right) in pairwise(found):
        yield from (f"senses: {one} {two}" for one in left for two in right)
    for (_, left), (_, right) in zip(found, found[2:], strict=False):
        yield from (f"senses apart: {one} {two}" for one in left for two in right)
    for verb in clauses.verb_groups():
        yield from _done(marked, verb, by_token)


def _done(marked: Marked, verb: int, by_token: dict[int, list[str]]) -> Iterator[str]:
    """What a verb of some meaning does, to what sort of thing, and which verb governs it."""
    clauses = marked.clauses
    names = by_token.get(clauses.phrases[verb].end - 1, [])
    if not names:
        return
    manner = next(_said(clauses, verb))[1]
    acts = acts_on(marked, verb)
    roles = ["does", *acts]
    together = [" and ".join(acts)] if len(acts) > 1 else []
    above = _above(clauses, verb, by_token)
    objects = _objects(clauses, verb, by_token)
    for name in names:
        yield from (f"{role}: {name}{manner}" for role in [*roles, *together])
        yield from (f"{role}: {over} > {name}{manner}" for over in above for role in roles)
        for thing in objects:
            yield from (f"{role}: {name}{manner} {thing}" for role in roles)
            yield from (f"does: {over} > {name}{manner} {thing}" for over in above)


def _above(clauses: Clauses, verb: int, by_token: dict[int, list[str]]) -> list[str]:
    """The senses of the verb or noun that an infinitive or gerund depends on."""
    governor = clauses.governor(verb)
    if governor is None:
        return []
    found = list(by_token.get(clauses.phrases[governor].end - 1, []))
    noun = clauses.noun_between(governor, verb)
    if noun is not None:
        found += by_token.get(clauses.phrases[noun].end - 1, [])
    return found


def _objects(clauses: Clauses, verb: int, by_token: dict[int, list[str]]) -> list[str]:
    """The senses of the words in the verb's first two complements, each once."""
    found = [
        name
        for slot in complements.of_verb(clauses, verb, verb)[:2]
        for phrase in (slot.phrase, *slot.extra)
        for at in range(clauses.phrases[phrase].start, clauses.phrases[phrase].end)
        for name in by_token.get(at, ())
    ]
    return list(dict.fromkeys(found))
