from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from relations.dataset import publish
from relations.pages.pair_list import table_html
from tests import factory
from tests.pages.conftest import Visit, charts, html, notices, open_page
from tests.showing import ABOUT, publish_sample


def metrics(page: AppTest) -> dict[str, str]:
    return {metric.label: metric.value for metric in page.metric}


def test_home_counts_what_there_is(visit: Visit) -> None:
    assert metrics(visit()) == {
        "Events": "7",
        "of these occurred": "5",
        "Country pairs": "2",
        "Articles": "3",
        "Years covered": "2015–2019",
    }


def test_every_pair_is_a_link_with_most_events_first(visit: Visit) -> None:
    told = html(visit())
    assert told.index('href="./RUS-TUR"') < told.index('href="./TUR-USA"')


def test_the_second_country_is_chosen_among_those_with_events(visit: Visit) -> None:
    page = visit()
    assert len(page.selectbox) == 1
    page.selectbox[0].select("USA").run()
    assert page.selectbox[1].options == ["Turkey (1 event)"]
    assert "Show all of United States" in html(page)
    page.selectbox[1].select("TUR").run()
    assert "Show Turkey – United States" in html(page)


def test_an_empty_folder_says_how_to_fill_it(data_dir: Path) -> None:
    page = open_page()
    assert "nothing has been published" in page.info[0].value
    assert "python -m relations build" in page.code[0].value
    assert "python -m relations extract" in page.code[0].value


def test_a_missing_folder_is_an_empty_one(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RELATIONS_DATA", str(data_dir / "nowhere"))
    assert "nothing has been published" in open_page().info[0].value


def test_a_collection_in_the_address_limits_counts_and_stays_in_links(
    visit: Visit, data_dir: Path
) -> None:
    publish_sample(data_dir, "other")
    assert metrics(visit())["Events"] == "14"
    assert "All countries: events of any status" in charts(visit())[0]
    page = visit(collection="other")
    assert "Relations · other · data version" in charts(page)[0]
    assert metrics(page)["Events"] == "7"
    assert 'href="./RUS-TUR?collection=other"' in html(page)


def test_choosing_a_collection_writes_the_address(visit: Visit, data_dir: Path) -> None:
    publish_sample(data_dir, "other")
    page = visit()
    page.multiselect[0].select("other").run()
    assert metrics(page)["Events"] == "7"
    assert page.query_params["collection"] == "other"


def test_what_the_address_cannot_mean_is_named(visit: Visit) -> None:
    page = visit(collection="no*ne", colour="red")
    assert "collection=no*ne is not a collection here" in notices(page)
    assert "“colour” is not used on this page" in notices(page)
    assert metrics(page)["Events"] == "7"


def test_a_newly_published_collection_shows_on_the_next_run(visit: Visit, data_dir: Path) -> None:
    page = visit()
    publish(data_dir, "sample", factory.articles().values(), factory.events()[:3], ABOUT, "hand")
    page.run()
    assert metrics(page)["Events"] == "3"


def test_a_broken_collection_gives_a_plain_message(visit: Visit, data_dir: Path) -> None:
    (data_dir / "sample" / "manifest.json").write_text("{")
    page = open_page()
    assert "The data cannot be read at the moment." in page.error[0].value
    assert str(data_dir) not in page.error[0].value


def test_the_foot_names_version_collections_and_terms(visit: Visit) -> None:
    told = html(visit())
    assert "Collection sample: Sample. Licence: CC BY 4.0. Cite as: Sample (2019)." in told
    assert "never counted as having happened" in told
    assert "Data version" in told


def test_a_pair_without_a_balance_shows_a_dash() -> None:
    row = {"pair": "RUS-TUR", "events": 1, "occurred": 0, "cooperation": 0, "conflict": 0}
    told = table_html("Pairs", [row | {"balance": None, "last_date": "2019-09-16"}], {}, ())
    assert 'aria-label="No act occurred, so there is no balance.">–</abbr></td>' in told


def test_a_page_of_pairs_that_is_not_there_is_named(visit: Visit) -> None:
    assert "page=2 is not there: there is 1 page" in notices(visit(page="2"))
    assert "page=two is not the number of a page" in notices(visit(page="two"))
    assert notices(visit(page="2", find="nowhere")) == ""
