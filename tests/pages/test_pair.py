from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from tests import factory
from tests.pages.conftest import Visit, charts, html, lead, notices, open_page
from tests.showing import publish_sample, sample_store

IDS = {event.event_type: event.event_id for event in factory.events() if event.pair == "RUS-TUR"}
OTHER_PAIR = next(event.event_id for event in factory.events() if event.pair == "TUR-USA")


def metrics(page: AppTest) -> dict[str, str]:
    return {metric.label: metric.value for metric in page.metric}


def table(page: AppTest) -> str:
    """The rows of the table of events."""
    return html(page).partition('r-events"')[2].partition("</table>")[0]


def days(page: AppTest) -> list[str]:
    return re.findall(r'class="r-row">([^<]*)<', html(page))


def widget(page: AppTest, kind: str, name: str) -> object:
    return next(one for one in page.get(kind) if one.key == f"filter-RUS-TUR-{name}")


def test_a_pair_page_states_its_answer(visit: Visit) -> None:
    page = visit("RUS-TUR")
    assert page.title[0].value == "Russia – Turkey"
    assert "All events. 6 events" in lead(page)
    assert metrics(page) == {
        "Events": "6",
        "▲ Cooperation, occurred": "1",
        "▼ Conflict, occurred": "3",
        "Balance": "–",
    }


def test_the_table_lists_every_event_newest_first(visit: Visit) -> None:
    page = visit("RUS-TUR")
    assert days(page) == ["2019-09-16"] * 2 + ["2015-11-24"] * 4
    assert "+Moscow banned Turkish fruit, worth $5m to $6m." in table(page)


def test_without_a_choice_the_newest_event_is_read(visit: Visit) -> None:
    page = visit("RUS-TUR")
    assert "1 of 6" in html(page)
    assert "Ministers meet in Sochi" in html(page)


def test_an_event_in_the_address_is_read(visit: Visit) -> None:
    page = visit("RUS-TUR", event=IDS["ASSAULT"])
    assert '<span class="m-source">Turkish forces</span>' in html(page)
    link, citation = (code.value for code in page.code[-2:])
    assert link == f"http://localhost/RUS-TUR?event={IDS['ASSAULT']}"
    assert link in citation
    assert "Turkey → Russia: Assault (aerial), occurred, 24 November 2015" in citation
    assert "coded by hand 1.0" in citation


def test_an_event_that_the_filters_leave_out_is_read_with_a_notice(visit: Visit) -> None:
    page = visit("RUS-TUR", event=IDS["ASSAULT"], type="CONSULT")
    assert "though the filters leave it out" in notices(page)
    assert '<span class="m-source">Turkish forces</span>' in html(page)
    assert len(days(page)) == 1


@pytest.mark.parametrize("event_id", ["0000", OTHER_PAIR, "*x*"])
def test_an_event_of_elsewhere_is_named(visit: Visit, event_id: str) -> None:
    page = visit("RUS-TUR", event=event_id)
    assert "is not an event of this pair" in notices(page)
    assert metrics(page)["Events"] == "6"


def test_filters_of_the_address_set_the_widgets(visit: Visit) -> None:
    page = visit("RUS-TUR", type=["ACCUSE", "AID"], from_="2015-01", q="moscow")
    assert widget(page, "multiselect", "type").value == ["AID", "ACCUSE"]
    assert str(widget(page, "date_input", "from").value) == "2015-01-01"
    assert widget(page, "text_input", "q").value == "moscow"
    assert metrics(page)["Events"] == "1"
    assert "From 1 January 2015; Aid or Accuse; the source text contains “moscow”." in lead(page)


def test_a_widget_writes_the_address_and_drops_the_chosen_event(visit: Visit) -> None:
    page = visit("RUS-TUR", event=IDS["ASSAULT"], step="year")
    widget(page, "multiselect", "status").select("denied").run()
    assert page.query_params["status"] == "denied"
    assert page.query_params["step"] == "year"
    assert "event" not in page.query_params
    assert metrics(page)["Events"] == "1"


def test_dates_the_wrong_way_round_are_swapped_and_told_once(visit: Visit) -> None:
    page = visit("RUS-TUR", to="2016-01-01")
    widget(page, "date_input", "from").set_value("2018-01-01").run()
    assert page.query_params["from"] == "2016-01-01"
    assert page.query_params["to"] == "2018-01-01"
    assert "the two were swapped" in notices(page)
    page.run()
    assert not notices(page)


def test_choices_carry_the_count_they_would_give(visit: Visit) -> None:
    options = widget(visit("RUS-TUR", status="occurred"), "multiselect", "type").options
    assert options == ["Consult (1)", "Accuse (1)", "Sanction (1)", "Assault (1)"]


def test_the_collection_filter_appears_with_several_collections(
    visit: Visit, data_dir: Path
) -> None:
    assert len(visit("RUS-TUR").multiselect) == 4
    publish_sample(data_dir, "other")
    assert len(visit("RUS-TUR").multiselect) == 5


def test_wrong_values_are_named_and_the_rest_is_kept(visit: Visit) -> None:
    page = visit("RUS-TUR", type=["ACCUSE", "FOO"], colour="red", from_="yesterday")
    said = notices(page)
    assert r"type=FOO is not a PLOVER event type" in said
    assert "colour" in said
    assert "from=yesterday is not a date" in said
    assert metrics(page)["Events"] == "1"


def test_no_match_is_told_from_no_data(visit: Visit) -> None:
    page = visit("RUS-TUR", from_="2030")
    assert page.info[0].value == "No event of this pair fits all of these filters."
    assert 'href="./RUS-TUR"' in html(page)
    page = visit("CHN-JPN")
    assert page.info[0].value.startswith("There are no events for this pair")
    assert not days(page)


def test_downloads_carry_the_filters_and_the_count(visit: Visit) -> None:
    told = html(visit("RUS-TUR", status="occurred", step="year"))
    assert 'href="./download/RUS-TUR.csv?status=occurred"' in told
    assert "Download CSV (4 events)" in told
    assert 'href="./download/RUS-TUR.parquet?status=occurred"' in told


def test_only_planned_events_draw_no_bars_unless_asked_for(visit: Visit) -> None:
    page = visit("RUS-TUR", type="AGREE")
    assert any("so there are no bars" in text.value for text in page.text)
    page = visit("RUS-TUR", status="planned")
    assert charts(page)[0].startswith("Russia – Turkey: planned events per month, 2019 (n = 1) ")


def test_previous_and_next_lead_along_and_end(visit: Visit) -> None:
    page, seen = visit("RUS-TUR", sort="oldest"), []
    while way := re.search(r'href="([^"]*)" class="r-button" rel="next"', html(page)):
        query = parse_qs(urlsplit(unescape(way[1])).query)
        seen.append(query["event"][0])
        page = visit("RUS-TUR", **{key: values[0] for key, values in query.items()})
    assert "6 of 6" in html(page)
    assert len(set(seen)) == 5
    assert '<span class="r-button r-off">Next</span>' in html(page)
    assert '<span class="r-button r-off">Previous</span>' in html(visit("RUS-TUR"))


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("99", "page=99 is not there: there is 1 page, which is shown"),
        ("9" * 5000, "9 is not there: there is 1 page"),
        ("²", "page=² is not the number of a page"),
        ("0", "page=0 is not the number of a page"),
    ],
)
def test_a_page_that_is_not_there_is_named_and_the_nearest_shown(
    visit: Visit, asked: str, said: str
) -> None:
    page = visit("RUS-TUR", page=asked)
    assert "1 of 6" in html(page)
    assert said in notices(page).replace("…", "")


@pytest.mark.parametrize("asked", [{}, {"page": "1"}, {"page": "01"}, {"page": "2", "q": "none"}])
def test_a_page_that_is_there_and_one_of_nothing_need_no_words(
    visit: Visit, asked: dict[str, str]
) -> None:
    assert notices(visit("RUS-TUR", **asked)) == ""


def test_a_page_beyond_the_last_is_named_beside_an_event_that_is_not_there(visit: Visit) -> None:
    said = notices(visit("RUS-TUR", page="3", event="0" * 16))
    assert "is not an event of this pair" in said
    assert "page=3 is not there" in said


@pytest.mark.parametrize(
    ("segment", "reason"),
    [
        ("XXX-TUR", "is not an ISO 3166"),
        ("TUR-TUR", "needs two different countries"),
        ("nothing", "is not a pair such as"),
        ("tur-rus", "is written RUS"),
        ("<b>*x*", "'<b>*x*' is not a pair such as"),
        ("a" * 500, "…' is not a pair such as"),
    ],
)
def test_an_address_that_is_no_page_says_why(visit: Visit, segment: str, reason: str) -> None:
    page = visit(segment)
    assert page.title[0].value == "There is no such page"
    assert reason in notices(page)


def test_the_menu_is_bounded(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    page = visit("CHN-JPN")
    registered = [one["url_pathname"] for one in page._registered_pages.values()]
    assert registered == [
        "", "search", "compare", "read", "data", "method", "CHN-JPN", "RUS-TUR", "TUR-USA",
        "TUR", "RUS", "USA",
    ]  # fmt: skip


def test_an_empty_folder_still_has_pair_pages(data_dir: Path) -> None:
    page = open_page("RUS-TUR")
    assert page.info[0].value.startswith("There are no events for this pair")


def test_a_briefing_has_its_parts_in_order(visit: Visit) -> None:
    heads = [one.value for one in visit("RUS-TUR").header]
    assert heads == [
        "Timeline", "Who acts toward whom, events that occurred, 2015–2019 (n = 4)",
        "Kinds of acts", "Turning points",
        "Events, newest first, 2015–2019 (n = 6)", "The text behind the event", "Filters",
    ]  # fmt: skip


def test_every_chart_says_whose_events_when_how_many_and_from_where(visit: Visit) -> None:
    version = sample_store().version[:8]
    source = f"Relations · sample · data version {version}"
    timeline, volume, acts = charts(visit("RUS-TUR"))
    assert timeline == (
        f"Russia – Turkey: events that occurred, per month, 2015–2019 (n = 4) {source}"
    )
    assert volume == f"Russia – Turkey: events of any status, per month, 2015–2019 (n = 6) {source}"
    assert acts.startswith(
        "Russia – Turkey: events that occurred by type, per month, 2015–2019 (n = 4) Blue above:"
    )
    assert acts.endswith(source)


def test_a_chart_names_the_filters_it_was_drawn_under(visit: Visit) -> None:
    timeline, volume, _ = charts(visit("RUS-TUR", status="planned", type="AGREE"))
    assert "Russia – Turkey: planned events per month, 2019 (n = 1)" in timeline
    assert timeline.endswith(" Agree; planned")
    assert volume.endswith(" Agree")


def test_directions_stand_side_by_side_and_lead_to_their_events(visit: Visit) -> None:
    told = html(visit("RUS-TUR", status="occurred"))
    assert 'href="./RUS-TUR?status=occurred&amp;direction=TUR-RUS"' in told
    assert "Turkey toward Russia</a></th><td>▲ 0 · ▼ 1" in told


def test_the_order_of_the_table_is_in_the_address(visit: Visit) -> None:
    page = visit("RUS-TUR", event=IDS["ASSAULT"])
    page.selectbox(key="sort").select("oldest").run()
    assert page.query_params["sort"] == "oldest"
    assert page.query_params["event"] == IDS["ASSAULT"]
    assert days(page)[0] == "2015-11-24"
    page = visit("RUS-TUR", sort="nonsense")
    assert page.selectbox(key="sort").value == "newest"


def test_modes_are_told_apart_on_demand(visit: Visit) -> None:
    page = visit("RUS-TUR", step="year")
    page.toggle(key="modes").set_value(True).run()
    assert page.query_params["modes"] == "1"
    assert page.query_params["step"] == "year"


def test_too_few_events_have_no_turning_point_and_no_movement(visit: Visit) -> None:
    page = visit("RUS-TUR")
    assert any("clear enough to be told from chance" in text.value for text in page.text)
    assert "the balance rose" not in lead(page)
    assert "Only 4 acts occurred, too few to speak of a balance." in lead(page)


def test_names_follow_the_language_of_the_browser(visit: Visit) -> None:
    from relations import texts

    page = visit("RUS-TUR")
    page.context = {"url": "http://localhost/RUS-TUR", "locale": "de-DE"}
    page.run()
    assert page.title[0].value == "Russland – Türkei"
    texts.speak(None)
