"""What an act brings upon its doer: "the raid drew criticism from A", "B got an offer from A".

Here the noun tells an act of its own, by whoever stands behind "from", toward whoever is, or
owns, the subject.
"""

from __future__ import annotations

from collections.abc import Iterator

from relations.coder import complements, gatherings, modality, nouns
from relations.coder.actors import FIGHTERS, Party
from relations.coder.discourse import Reader
from relations.coder.frames import Act

_DRAWING = {
    "draw", "attract", "provoke", "prompt", "spark", "trigger", "elicit", "earn", "win", "receive",
    "get", "incur", "invite", "arouse", "raise", "face", "cause", "generate", "bring", "garner",
}  # fmt: skip
_MEETING = {"meet", "greet", "follow", "slap", "hit"}
_UNDER = {"come", "be"}
_SUFFERERS = {"target", "subject", "object", "victim", "recipient"}
_FROM = {"from", "by", "in"}
_ASKED = {"at", "following", "after", "upon", "on"}


def drawn(reader: Reader, index: int, row: dict[str, str]) -> Iterator[Act]:
    """`Berlin's remarks drew criticism from Ankara`, `was met with anger in Ankara`."""
    clauses = reader.clauses
    verb = _suffering(reader, index) or _drawing(reader, index, row["type"])
    if verb is None or modality.read(clauses, verb).blocked:
        return
    slots = complements.of_noun(clauses, index)
    named = nouns.in_slots(reader, slots, _FROM)
    sources = [p for p in named if p.acts or p.name or p.kind == "force"]
    sources = sources or [p for p in nouns.owners(reader, index) if p.kind in {"thing", "force"}]
    codes = {p.code for p in sources}
    targets = [p for p in _doers(reader, verb) if p.code not in codes]
    if sources and targets:
        effects = modality.read(clauses, verb).effects
        yield nouns.act(reader, index, row, (sources, targets), effects)


def _suffering(reader: Reader, index: int) -> int | None:
    """`Egypt was the target of an Israeli raid`: the verb of being."""
    clauses = reader.clauses
    kinds = [clauses.kind(at) for at in range(index - 3, index)]
    if index < 3 or kinds != ["VG", "NP", "P"] or clauses.phrases[index - 1].low != "of":
        return None
    known = clauses.head(index - 2).lemma in _SUFFERERS
    return index - 3 if known and clauses.head(index - 3).lemma in {"be", "become"} else None


def _drawing(reader: Reader, index: int, event_type: str) -> int | None:
    """The verb that says that the noun fell to its subject's share.

    Who faces or draws an attack is not yet struck; who comes under attack is.
    """
    clauses = reader.clauses
    prep = clauses.phrases[index - 1].low if clauses.kind(index - 1) == "P" else ""
    verb = index - 2 if prep else index - 1
    if clauses.kind(verb) != "VG":
        return None
    lemma, passive = clauses.head(verb).lemma, clauses.voice(verb).passive
    told = {
        "": lemma in _DRAWING and not passive and event_type != "ASSAULT",
        "by": lemma == "hit" and passive and event_type != "ASSAULT",
        "with": lemma in _MEETING and passive,
        "under": lemma in _UNDER and not passive,
    }
    return verb if told.get(prep, False) else None


def _doers(reader: Reader, verb: int) -> list[Party]:
    """Whom the subject names, or whose it is: `Iran`, `Iran's raid`, `a move by Iran`."""
    clauses = reader.clauses
    subject = clauses.subject(verb)
    if subject is None:
        return []
    own = nouns.owners(reader, subject)
    behind = nouns.in_slots(reader, complements.of_noun(clauses, subject), {"by"})
    return [p for p in own or behind if p.sector not in FIGHTERS][:1]


def heeded(reader: Reader, index: int, row: dict[str, str]) -> Iterator[Act]:
    """`at the request of A, B sent troops`: A had asked whoever does what the clause tells."""
    clauses = reader.clauses
    if clauses.kind(index - 1) != "P" or clauses.phrases[index - 1].low not in _ASKED:
        return
    slots = complements.of_noun(clauses, index)
    sources = nouns.in_slots(reader, slots, {"of", "from", "by"})
    sources = [p for p in (sources or nouns.owners(reader, index))[:1] if _for_state(p)]
    verb = gatherings.clause_of(clauses, index)
    if verb is None or clauses.voice(verb).passive or modality.read(clauses, verb).blocked:
        return
    if _describes(reader, index):
        return  # "a general held in Bern at the request of Serbia"
    codes = {p.code for p in sources}
    doers = reader.parties(clauses.subject(verb))
    targets = [p for p in doers if _for_state(p) and p.code not in codes]
    if sources and targets:
        yield nouns.act(reader, index, row, (sources[:1], targets))


def _describes(reader: Reader, index: int) -> bool:
    """Whether the noun belongs to a participle and not to the verb of its clause."""
    beside = nouns.verb_beside(reader, index)
    return beside is not None and beside < index and nouns.is_participle(reader.clauses, beside)


def _for_state(party: Party) -> bool:
    """`Iraq`, `Iraq's premier`, `Iraqi forces`; not `the German owner`."""
    return bool(party.name or party.person or party.sector in {"GOV", "LEG", "MIL"})
