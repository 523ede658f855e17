"""The verb frames of the word list, and the act that a match of one makes.

A frame says which object a verb needs, where its target stands, and which PLOVER type and
mode the act has (`lexicon/verbs.tsv`). `matching` holds them against a sentence.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from relations.coder import lexicon
from relations.coder.actors import Party
from relations.records import Span


@dataclass(frozen=True, slots=True)
class Frame:
    """One row of the verb list; `people` lets a person's own name be the object."""

    name: str
    verb: str
    particle: str
    objects: frozenset[str]
    people: bool
    slots: tuple[str, ...]
    event_type: str
    mode: str | None
    flags: frozenset[str]


@dataclass(frozen=True, slots=True)
class Act:
    """An act found in a sentence: who, toward whom, what, and how it was said.

    Of a mutual act `targets` may be empty: then the sources act among themselves. `status` is
    given where type and status are settled already, else they follow from the effects;
    `decided` says in words what spoke for the type where a model gave it, and `sure` is the
    probability of that type.
    """

    rule: str
    event_type: str
    mode: str | None
    mutual: bool
    sources: tuple[Party, ...]
    targets: tuple[Party, ...]
    trigger: Span
    effects: tuple[tuple[str, str], ...]
    pattern: str
    status: str | None = None
    decided: tuple[str, ...] = ()
    sure: float = 1.0


@cache
def frames() -> dict[str, tuple[Frame, ...]]:
    """The frames by verb; those that ask for more come first."""
    found: dict[str, list[Frame]] = {}
    for row in lexicon.rows("verbs.tsv"):
        verb, _, particle = row["trigger"].partition(" ")
        frame = Frame(
            name=f"{row['type'].lower()}.{row['trigger'].replace(' ', '-')}",
            verb=verb,
            particle=particle,
            objects=lexicon.lemma_set(row["object"]),
            people="@person" in row["object"],
            slots=tuple(filter(None, row["target"].split(","))),
            event_type=row["type"],
            mode=row["mode"] or None,
            flags=frozenset(filter(None, row["flags"].split(","))),
        )
        found.setdefault(verb, []).append(frame)
    return {
        verb: tuple(sorted(group, key=lambda f: (not f.particle, not f.objects)))
        for verb, group in found.items()
    }
