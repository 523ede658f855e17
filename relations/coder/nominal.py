"""Acts that a noun tells: "talks with Ankara were under way", "on a trip to Moscow".

Only nouns that the sentence says happen are read; a noun in the background of another act
gives nothing. Which nouns, and where their sides stand, is in `lexicon/nouns.tsv`; how each
sort is read, in `gatherings`, `deeds` and `echoes`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from relations.coder import complements, deeds, echoes, gatherings, nouns
from relations.coder.discourse import Reader
from relations.coder.frames import Act

_LEADING = {"to", "despite", "over", "amid"}
_Reading = Callable[[Reader, int, dict[str, str]], Iterator[Act]]


def acts(reader: Reader) -> Iterator[Act]:
    """The acts that the nouns of a sentence tell, left to right."""
    reader = nouns.mended(reader)
    for index, phrase in enumerate(reader.clauses.phrases):
        if phrase.kind != "NP":
            continue
        row = nouns.row_of(reader.clauses.head(index))
        if row is not None:
            yield from _first(reader, index, row)


def _first(reader: Reader, index: int, row: dict[str, str]) -> Iterator[Act]:
    """What the first reading that the row's flags allow makes of the noun."""
    for flag in row["flags"].split(","):
        for reading in _READINGS.get(flag, ()):
            found = list(reading(reader, index, row))
            if found:
                yield from found
                return


def _aside(reader: Reader, index: int, row: dict[str, str]) -> Iterator[Act]:
    """`…, to the objections of Washington`: aimed at whoever does what the clause tells."""
    clauses = reader.clauses
    if not index or clauses.phrases[index - 1].low not in _LEADING:
        return
    if clauses.phrases[index - 1].low == "to" and clauses.kind(index - 2) == "NP":
        return  # "the response to the protests of"
    sources = [p for p in reader.parties(index) if p.code]
    if not sources:
        sources = [
            p
            for slot in complements.of_noun(clauses, index)
            if slot.prep in {"of", "from", "by"}
            for p in reader.parties(slot.phrase, slot.extra)
        ]
    verb = max((v for v in clauses.verb_groups() if v < index), default=None)
    if verb is None:
        verb = min(clauses.verb_groups(), default=None)
    targets = (
        [p for p in reader.parties(clauses.subject(verb)) if p.acts] if verb is not None else []
    )
    if sources and targets:
        yield nouns.act(reader, index, row, (sources, targets))


_READINGS: dict[str, tuple[_Reading, ...]] = {
    "event": (gatherings.that_happens,),
    "aside": (gatherings.aside,),
    "clash": (deeds.of_clash,),
    "to-phrase": (_aside,),
    "trip": (gatherings.trip, gatherings.paid),
    "deed": (deeds.of_attack,),
    "joint": (gatherings.joint,),
    "protest": (deeds.of_protest,),
    "measure": (deeds.of_measure,),
    "staged": (gatherings.staged,),
    "drawn": (echoes.drawn,),
    "heeded": (echoes.heeded,),
}
