"""What a noun says of its bearer: an office, a force, a people (`lexicon/roles.tsv`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from relations.coder import lexicon
from relations.coder.words import Token

#: Names of warplanes: "F-16s", "MiG-29", "Su-24".
_WARPLANE = re.compile(
    r"(?:[FBEPJUL]|AV|EF|CF|KC|[MR]Q|[AC]H|Mi[Gg]?|Su|Tu|Ka)-\d{1,3}[A-Z]{0,3}s?"
)


@dataclass(frozen=True, slots=True)
class Role:
    """What a noun says of its bearer: PLOVER sector, and the kind that `roles.tsv` tells."""

    sector: str
    kind: str


@cache
def roles() -> dict[str, Role]:
    """Role by lemma; the first list that holds a lemma decides."""
    found: dict[str, Role] = {}
    for row in lexicon.rows("roles.tsv"):
        for lemma in row["lemmas"].split("|"):
            found.setdefault(lemma, Role(row["sector"], row["kind"]))
    return found


def is_warplane(token: Token) -> bool:
    """Whether a token names a type of warplane: `F-16s`."""
    return _WARPLANE.fullmatch(token.text) is not None


def role_of_pair(before: Token, head: Token) -> Role | None:
    """The role of a noun of two words: `security service`, `asylum seekers`, `fishing boat`."""
    return roles().get(f"{before.low} {head.lemma.lower()}")


def role_of(token: Token) -> Role | None:
    """The role that a noun names; None for any other word."""
    if _WARPLANE.fullmatch(token.text):
        return Role("MIL", "force")
    first = token.lemma.lower().partition(" of ")[0]
    return roles().get(token.low) or roles().get(first) or roles().get(first.removesuffix("s"))
