"""Countries by ISO 3166-1 alpha-3 code, their names, and the key of a pair.

Names are said in the reader's language, as `texts` knows it; those other than English are
CLDR's. Kosovo carries XKX, as the event-data field writes it. How a
text names a country is the coder's business (`relations/coder/lexicon/`), not this module's.
"""

from __future__ import annotations

import csv
from functools import cache, lru_cache
from importlib.resources import files

from relations import texts
from relations.texts import _


@cache
def names() -> dict[str, str]:
    """English short name by alpha-3 code, in order of the codes."""
    return {row["alpha3"]: row["name"] for row in _table()}


@cache
def _table() -> tuple[dict[str, str], ...]:
    text = files("relations").joinpath("countries.tsv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines(), delimiter="\t"))


@lru_cache(maxsize=64)
def _spoken(language: str) -> dict[str, str]:
    """Names in another language by alpha-3 code; none where it is English or unknown."""
    if language.lower().partition("-")[0] == "en":
        return {}
    # Imported here, because most of the project's work has no use for it.
    from babel import Locale, UnknownLocaleError

    try:
        known = Locale.parse(language, sep="-").territories
    except (UnknownLocaleError, ValueError, TypeError):
        return {}
    return {row["alpha3"]: known[row["alpha2"]] for row in _table() if row["alpha2"] in known}


@lru_cache(maxsize=64)
def _leftward(language: str) -> bool:
    """Whether a language that `_spoken` knows is written from right to left."""
    from babel import Locale

    return bool(Locale.parse(language, sep="-").text_direction == "rtl")


def is_country(code: str) -> bool:
    """Whether `code` is a known alpha-3 code in capitals."""
    return code in names()


def name(code: str) -> str:
    """The short name of an alpha-3 code in the reader's language; the code itself where unknown."""
    spoken = _spoken(texts.language()).get(code)
    if spoken and _leftward(texts.language()):
        # Isolated, so that "one → other" keeps its order in a line of another direction.
        return f"\N{FIRST STRONG ISOLATE}{spoken}\N{POP DIRECTIONAL ISOLATE}"
    return spoken or names().get(code, code)


def pair_key(one: str, other: str) -> str:
    """The key of two countries, alphabetical: `pair_key("TUR", "RUS") == "RUS-TUR"`.

    Raises ValueError for an unknown code or a country paired with itself.
    """
    for code in (one, other):
        if not is_country(code):
            raise ValueError(_("{code} is not an ISO 3166-1 alpha-3 country code", code=repr(code)))
    if one == other:
        raise ValueError(_("a pair needs two different countries, not {code} twice", code=one))
    return "-".join(sorted((one, other)))


def split_pair(key: str) -> tuple[str, str]:
    """The two codes of a pair key in alphabetical order, whichever order `key` has.

    Raises ValueError where `key` is not two different known codes joined by a hyphen.
    """
    one, hyphen, other = key.strip().upper().partition("-")
    if not hyphen:
        raise ValueError(_("{key} is not a pair such as RUS-TUR", key=repr(key)))
    first, second = pair_key(one, other).split("-")
    return first, second


def pair_name(key: str) -> str:
    """The pair in words: `pair_name("RUS-TUR") == "Russia – Turkey"`."""
    return " – ".join(name(code) for code in split_pair(key))
