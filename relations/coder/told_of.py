"""Acts that lie in what somebody says of another state: it must do something, it has done wrong.

`said that Iran must halt the work` asks, `said that Seoul had broken the treaty` accuses,
`described the tariffs as bullying` does too. What frames read is left to `matching`.
"""

from __future__ import annotations

from collections.abc import Iterator

from relations.coder.actors import Party
from relations.coder.discourse import Reader
from relations.coder.frames import Act
from relations.coder.speakers import speaker
from relations.coder.words import BE, HAVE

_DUTY = {"must", "should"}
#: What no state says of a friend.
_WRONGS = {
    "break", "violate", "breach", "flout", "infringe", "betray", "interfere", "meddle", "abet",
    "sponsor", "harbour", "harbor", "orchestrate", "mastermind", "plot", "lie", "sabotage",
    "bully", "cheat", "renege", "fabricate", "incite", "instigate", "distort", "undermine",
    "trample", "collude", "disregard", "ignore", "exaggerate", "mislead",
}  # fmt: skip
_CRIMES = {"genocide", "crime", "crimes", "atrocity", "atrocities", "massacre", "provocation"}
_CALLING = {"describe", "characterise", "characterize", "denounce", "brand", "label", "call"}
_CONDEMNING = {
    "bullying", "provocation", "provocative", "unacceptable", "regrettable", "illegal", "unlawful",
    "irresponsible", "aggression", "blackmail", "hostile", "shameful", "reckless", "deplorable",
    "outrageous", "intolerable", "unilateral", "piracy", "terrorism", "barbaric", "insult",
    "interference", "meddling", "dangerous", "unjust", "unfair", "absurd",
}  # fmt: skip


def acts(reader: Reader, taken: set[tuple[str, str]]) -> Iterator[Act]:
    """Requests and accusations told as a clause; `taken` are types with targets read already."""
    for verb in reader.clauses.verb_groups():
        for event_type, mode, rule, targets in (
            ("REQUEST", "change", "request.must", _obliged(reader, verb)),
            ("ACCUSE", "allege", "accuse.said", _charged(reader, verb)),
        ):
            targets = [p for p in targets if (event_type, p.code) not in taken]
            sources = speaker(reader) if targets else []
            yield from _told(reader, verb, (event_type, mode, rule), sources, targets)
        yield from _judged(reader, verb, taken)


def _told(
    reader: Reader, verb: int, kind: tuple[str, str, str], sources: list[Party],
    targets: list[Party],
) -> Iterator[Act]:  # fmt: skip
    if not sources or {p.code for p in sources} & {p.code for p in targets}:
        return
    yield Act(
        rule=kind[2],
        event_type=kind[0],
        mode=kind[1],
        mutual=False,
        sources=tuple(sources),
        targets=tuple(targets),
        trigger=reader.clauses.head(verb).span,
        effects=(),
        pattern="active",
    )


def _obliged(reader: Reader, verb: int) -> list[Party]:
    """Who must or should do what a verb says; nobody where it only says what he is."""
    clauses = reader.clauses
    subject, words = clauses.subject(verb), clauses.words(verb)
    if not _DUTY & set(words[:-1]) or words[-1] in BE | HAVE or clauses.voice(verb).passive:
        return []
    if subject is None or clauses.kind(subject - 1) == "REL":
        return []
    return [p for p in reader.parties(subject) if p.kind in {"agent", "envoy"}]


def _charged(reader: Reader, verb: int) -> list[Party]:
    """Who is said to have done wrong, in the clause right behind a verb of saying."""
    clauses = reader.clauses
    voice, subject = clauses.voice(verb), clauses.subject(verb)
    if voice.passive or not voice.finite or voice.modal or voice.negated or subject is None:
        return []
    before = subject - 1 - (clauses.phrases[subject - 1].low == "that")
    if clauses.kind(before) != "VG" or not _is_wrong(reader, verb):
        return []
    return [p for p in reader.parties(subject) if p.kind in {"agent", "envoy", "force"}]


def _is_wrong(reader: Reader, verb: int) -> bool:
    """`broke the treaty`, `committed a crime`, `was behind the attack`."""
    clauses, lemma = reader.clauses, reader.clauses.head(verb).lemma
    if lemma == "commit":
        return clauses.kind(verb + 1) == "NP" and clauses.head(verb + 1).low in _CRIMES
    if clauses.head(verb).low in BE:
        return clauses.kind(verb + 1) == "P" and clauses.phrases[verb + 1].low == "behind"
    return lemma in _WRONGS


def _judged(reader: Reader, verb: int, taken: set[tuple[str, str]]) -> Iterator[Act]:
    """`described the US tariffs as bullying`: whose the thing is stands accused."""
    clauses = reader.clauses
    voice, subject = clauses.voice(verb), clauses.subject(verb)
    if clauses.head(verb).lemma not in _CALLING or voice.passive or voice.negated or voice.modal:
        return
    if clauses.kind(verb + 1) != "NP" or not voice.finite or not _condemned(reader, verb):
        return
    sources = [p for p in reader.parties(subject) if p.acts]
    own = {p.code for p in sources}
    targets = [p for p in reader.parties(verb + 1) if p.code not in own]
    if not any(("ACCUSE", p.code) in taken for p in targets):
        yield from _told(reader, verb, ("ACCUSE", "disapprove", "accuse.call"), sources, targets)


def _condemned(reader: Reader, verb: int) -> bool:
    """Whether a word of condemnation follows what is described, in the same stretch of words."""
    for phrase in reader.clauses.phrases[verb + 2 :]:
        words = {t.low for t in reader.clauses.tokens[phrase.start : phrase.end]}
        if words & _CONDEMNING:
            return True
        if phrase.kind in {"STOP", "COMMA", "VG", "SUB", "REL"}:
            return False
    return False
