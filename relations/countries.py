"""Countries by ISO 3166-1 alpha-3 code, their English names, and the key of a pair.

Kosovo carries XKX, as the event-data field writes it. How a text names a country is the
coder's business (`relations/coder/lexicon/`), not this module's.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files


@cache
def names() -> dict[str, str]:
    """English short name by alpha-3 code, in order of the codes."""
    text = files("relations").joinpath("countries.tsv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines(), delimiter="\t")
    return {row["alpha3"]: row["name"] for row in rows}


def is_country(code: str) -> bool:
    """Whether `code` is a known alpha-3 code in capitals."""
    return code in names()


def name(code: str) -> str:
    """The English short name of an alpha-3 code; the code itself where it is unknown."""
    return names().get(code, code)


def pair_key(one: str, other: str) -> str:
    """The key of two countries, alphabetical: `pair_key("TUR", "RUS") == "RUS-TUR"`.

    Raises ValueError for an unknown code or a country paired with itself.
    """
    for code in (one, other):
        if not is_country(code):
            raise ValueError(f"{code!r} is not an ISO 3166-1 alpha-3 country code")
    if one == other:
        raise ValueError(f"a pair needs two different countries, not {one} twice")
    return "-".join(sorted((one, other)))


def split_pair(key: str) -> tuple[str, str]:
    """The two codes of a pair key in alphabetical order, whichever order `key` has.

    Raises ValueError where `key` is not two different known codes joined by a hyphen.
    """
    one, hyphen, other = key.strip().upper().partition("-")
    if not hyphen:
        raise ValueError(f"{key!r} is not a pair such as RUS-TUR")
    first, second = pair_key(one, other).split("-")
    return first, second


def pair_name(key: str) -> str:
    """The pair in words: `pair_name("RUS-TUR") == "Russia – Turkey"`."""
    return " – ".join(name(code) for code in split_pair(key))
