"""The seed article as a whole: what a careful reader finds in it, and nothing else."""

from __future__ import annotations

from pathlib import Path

from relations import coder
from relations.records import Article
from relations.sources import Defaults, read
from tests.coder.reading import line

SEED = Path(__file__).parents[2] / "seeds" / "000_ceb785ab0bc45577.txt"

_EXPECTED = [
    "RUS > TUR AGREE planned",  # would work to strengthen military cooperation
    "RUS = TUR CONSULT occurred",  # talks to develop new weapons were under way
    "RUS = TUR CONSULT occurred",  # Putin met with his Turkish and Iranian counterparts
    "IRN = RUS CONSULT occurred",
    "IRN = TUR CONSULT occurred",
    "RUS = TUR CONSULT occurred",  # he found time to discuss cooperation
    "RUS > TUR COOPERATE occurred",  # a contract is being implemented
    "TUR > RUS COOPERATE occurred",  # Turkey purchased missiles
    "USA > TUR SANCTION occurred",  # Washington scrapped a planned sale
    "USA > TUR ACCUSE occurred",  # to the vocal objections of Washington
    "TUR = USA CONSULT planned",  # Erdogan is expected to discuss the matter
    "TUR > RUS AGREE hypothetical",  # might have plans to buy aircraft
    "TUR > RUS CONSULT occurred",  # on a trip to Moscow
]


def test_the_seed_article_gives_what_a_reader_finds() -> None:
    (article,) = read([SEED], Defaults(collection="seeds"))
    assert isinstance(article, Article)
    assert sorted(line(event) for event in coder.code(article)) == sorted(_EXPECTED)
