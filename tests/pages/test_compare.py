from __future__ import annotations

import re
from pathlib import Path

from relations.dataset import publish
from tests import factory
from tests.pages.conftest import Visit, charts, html, notices
from tests.showing import ABOUT, random_events, sample_store


def test_pairs_of_the_address_stand_one_below_the_other(visit: Visit) -> None:
    page = visit("compare", pairs="tur-rus,TUR-USA")
    told = html(page)
    assert page.multiselect[0].value == ["RUS-TUR", "TUR-USA"]
    assert len(page.get("vega_lite_chart")) == 2
    assert "Only 4 acts occurred, too few to speak of a balance." in told
    first, second = charts(page)
    assert "Russia – Turkey: events that occurred, per month, 2015–2019 (n = 4)" in first
    assert "Turkey – United States: events that occurred, per month, 2015–2019 (n = 1)" in second
    assert 'href="./download/TUR-USA.csv"' in told


def test_what_is_no_pair_or_has_no_events_is_named(visit: Visit) -> None:
    page = visit("compare", pairs="RUS-TUR,nonsense,CHN-JPN,RUS-TUR")
    said = notices(page)
    assert "nonsense is not a pair such as RUS-TUR" in said
    assert "No events of CHN-JPN are published here" in said
    assert page.multiselect[0].value == ["RUS-TUR"]


def test_filters_hold_for_every_pair(visit: Visit) -> None:
    page = visit("compare", pairs="RUS-TUR,TUR-USA", type="ACCUSE")
    told = html(page)
    assert 'href="./RUS-TUR?type=ACCUSE"' in told
    assert told.count("Only 1 act occurred") >= 2
    assert all("(n = 1)" in chart and chart.endswith(" Accuse") for chart in charts(page))


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
    assert "events that occurred, per year" in charts(page)[0]


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
    assert re.search(r"balance of what occurred [−+]\d", told)
    assert "abbr" not in told.split("</style>")[-1]


def test_a_direction_holds_for_every_pair_and_its_download(visit: Visit) -> None:
    told = html(visit("compare", pairs="RUS-TUR,TUR-USA", direction="any-any"))
    assert "direction=RUS-TUR&amp;direction=TUR-RUS" in told
    assert 'href="./download/TUR-USA.csv?direction=TUR-USA&amp;direction=USA-TUR"' in told
    mutual = html(visit("compare", pairs="RUS-TUR", direction="mutual"))
    assert 'href="./RUS-TUR?direction=mutual"' in mutual
    number = len(sample_store().ask("FROM events WHERE pair = 'RUS-TUR' AND reciprocal"))
    assert f"<td class='n'>{number}</td>" in mutual
