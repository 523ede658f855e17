from __future__ import annotations

import re
from pathlib import Path

from relations.dataset import publish
from tests import factory
from tests.pages.conftest import Visit, html, notices
from tests.showing import ABOUT, random_events


def test_pairs_of_the_address_stand_one_below_the_other(visit: Visit) -> None:
    page = visit("compare", pairs="tur-rus,TUR-USA")
    told = html(page)
    assert page.multiselect[0].value == ["RUS-TUR", "TUR-USA"]
    assert len(page.get("vega_lite_chart")) == 2
    few = "Only 4 acts occurred, too few to speak of a balance."
    assert f"n = 4 · {few}" in told
    assert page.header[0].value == "Events per month, 2015–2019 (n = 5)"
    assert 'href="./download/TUR-USA.csv"' in told


def test_what_is_no_pair_or_has_no_events_is_named(visit: Visit) -> None:
    page = visit("compare", pairs="RUS-TUR,nonsense,CHN-JPN,RUS-TUR")
    said = notices(page)
    assert "nonsense is not a pair such as RUS-TUR" in said
    assert "No events of CHN-JPN are published here" in said
    assert page.multiselect[0].value == ["RUS-TUR"]


def test_filters_hold_for_every_pair(visit: Visit) -> None:
    told = html(visit("compare", pairs="RUS-TUR,TUR-USA", type="ACCUSE"))
    assert 'href="./RUS-TUR?type=ACCUSE"' in told
    assert told.count("n = 1 · Only 1 act occurred") == 2


def test_a_choice_writes_the_address(visit: Visit) -> None:
    page = visit("compare", pairs="RUS-TUR", type="ACCUSE")
    page.multiselect[0].select("TUR-USA").run()
    assert page.query_params["pairs"] == "RUS-TUR,TUR-USA"
    page.toggle[0].set_value(True).run()
    assert page.query_params["share"] == "1"
    assert page.query_params["type"] == "ACCUSE"


def test_the_step_is_in_the_address_beside_pairs_and_filters(visit: Visit) -> None:
    page = visit("compare", pairs="RUS-TUR", type="ACCUSE")
    page.segmented_control(key="step").set_value("year").run()
    assert page.query_params["pairs"] == "RUS-TUR"
    assert page.query_params["type"] == "ACCUSE"
    assert page.query_params["step"] == "year"
    assert page.header[0].value.startswith("Events per year, ")


def test_nothing_chosen_says_what_to_do(visit: Visit) -> None:
    assert visit("compare").info[0].value == "Choose up to 5 pairs to see them side by side."
    page = visit("compare", pairs="RUS-TUR", from_="2040")
    assert page.info[0].value == "No event of these pairs fits the filters."


def test_a_pair_of_events_enough_has_its_balance_over_its_chart(
    visit: Visit, data_dir: Path
) -> None:
    made = factory.articles("many").values()
    publish(data_dir, "many", made, random_events("many", 60, seed=1), ABOUT, factory.CODER)
    told = html(visit("compare", pairs="RUS-TUR", collection="many"))
    assert re.search(r"n = \d\d · balance of what occurred [−+]\d", told)
    assert "abbr" not in told.split("</style>")[-1]
