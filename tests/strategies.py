"""Hypothesis strategies for what a visitor can choose."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from relations import ontology
from relations.filters import Filters
from relations.scopes import directions
from tests.showing import COLLECTIONS, WORDS

days = st.dates(date(2017, 11, 1), date(2021, 2, 1))
#: Every scope that the random data have, and one that they have not.
SCOPES = ("RUS-TUR", "TUR-USA", "TUR", "USA", "", "CHN-JPN")
texts = st.sampled_from(
    ["", "s-400", "SOCHI", "söchı", "über_", "UBER_", "%", "it's", '"', "nowhere"]
)


def lists(values: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    """Some of `values` in any order, with repetitions."""
    return st.lists(st.sampled_from(values), max_size=4).map(tuple)


@st.composite
def filters(draw: st.DrawFn, scopes: tuple[str, ...] = ("RUS-TUR",)) -> Filters:
    """Any choice that can be made of the random data within one of these scopes."""
    scope = draw(st.sampled_from(scopes))
    limits = draw(st.lists(st.none() | days, min_size=2, max_size=2))
    if None not in limits:
        limits.sort()
    return Filters(
        scope,
        *limits,
        types=draw(lists(tuple(ontology.EVENT_TYPES))),
        directions=draw(lists(directions(scope))),
        statuses=draw(lists(tuple(ontology.STATUSES))),
        years=draw(lists(("2018", "2019", "2025"))),
        collections=draw(lists(COLLECTIONS)),
        sources=draw(lists(("Test Gazette", "Nobody"))),
        text=draw(texts),
    )


#: Anything that may stand in a query string, hostile texts among it.
hostile = st.text(max_size=30) | st.sampled_from(
    [
        "'; DROP TABLE events; --", "$types", "') OR 1=1 --", "x'||(SELECT 1)||'", "\x00", "\ud800",
        "2019-02-30", "0000-01-01", "9999-12-31", "2019-1-1", "٢٠١٩-٠١-٠١", "NaN", "", " ",
        "CONSULT", "consult", "mutual", "RUS-TUR", "sample", "*" * 10_000, *WORDS,
    ]
)  # fmt: skip
queries = st.dictionaries(
    st.sampled_from(
        ["from", "to", "type", "direction", "status", "year", "collection", "source", "q"]
    )
    | st.text(max_size=8),
    st.lists(hostile, max_size=4) | hostile,
    max_size=7,
)
