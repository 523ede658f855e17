from __future__ import annotations

from tests.pages.conftest import Visit, charts, html, lead, notices


def test_a_country_page_ranks_partners_and_links_to_their_pairs(visit: Visit) -> None:
    page = visit("TUR")
    assert page.title[0].value == "Turkey and its partners"
    told = html(page)
    assert "All events. 7 events" in lead(page)
    assert told.index('href="./RUS-TUR"') < told.index('href="./TUR-USA"')
    titles = charts(page)
    assert len(titles) == 4
    assert titles[0].startswith("Balance of each country with Turkey, 2015–2019 (n = 5)")
    assert titles[1].startswith("Turkey: balance with each partner, by year, 2015–2019 (n = 5)")


def test_filters_stay_in_the_links_to_pairs_but_for_the_direction(visit: Visit) -> None:
    page = visit("TUR", type="ACCUSE", direction="any-TUR")
    told = html(page)
    assert "Accuse; others toward Turkey" in lead(page)
    assert 'href="./RUS-TUR?type=ACCUSE"' in told
    assert 'href="./download/TUR.csv?type=ACCUSE&amp;direction=any-TUR"' in told


def test_directions_are_those_of_the_country(visit: Visit) -> None:
    page = visit("TUR")
    widget = next(one for one in page.multiselect if one.key == "filter-TUR-direction")
    assert widget.options == [
        "Turkey toward others (2)", "others toward Turkey (4)", "both together (1)",
    ]  # fmt: skip


def test_an_event_of_another_country_is_named(visit: Visit) -> None:
    page = visit("USA", event="0" * 16)
    assert "is not an event of this page" in notices(page)


def test_a_country_without_events_says_so(visit: Visit) -> None:
    assert visit("FRA").info[0].value.startswith("There are no events for this country")
    page = visit("TUR", from_="2040")
    assert page.info[0].value == "No event of this country fits all of these filters."
    assert 'href="./TUR"' in html(page)
