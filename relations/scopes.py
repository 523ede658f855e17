"""What a page or a download is about: two countries, one country, or all of them.

A scope is written as it stands in an address: `RUS-TUR`, `TUR`, or nothing at all. What is
chosen within it is `filters`' business.
"""

from __future__ import annotations

from relations import countries
from relations.texts import _

EVERYTHING = ""

MUTUAL = "mutual"
ANY = "any"

_ONE_WAY = "source_country || '-' || target_country"
_DIRECTION_SQL = {
    "pair": _ONE_WAY,
    "country": f"if(source_country = $scope, $scope || '-{ANY}', '{ANY}-' || $scope)",
    "everything": f"'{ANY}-{ANY}'",
}


def canonical(scope: str) -> str:
    """Put a scope in capitals and its codes in order. Raises ValueError where it is none."""
    text = scope.strip().upper()
    if text == EVERYTHING:
        return EVERYTHING
    if "-" in text:
        return canonical_pair(text)
    if not countries.is_country(text):
        raise ValueError(f"{scope!r} is not a pair such as RUS-TUR or a country such as TUR")
    return text


def is_written(text: str) -> bool:
    """Whether this is the one right way to write a pair or a country in an address."""
    try:
        return bool(text) and text == canonical(text)
    except ValueError:
        return False


def canonical_pair(pair: str) -> str:
    """Put a pair's key in alphabetical order and capitals. Raises ValueError where it is none."""
    return "-".join(countries.split_pair(pair))


def is_pair(scope: str) -> bool:
    """Whether the scope is two countries."""
    return "-" in scope


def kind(scope: str) -> str:
    """Say what a scope is: "pair", "country" or "everything"."""
    return "pair" if is_pair(scope) else "country" if scope else "everything"


def name(scope: str) -> str:
    """Say the scope: `Russia – Turkey`, `Turkey`, `All countries`."""
    if is_pair(scope):
        return countries.pair_name(scope)
    return countries.name(scope) if scope else _("All countries")


def condition(scope: str) -> tuple[str, dict[str, object]]:
    """The SQL condition on rows of `events` or `monthly`, and its named parameters."""
    if scope == EVERYTHING:
        return "true", {}
    if is_pair(scope):
        return "pair = $scope", {"scope": scope}
    return "$scope IN (source_country, target_country)", {"scope": scope}


def directions(scope: str) -> tuple[str, ...]:
    """List the directions of a canonical scope, in the order that pages list them.

    A pair has `RUS-TUR`, `TUR-RUS` and `mutual`; a country `TUR-any`, `any-TUR` and `mutual`;
    everything `any-any` (one toward another) and `mutual`.
    """
    if is_pair(scope):
        one, other = scope.split("-")
        return f"{one}-{other}", f"{other}-{one}", MUTUAL
    if scope:
        return f"{scope}-{ANY}", f"{ANY}-{scope}", MUTUAL
    return f"{ANY}-{ANY}", MUTUAL


def direction_sql(scope: str) -> str:
    """The direction of a row of `events` or `monthly` as SQL, in the words of `directions`.

    It uses the parameter `$scope` that `condition` gives.
    """
    return f"CASE WHEN reciprocal THEN '{MUTUAL}' ELSE {_DIRECTION_SQL[kind(scope)]} END"


def direction_words(direction: str) -> str:
    """Say `RUS-TUR` as "Russia toward Turkey", `mutual` as "both together"."""
    if direction == MUTUAL:
        return _("both together")
    source, target = direction.split("-")
    if source == target == ANY:
        return _("one toward another")
    names = (_("others") if code == ANY else countries.name(code) for code in (source, target))
    return _("{source} toward {target}", source=next(names), target=next(names))
